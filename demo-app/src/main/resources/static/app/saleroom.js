import { Card } from "./card.js";
import { byId, setText } from "./dom.js";
import { money } from "./format.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/* How an event changes a lot. What arrives twice changes nothing, so that a snapshot may overlap with the events. */
const CHANGES = {
	bid: ({ bidder, price, minimumBid, bids }) => ({ leader: bidder, price, minimumBid, bids }),
	called: ({ stage, millisLeft }) => ({ stage, millisLeft }),
	extended: ({ millisLeft }) => ({ stage: "OPEN", millisLeft }),
	sold: ({ buyer, price, bids }) => ({ stage: "SOLD", leader: buyer, price, bids, millisLeft: 0 }),
	passed: () => ({ stage: "PASSED", millisLeft: 0 }),
};

/** The lots on the page. A new one takes the place of one that has gone, so that the rest stay where they are. */
export class Saleroom {

	#cards = new Map();
	#free = [];
	#bidder;
	#onBid;
	#ticked = 0;

	constructor(bidder, onBid) {
		this.#bidder = bidder;
		this.#onBid = onBid;
		const tick = (now) => {
			this.#tick(now);
			requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
	}

	/** Shows how all the lots stand. */
	show(lots) {
		const current = new Set(lots.map((lot) => lot.lot));
		[...this.#cards.keys()].filter((number) => !current.has(number)).forEach((number) => this.#release(number));
		lots.forEach((lot) => this.#put(lot));
		this.#free.splice(0).forEach((element) => element.remove());
		this.#sum();
	}

	/** Shows what has happened. */
	apply(event) {
		if (event.type === "opened") {
			this.#put(event);
		}
		else if (event.type === "gone") {
			this.#release(event.lot);
		}
		else if (event.type === "cleared") {
			[...this.#cards.keys()].forEach((number) => this.#release(number));
		}
		else if (event.type in CHANGES) {
			this.#cards.get(event.lot)?.update(CHANGES[event.type](event), this.#bidder());
		}
		this.#sum();
	}

	#put(lot) {
		if (!this.#cards.has(lot.lot)) {
			this.#seat(lot);
		}
		this.#cards.get(lot.lot).update(lot, this.#bidder());
	}

	#seat(lot) {
		const card = new Card(lot, this.#onBid);
		const place = this.#free.shift();
		if (place === undefined) {
			byId("lots").append(card.element);
		}
		else {
			place.replaceWith(card.element);
		}
		this.#cards.set(lot.lot, card);
	}

	/* A card stays in its place, closed, until the next lot takes it. */
	#release(number) {
		const card = this.#cards.get(number);
		if (card !== undefined) {
			this.#cards.delete(number);
			this.#free.push(card.element);
			card.close();
		}
	}

	#sum() {
		const running = [...this.#cards.values()].map((card) => card.lot).filter((lot) => lot.stage !== "SOLD" && lot.stage !== "PASSED");
		const led = running.filter((lot) => lot.leader !== null);
		setText(byId("figure-lots"), String(running.length));
		setText(byId("figure-table"), money(led.reduce((sum, lot) => sum + lot.price, 0)));
	}

	/* Moves the countdowns along between two events. */
	#tick(now) {
		if (now - this.#ticked >= (calm.matches ? 1000 : 50)) {
			this.#ticked = now;
			this.#cards.forEach((card) => card.tick(now));
		}
	}

}
