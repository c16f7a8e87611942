import { byId, html, setText } from "./dom.js";
import { clock, money, plural } from "./format.js";

const SHOWN = 6;
let newest;

/** Shows the last sales, newest first. */
export function showSales(sales) {
	byId("sales-empty").hidden = sales.length > 0;
	setText(byId("figure-sold"), money(sales.reduce((sum, sale) => sum + sale.price, 0)));
	if (sales[0]?.lot === newest) {
		return;
	}
	newest = sales[0]?.lot;
	byId("sales").replaceChildren(...sales.slice(0, SHOWN).map(entry));
}

function entry(sale) {
	return html("li", "",
			html("span", "car", `${sale.car}, ${sale.year}`),
			html("span", "price", money(sale.price)),
			html("span", "buyer", `${sale.buyer}, after ${plural(sale.bids, "bid")}`),
			html("span", "when", clock(sale.soldAt)));
}
