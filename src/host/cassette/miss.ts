import type { RecordedRequest } from "./exchange.js";

/** How much of a long body is shown on each side of the place where two differ, in characters. */
const shownAround = 100;

/**
 * Says which request has no recorded answer, which recorded one comes closest and where the two part.
 *
 * @param textOf the form in which requests are compared: method and address in the first line, then the body
 */
export function missMessage(
	file: string,
	asked: RecordedRequest,
	recorded: readonly RecordedRequest[],
	textOf: (request: RecordedRequest) => string,
): string {
	const wanted = textOf(asked);
	const texts = recorded.map(textOf);
	const times = texts.filter((text) => text === wanted).length;
	if (times > 0) {
		const often = times === 1 ? "once" : `${times} times`;
		return `${file} holds an answer to this request ${often}, and it has been asked once more:\n${shown(wanted, wanted.length)}`;
	}
	const [closest, number] = closestTo(wanted, texts);
	const missing = `${file} holds no answer to this request:`;
	if (closest === null) return `${missing}\n${shown(wanted, 0)}\nNothing at all is recorded there.`;
	const parting = commonStart(wanted, closest);
	return `${missing}\n${shown(wanted, parting)}\nThe closest recorded one is number ${number}:\n${shown(closest, parting)}`;
}

function closestTo(wanted: string, texts: readonly string[]): [text: string | null, number: number] {
	let best: [string | null, number] = [null, 0];
	let highest = -1;
	for (const [index, text] of texts.entries()) {
		const score = likeness(wanted, text);
		if (score > highest) {
			highest = score;
			best = [text, index + 1];
		}
	}
	return best;
}

/** The same method and address weigh more than any body. */
function likeness(a: string, b: string): number {
	const headA = a.slice(0, a.indexOf("\n"));
	const headB = b.slice(0, b.indexOf("\n"));
	const longest = Math.max(a.length, b.length) || 1;
	const head = headA === headB ? 2 : commonStart(headA, headB) / (Math.max(headA.length, headB.length) || 1);
	return head + (commonStart(a, b) + commonEnd(a, b)) / (2 * longest);
}

function commonStart(a: string, b: string): number {
	let length = 0;
	while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
	return length;
}

function commonEnd(a: string, b: string): number {
	let length = 0;
	while (
		length < a.length &&
		length < b.length &&
		a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
	)
		length++;
	return length;
}

/** The first line whole, of the body what surrounds the parting place. */
function shown(text: string, parting: number): string {
	const split = text.indexOf("\n");
	const head = `  ${text.slice(0, split)}`;
	const body = text.slice(split + 1);
	if (body === "") return head;
	const place = Math.max(0, parting - split - 1);
	const start = place <= shownAround ? 0 : place - shownAround;
	const end = Math.min(body.length, start + 2 * shownAround);
	const window = body.slice(start, end).replaceAll("\n", "⏎");
	return `${head}\n  ${start > 0 ? "…" : ""}${window}${end < body.length ? "…" : ""}`;
}
