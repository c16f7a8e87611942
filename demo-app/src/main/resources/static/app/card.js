import { html, setText } from "./dom.js";
import { countdown, money, plural, words } from "./format.js";
import { silhouette } from "./silhouette.js";

/** One lot on the page. It is made once and then told what changes. */
export class Card {

	#lot = { price: 0 };
	#shown = 0;
	#closesAt = 0;
	#whole = 1;
	#pending = false;
	#yours = false;
	#outbid = false;
	#stage = html("span", "lot-stage");
	#price = html("span", "lot-price");
	#leader = html("strong", "");
	#bids = html("span", "");
	#bar = html("span", "");
	#left = html("span", "lot-left");
	#warning = html("span", "lot-outbid");
	#stamp = html("span", "lot-stamp");
	#button = html("button", "lot-bid");

	constructor(lot, onBid) {
		this.#button.type = "button";
		this.#button.addEventListener("click", () => this.#bid(onBid));
		this.#stamp.hidden = true;
		const title = html("h3", "", lot.car.name);
		title.title = lot.car.name;
		const picture = html("div", "lot-picture", html("span", "lot-number", `Lot ${lot.lot}`), this.#stage, silhouette(lot.car));
		const car = html("div", "lot-car", title, html("p", "", data(lot.car)));
		const leader = html("span", "lot-leader", this.#leader, this.#bids);
		const clock = html("div", "lot-clock", this.#bar);
		clock.setAttribute("aria-hidden", "true");
		const time = html("span", "lot-time", this.#left, this.#warning);
		this.element = html("article", "lot", picture, car, html("div", "lot-money", this.#price, leader), clock,
				html("div", "lot-act", time, this.#button), this.#stamp);
		this.element.dataset.lot = lot.lot;
		this.element.setAttribute("aria-label", `Lot ${lot.lot}, ${lot.car.name}`);
	}

	/** How the lot stands, as far as the page knows. */
	get lot() {
		return this.#lot;
	}

	/** Shows what has changed, or all of it. */
	update(change, bidder) {
		this.#lot = { ...this.#lot, ...change };
		if ("millisLeft" in change) {
			this.#closesAt = performance.now() + change.millisLeft;
			this.#whole = Math.max(1, change.millisLeft, change.millisRun === undefined ? this.#whole : change.millisRun + change.millisLeft);
		}
		const yours = this.#lot.leader === bidder;
		this.#outbid = !yours && (this.#outbid || this.#yours);
		this.#yours = yours;
		this.#draw();
	}

	/** The lot has left the board; its card waits for the next one to take the place. */
	close() {
		this.#button.disabled = true;
	}

	#draw() {
		const lot = this.#lot;
		const closed = lot.stage === "SOLD" || lot.stage === "PASSED";
		this.element.dataset.stage = lot.stage;
		setText(this.#stage, words(lot.stage));
		setText(this.#price, money(lot.price));
		setText(this.#leader, lot.leader ?? "No bid yet");
		this.#leader.className = this.#yours ? "you" : "";
		setText(this.#bids, lot.bids === 0 ? `guide ${money(lot.guide)}` : plural(lot.bids, "bid"));
		setText(this.#button, label(lot, closed, this.#yours));
		setText(this.#warning, this.#outbid && !closed ? "Outbid" : "");
		this.#button.disabled = closed || this.#yours || this.#pending;
		setText(this.#stamp, words(lot.stage));
		this.#stamp.hidden = !closed;
		if (this.#shown > 0 && lot.price > this.#shown) {
			this.#flash();
		}
		this.#shown = lot.price;
	}

	async #bid(onBid) {
		this.#pending = true;
		this.#draw();
		try {
			await onBid(this.#lot);
		}
		finally {
			this.#pending = false;
			this.#draw();
		}
	}

	tick(now) {
		const left = Math.max(0, this.#closesAt - now);
		this.#bar.style.transform = `scaleX(${Math.min(1, left / this.#whole).toFixed(4)})`;
		setText(this.#left, left === 0 ? "" : `${countdown(left)} left`);
	}

	#flash() {
		this.#price.classList.remove("raised");
		void this.#price.offsetWidth; // starts the animation afresh
		this.#price.classList.add("raised");
	}

}

function data(car) {
	const parts = [car.year, car.origin, `${car.cylinders} cyl`];
	if (car.horsepower !== null) {
		parts.push(`${car.horsepower} hp`);
	}
	if (car.milesPerGallon !== null) {
		parts.push(`${car.milesPerGallon} mpg`);
	}
	return parts.join(" · ");
}

function label(lot, closed, yours) {
	if (closed) {
		return "Closed";
	}
	return yours ? "You lead" : `Bid ${money(lot.minimumBid)}`;
}
