import { byId, html } from "./dom.js";

const NOTICE_MILLIS = 4500;
const MOST = 2;

/** Tells the visitor something for a moment; the oldest gives way. */
export function notify(text, tone) {
	const notices = byId("notices");
	const notice = html("p", "notice", text);
	notice.dataset.tone = tone;
	notices.append(notice);
	while (notices.children.length > MOST) {
		notices.firstElementChild.remove();
	}
	setTimeout(() => notice.remove(), NOTICE_MILLIS);
}
