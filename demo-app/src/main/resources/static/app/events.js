const RETRY_MILLIS = 5000;

/**
 * Listens to server-sent events for as long as somebody looks: a browser has few connections for each host, so a page
 * in the background keeps none. Whatever was missed meanwhile is for `opened` to make up for.
 */
export function listen(path, { opened = () => {}, event, lost = () => {} }) {
	let source = null;
	let retry = 0;

	function open() {
		clearTimeout(retry);
		if (source !== null || document.hidden) {
			return;
		}
		source = new EventSource(path);
		source.addEventListener("open", opened);
		source.addEventListener("message", (message) => event(JSON.parse(message.data)));
		source.addEventListener("error", () => {
			lost();
			if (source?.readyState === EventSource.CLOSED) {
				close(); // the browser has given up: the answer was no stream of events
				retry = setTimeout(open, RETRY_MILLIS);
			}
		});
	}

	function close() {
		clearTimeout(retry);
		source?.close();
		source = null;
	}

	document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
	addEventListener("pagehide", close);
	addEventListener("pageshow", open);
	open();
}
