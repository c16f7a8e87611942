import { placeBid } from "./api.js";
import { byId, setText } from "./dom.js";
import { money } from "./format.js";
import { notify } from "./notices.js";
import { Session } from "./session.js";

const KEY = "troupe-demo-bidder";

const session = new Session({
	changed: showLine,
	outbid: (frame) => notify(`You have been outbid on lot ${frame.lot}: ${frame.bidder} bids ${money(frame.price)}.`, "outbid"),
	won: (frame) => notify(`Lot ${frame.lot} is yours, for ${money(frame.price)}.`, "accepted"),
});

/** Returns the visitor's name, as the field in the head of the page has it. */
export function bidder() {
	return byId("bidder").value.trim();
}

/** Fills the name field with the name of last time, or a paddle number. */
export function rememberBidder() {
	const field = byId("bidder");
	field.value = recall() ?? `Paddle ${100 + Math.floor(Math.random() * 900)}`;
	field.addEventListener("change", () => {
		store(bidder());
		session.hello(bidder());
	});
	byId("paddle").addEventListener("submit", (event) => event.preventDefault());
}

/** Bids what it takes to lead, over the socket or, while that is down, by HTTP; and says what became of it. */
export async function bid(lot) {
	const field = byId("bidder");
	if (bidder() === "") {
		field.reportValidity();
		field.focus();
		return;
	}
	try {
		const place = session.open ? session.bid(lot.lot, bidder(), lot.minimumBid) : placeBid(lot.lot, bidder(), lot.minimumBid);
		const outcome = await place;
		if (outcome.accepted) {
			notify(`You lead lot ${lot.lot}, ${lot.car.name}, at ${money(outcome.price)}.`, "accepted");
		}
		else {
			notify(outcome.reason, "refused");
		}
	}
	catch {
		notify("The house did not answer. Look whether you lead.", "refused");
	}
}

function showLine(open) {
	const line = byId("line");
	line.dataset.state = open ? "open" : "down";
	setText(line, open ? "by WebSocket" : "by HTTP, socket down");
	if (open) {
		session.hello(bidder());
	}
}

function recall() {
	try {
		return localStorage.getItem(KEY);
	}
	catch {
		return null; // storage may be forbidden; a name for this visit will do
	}
}

function store(name) {
	try {
		localStorage.setItem(KEY, name);
	}
	catch {
		// as above
	}
}
