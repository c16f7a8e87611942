const TIMEOUT_MILLIS = 5000;

/** Reads JSON; fails on any status but 2xx. */
export async function get(path) {
	const response = await fetch(path, {
		headers: { Accept: "application/json" },
		signal: AbortSignal.timeout(TIMEOUT_MILLIS),
	});
	if (!response.ok) {
		throw new Error(`${path} answered ${response.status}`);
	}
	return response.json();
}

/** Places a bid: what became of it, as { accepted, price } or { accepted: false, reason }. */
export async function placeBid(lot, bidder, amount) {
	const response = await fetch(`api/lots/${lot}/bids`, {
		method: "POST",
		headers: { "Content-Type": "application/json", Accept: "application/json, application/problem+json" },
		body: JSON.stringify({ bidder, amount }),
		signal: AbortSignal.timeout(TIMEOUT_MILLIS),
	});
	if (response.ok) {
		return { accepted: true, price: (await response.json()).price };
	}
	if (response.status === 503) {
		const seconds = response.headers.get("Retry-After") ?? "1";
		return { accepted: false, reason: `The house is overrun with bids. Try again in ${seconds} s.` };
	}
	const problem = await response.json().catch(() => ({}));
	return { accepted: false, reason: problem.detail ?? `The house answered ${response.status}.` };
}
