import { get } from "./api.js";
import { showActors, showDeadLetters } from "./backstage.js";
import { bid, bidder, rememberBidder } from "./bidding.js";
import { connectionOf } from "./connection.js";
import { poll } from "./poll.js";
import { showLots, tickCards } from "./saleroom.js";
import { showSales } from "./sales.js";

rememberBidder();

poll(500, async () => showLots(await get("api/lots"), bidder(), bid), connectionOf("lots"));
poll(500, async () => showActors(await get("actuator/troupe")), connectionOf("actors"));
poll(2000, async () => showSales(await get("api/sales?limit=20")), connectionOf("sales"));
poll(2000, async () => showDeadLetters(await get("actuator/metrics/troupe.dead.letters")), connectionOf("metrics"));

requestAnimationFrame(tickCards);
