const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

export function money(amount) {
	return Number.isInteger(amount) ? dollars.format(amount) : exact.format(amount);
}

export function count(number) {
	return number < 100_000 ? whole.format(number) : compact.format(number);
}

export function rate(number) {
	return number < 9.95 ? tenths.format(number) : count(number);
}

/** A figure with one decimal, always. */
export function tenthsOf(number) {
	return tenths.format(number);
}

export function clock(instant) {
	return time.format(new Date(instant));
}

/** 65432 milliseconds are 1:06: what is begun counts. */
export function countdown(millis) {
	const seconds = Math.ceil(millis / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** GOING_ONCE is "Going once". */
export function words(constant) {
	const text = constant.toLowerCase().replaceAll("_", " ");
	return text.charAt(0).toUpperCase() + text.slice(1);
}

export function plural(number, noun) {
	return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}
