import { html, setText } from "./dom.js";
import { countdown, money, plural, words } from "./format.js";
import { silhouette } from "./silhouette.js";

/** One lot on the page. It is made once and then told how the lot stands. */
export class Card {

	#lot;
	#closesAt = 0;
	#whole = 1;
	#stage = html("span", "lot-stage");
	#price = html("span", "lot-price");
	#leader = html("strong", "");
	#bids = html("span", "");
	#bar = html("span", "");
	#left = html("span", "lot-left");
	#stamp = html("span", "lot-stamp");
	#button = html("button", "lot-bid");

	constructor(lot, onBid) {
		this.#button.type = "button";
		this.#button.addEventListener("click", () => onBid(this.#lot, this.#button));
		this.#stamp.hidden = true;
		const title = html("h3", "", lot.car.name);
		title.title = lot.car.name;
		const picture = html("div", "lot-picture", html("span", "lot-number", `Lot ${lot.lot}`), this.#stage, silhouette(lot.car));
		const car = html("div", "lot-car", title, html("p", "", data(lot.car)));
		const leader = html("span", "lot-leader", this.#leader, this.#bids);
		const clock = html("div", "lot-clock", this.#bar);
		clock.setAttribute("aria-hidden", "true");
		this.element = html("article", "lot", picture, car, html("div", "lot-money", this.#price, leader), clock,
				html("div", "lot-act", this.#left, this.#button), this.#stamp);
		this.element.dataset.lot = lot.lot;
		this.element.setAttribute("aria-label", `Lot ${lot.lot}, ${lot.car.name}`);
	}

	update(lot, bidder) {
		const raised = this.#lot && lot.price > this.#lot.price;
		const closed = lot.stage === "SOLD" || lot.stage === "PASSED";
		const yours = lot.leader === bidder;
		this.#lot = lot;
		this.#closesAt = performance.now() + lot.millisLeft;
		this.#whole = Math.max(1, lot.millisRun + lot.millisLeft);
		this.element.dataset.stage = lot.stage;
		setText(this.#stage, words(lot.stage));
		setText(this.#price, money(lot.price));
		setText(this.#leader, lot.leader ?? "No bid yet");
		this.#leader.className = yours ? "you" : "";
		setText(this.#bids, lot.bids === 0 ? `guide ${money(lot.guide)}` : plural(lot.bids, "bid"));
		setText(this.#button, label(lot, closed, yours));
		this.#button.disabled = closed || yours;
		setText(this.#stamp, words(lot.stage));
		this.#stamp.hidden = !closed;
		if (raised) {
			this.#flash();
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
