const ANSWER_MILLIS = 6000;
const RETRY_MILLIS = [500, 1000, 2000, 5000];

/** The visitor's line to the house: a WebSocket that is opened again whenever it is lost. */
export class Session {

	#socket = null;
	#said = null;
	#attempts = 0;
	#answers = new Map();
	#listener;

	/** The listener hears `changed(open)` and what the house says of its own accord: `outbid`, `won`, `lagged`. */
	constructor(listener) {
		this.#listener = listener;
		this.#connect();
	}

	get open() {
		return this.#socket?.readyState === WebSocket.OPEN;
	}

	/** Says who bids, so that the house knows whom to tell. */
	hello(name) {
		if (this.open && name !== "" && name !== this.#said) {
			this.#said = name;
			this.#send({ type: "hello", name });
		}
	}

	/** Places a bid: what became of it, as { accepted, price } or { accepted: false, reason }. */
	bid(lot, name, amount) {
		this.hello(name);
		this.#answers.get(lot)?.reject(new Error("Bid again"));
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error("No answer")), ANSWER_MILLIS);
			this.#answers.set(lot, { resolve, reject, timer });
			this.#send({ type: "bid", lot, amount });
		}).finally(() => this.#forget(lot));
	}

	#connect() {
		const socket = new WebSocket(new URL("ws/bid", location.href.replace(/^http/, "ws")));
		this.#socket = socket;
		socket.addEventListener("open", () => {
			this.#attempts = 0;
			this.#said = null;
			this.#listener.changed(true);
		});
		socket.addEventListener("message", (message) => this.#hear(JSON.parse(message.data)));
		socket.addEventListener("close", () => this.#lost());
	}

	#lost() {
		this.#listener.changed(false);
		[...this.#answers.values()].forEach((answer) => answer.reject(new Error("The line broke")));
		const pause = RETRY_MILLIS[Math.min(this.#attempts, RETRY_MILLIS.length - 1)];
		this.#attempts += 1;
		setTimeout(() => this.#connect(), pause);
	}

	#hear(frame) {
		if (frame.type === "accepted") {
			this.#answers.get(frame.lot)?.resolve({ accepted: true, price: frame.price });
		}
		else if (frame.type === "refused") {
			this.#answers.get(frame.lot)?.resolve({ accepted: false, reason: frame.reason });
		}
		else {
			this.#listener[frame.type]?.(frame);
		}
	}

	#forget(lot) {
		clearTimeout(this.#answers.get(lot)?.timer);
		this.#answers.delete(lot);
	}

	#send(frame) {
		this.#socket.send(JSON.stringify(frame));
	}

}
