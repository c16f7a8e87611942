import { byId, setText } from "./dom.js";

const lost = new Set();

/** Tells the page's reader whether what is shown is live; each poll reports under its own name. */
export function connectionOf(name) {
	return {
		succeeded() {
			lost.delete(name);
			show();
		},
		failed() {
			lost.add(name);
			show();
		},
	};
}

function show() {
	const element = byId("connection");
	element.dataset.state = lost.size === 0 ? "live" : "lost";
	setText(element, lost.size === 0 ? "Live" : `No ${[...lost].join(", ")}`);
}
