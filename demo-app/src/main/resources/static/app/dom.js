const SVG = "http://www.w3.org/2000/svg";

/** Makes an HTML element with a class and children; strings become text, never markup. */
export function html(tag, className, ...children) {
	const element = document.createElement(tag);
	if (className) {
		element.className = className;
	}
	element.append(...children);
	return element;
}

/** Makes an SVG element with attributes and children. */
export function svg(tag, attributes, ...children) {
	const element = document.createElementNS(SVG, tag);
	for (const [name, value] of Object.entries(attributes)) {
		element.setAttribute(name, value);
	}
	element.append(...children);
	return element;
}

/** Sets an element's text if it changed, so that screen readers and layout stay calm. */
export function setText(element, text) {
	if (element.textContent !== text) {
		element.textContent = text;
	}
}

export function byId(id) {
	return document.getElementById(id);
}
