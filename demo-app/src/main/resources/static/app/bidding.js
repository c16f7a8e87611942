import { placeBid } from "./api.js";
import { byId, html } from "./dom.js";
import { money } from "./format.js";

const KEY = "troupe-demo-bidder";
const NOTICE_MILLIS = 4500;

/** Returns the visitor's name, as the field in the head of the page has it. */
export function bidder() {
	return byId("bidder").value.trim();
}

/** Fills the name field with the name of last time, or a paddle number. */
export function rememberBidder() {
	const field = byId("bidder");
	field.value = recall() ?? `Paddle ${100 + Math.floor(Math.random() * 900)}`;
	field.addEventListener("change", () => store(field.value.trim()));
	byId("paddle").addEventListener("submit", (event) => event.preventDefault());
}

/** Bids what it takes to lead, and says what became of it. */
export async function bid(lot, button) {
	const field = byId("bidder");
	if (bidder() === "") {
		field.reportValidity();
		field.focus();
		return;
	}
	button.disabled = true;
	try {
		const outcome = await placeBid(lot.lot, bidder(), lot.minimumBid);
		if (outcome.accepted) {
			notify(`You lead lot ${lot.lot}, ${lot.car.name}, at ${money(outcome.lot.price)}.`, "accepted");
		}
		else {
			notify(outcome.reason, "refused");
		}
	}
	catch {
		notify("The bid did not reach the house.", "refused");
	}
}

function notify(text, tone) {
	const notice = html("p", "notice", text);
	notice.dataset.tone = tone;
	byId("notices").append(notice);
	setTimeout(() => notice.remove(), NOTICE_MILLIS);
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
