import { get } from "./api.js";
import { showActors, showDeadLetters } from "./backstage.js";
import { bid, bidder, rememberBidder } from "./bidding.js";
import { connectionOf } from "./connection.js";
import { follow } from "./live.js";
import { poll } from "./poll.js";
import { showPrices } from "./prices.js";
import { Saleroom } from "./saleroom.js";
import { addSale, showSales } from "./sales.js";

rememberBidder();

const saleroom = new Saleroom(bidder, bid);

follow({
	snapshot(lots, sales) {
		saleroom.show(lots);
		showSales(sales);
	},
	event(event) {
		saleroom.apply(event);
		if (event.type === "sold") {
			addSale(event);
		}
	},
	connection: connectionOf("events"),
});
showPrices();

poll(500, async () => showActors(await get("actuator/troupe")), connectionOf("actors"));
poll(2000, async () => showDeadLetters(await get("actuator/metrics/troupe.dead.letters")), connectionOf("metrics"));
