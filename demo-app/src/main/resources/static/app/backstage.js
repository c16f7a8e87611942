import { byId, html, setText } from "./dom.js";
import { count, plural, rate as rateText, words } from "./format.js";
import { Line } from "./line.js";

const rows = new Map();

/** Shows every actor as the endpoint describes it; the spawned ones in sum. */
export function showActors(troupe) {
	const actors = [
		...Object.entries(troupe.actors).map(([name, actor]) => ({ name, live: 1, spawned: false, ...actor })),
		...Object.entries(troupe.spawned).map(([name, actor]) => ({ name, spawned: true, ...actor })),
	];
	const now = performance.now();
	const rates = actors.map((actor) => row(actor).update(actor, now));
	setText(byId("engine-actors"), count(sum(actors.map((actor) => actor.live))));
	setText(byId("engine-rate"), rateText(sum(rates)));
	setText(byId("engine-processed"), count(sum(actors.map((actor) => actor.processed))));
}

export function showDeadLetters(metric) {
	setText(byId("engine-dead"), count(sum(metric.measurements.map((measurement) => measurement.value))));
}

function row(actor) {
	if (!rows.has(actor.name)) {
		rows.set(actor.name, new Row(actor.name));
	}
	return rows.get(actor.name);
}

function sum(numbers) {
	return numbers.reduce((total, number) => total + number, 0);
}

class Row {

	#live = html("span", "actor-live");
	#streams = html("span", "actor-streams");
	#state = html("span", "actor-state");
	#rate = html("div", "rate");
	#depth = html("div", "depth");
	#figure = html("div", "actor-line");
	#line;

	constructor(name) {
		const head = html("div", "actor-head", html("span", "actor-name", name), this.#live, this.#streams, this.#state);
		const figures = html("div", "actor-figures", this.#rate, this.#depth);
		const element = html("div", "actor", head, html("div", "actor-body", this.#figure, figures));
		element.dataset.actor = name;
		this.#figure.setAttribute("role", "img");
		this.#figure.setAttribute("aria-label", `Messages a second and messages waiting of ${name}, over the last minute`);
		byId("actors").append(element);
		this.#line = new Line(this.#figure);
	}

	update(actor, now) {
		const rate = this.#line.add(now, actor.processed, actor.mailbox.depth);
		const states = actor.spawned ? actor.states : { [actor.state]: 1 };
		setText(this.#live, actor.spawned ? `×${count(actor.live)}` : "");
		setText(this.#streams, streams(actor.streams));
		this.#streams.title = this.#streams.textContent;
		// the end of a stream is no fault
		const ended = actor.kind === "STREAM" && actor.state === "STOPPED";
		this.#state.dataset.state = ended ? "ENDED" : worst(states);
		setText(this.#state, describe(states, actor.spawned));
		setText(this.#rate, `${rateText(rate)}/s`);
		const peak = actor.mailbox.highWaterMark;
		setText(this.#depth, `${count(actor.mailbox.depth)} waiting${peak === undefined ? "" : `, peak ${count(peak)}`}`);
		return rate;
	}

}

/* The endpoint lists the streams of one actor and counts those of many. */
function streams(of) {
	const size = (some) => (Array.isArray(some) ? some.length : some ?? 0);
	const sources = size(of?.sources);
	const listeners = size(of?.subscribers);
	const lost = of?.lagged ?? 0;
	return [
		sources > 0 ? plural(sources, "source") : "",
		listeners > 0 ? plural(listeners, "listener") : "",
		lost > 0 ? `${count(lost)} lost` : "",
	].filter((part) => part !== "").join(", ");
}

function worst(states) {
	const order = ["FAILED", "STOPPED", "BACKING_OFF", "SUSPENDED", "MUTED", "STOPPING", "STARTING", "RUNNING", "IDLE"];
	return order.find((state) => states[state] > 0) ?? "IDLE";
}

function describe(states, spawned) {
	const entries = Object.entries(states);
	if (!spawned) {
		return words(entries[0][0]);
	}
	return entries.map(([state, number]) => `${number} ${words(state).toLowerCase()}`).join(", ");
}
