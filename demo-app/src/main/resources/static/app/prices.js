import { listen } from "./events.js";
import { byId, html, setText } from "./dom.js";
import { tenthsOf } from "./format.js";

const quotes = new Map();

/** Shows what the market pays, maker by maker. Without a feed the strip stays empty. */
export function showPrices() {
	listen("api/prices", { event: show });
}

function show({ maker, index }) {
	if (!quotes.has(maker)) {
		quotes.set(maker, quote(maker));
	}
	const { element, figure, last } = quotes.get(maker);
	setText(figure, tenthsOf(index));
	if (last !== undefined && index !== last) {
		element.dataset.trend = index > last ? "up" : "down";
	}
	quotes.get(maker).last = index;
}

function quote(maker) {
	const figure = html("span", "quote-index");
	const element = html("li", "quote", html("span", "quote-maker", maker), figure);
	const strip = byId("prices");
	const after = [...strip.children].find((other) => other.textContent.localeCompare(maker) > 0);
	strip.insertBefore(element, after ?? null);
	return { element, figure, last: undefined };
}
