import { Card } from "./card.js";
import { byId, setText } from "./dom.js";
import { money } from "./format.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const cards = new Map();
let ticked = 0;

/** Shows how the lots stand. A new lot takes the place of one that has gone, so that the rest stay where they are. */
export function showLots(lots, bidder, onBid) {
	const grid = byId("lots");
	const current = new Set(lots.map((lot) => lot.lot));
	const free = [...cards.keys()].filter((number) => !current.has(number));
	for (const lot of lots) {
		if (!cards.has(lot.lot)) {
			cards.set(lot.lot, seat(new Card(lot, onBid), grid, free));
		}
		cards.get(lot.lot).update(lot, bidder);
	}
	free.forEach(clear);
	const running = lots.filter((lot) => lot.leader !== null && lot.millisLeft > 0);
	setText(byId("figure-lots"), String(lots.filter((lot) => lot.millisLeft > 0).length));
	setText(byId("figure-table"), money(running.reduce((sum, lot) => sum + lot.price, 0)));
}

function seat(card, grid, free) {
	const gone = free.shift();
	if (gone === undefined) {
		grid.append(card.element);
	}
	else {
		cards.get(gone).element.replaceWith(card.element);
		cards.delete(gone);
	}
	return card;
}

function clear(number) {
	cards.get(number).element.remove();
	cards.delete(number);
}

/** Moves the countdowns along between two answers of the server. */
export function tickCards(now) {
	const pause = calm.matches ? 1000 : 50;
	if (now - ticked >= pause) {
		ticked = now;
		cards.forEach((card) => card.tick(now));
	}
	requestAnimationFrame(tickCards);
}
