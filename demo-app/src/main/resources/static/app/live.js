import { get } from "./api.js";
import { listen } from "./events.js";

/**
 * Follows the saleroom: a snapshot whenever the line has opened, and each event from then on. Events that come while a
 * snapshot is under way are applied after it. A gap in their numbers asks for a new one.
 */
export function follow({ snapshot, event, connection }) {
	let last = null;
	let waiting = null;
	let open = false;
	let again = false;

	async function refresh() {
		if (waiting !== null) {
			again = true;
			return;
		}
		again = false;
		waiting = [];
		try {
			const [lots, sales] = await Promise.all([get("api/lots"), get("api/sales?limit=20")]);
			snapshot(lots, sales);
			if (open) {
				connection.succeeded();
			}
		}
		catch {
			connection.failed();
			setTimeout(refresh, 1000);
		}
		const missed = waiting;
		waiting = null;
		missed.forEach(event);
		if (again) {
			refresh();
		}
	}

	function take(news) {
		const gap = last !== null && news.number !== last + 1;
		last = news.number;
		if (gap) {
			refresh();
		}
		if (waiting !== null) {
			waiting.push(news);
		}
		else {
			event(news);
		}
	}

	listen("api/events", {
		opened() {
			last = null;
			open = true;
			refresh();
		},
		event: take,
		lost() {
			open = false;
			connection.failed();
		},
	});
	// the first event opens the line, which may take a moment
	refresh();
}
