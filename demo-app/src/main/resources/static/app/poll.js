/**
 * Calls an asynchronous function again and again, each time a while after the last call has ended, and not while
 * nobody looks. The callbacks learn how it went.
 */
export function poll(every, task, { succeeded, failed }) {
	async function turn() {
		if (!document.hidden) {
			try {
				await task();
				succeeded();
			}
			catch (problem) {
				failed(problem);
			}
		}
		setTimeout(turn, every);
	}
	turn();
}
