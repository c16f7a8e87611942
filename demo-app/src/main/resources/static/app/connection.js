import { byId, setText } from "./dom.js";

const awaited = new Set();
const lost = new Set();

/** Tells the page's reader whether what is shown is live; each source reports under its own name. */
export function connectionOf(name) {
	awaited.add(name);
	return {
		succeeded() {
			awaited.delete(name);
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
	const state = lost.size > 0 ? "lost" : awaited.size > 0 ? "waiting" : "live";
	element.dataset.state = state;
	setText(element, { lost: lost.size > 1 ? "No connection" : `No ${[...lost][0]}`, waiting: "Connecting", live: "Live" }[state]);
}
