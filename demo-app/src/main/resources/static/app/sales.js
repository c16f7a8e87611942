import { byId, html, setText } from "./dom.js";
import { clock, money, plural } from "./format.js";

const SHOWN = 6;
const SUMMED = 20;
let last = [];

/** Shows the last sales, newest first. */
export function showSales(sales) {
	last = sales;
	draw();
}

/** Adds a sale that has just been made, unless it is shown already. */
export function addSale(sale) {
	if (last.every((known) => known.lot !== sale.lot)) {
		last = [sale, ...last].slice(0, SUMMED);
		draw();
	}
}

function draw() {
	byId("sales-empty").hidden = last.length > 0;
	setText(byId("figure-sold"), money(last.reduce((sum, sale) => sum + sale.price, 0)));
	byId("sales").replaceChildren(...last.slice(0, SHOWN).map(entry));
}

function entry(sale) {
	return html("li", "",
			html("span", "car", `${sale.car}, ${sale.year}`),
			html("span", "price", money(sale.price)),
			html("span", "buyer", `${sale.buyer}, after ${plural(sale.bids, "bid")}`),
			html("span", "when", clock(sale.soldAt)));
}
