import type { Trace } from "../../trace.js";
import type { EventTable } from "./event_table.js";
import { titleOf } from "./titles.js";

/** Where something was found: an event, or a request or log that belongs to none. */
export interface Hit {
	readonly kind: "event" | "request" | "log";
	readonly index: number;
}

/** A pattern that finds a text as it is written, in capitals or not. */
export function patternOf(query: string): RegExp {
	return new RegExp(query.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "i");
}

/**
 * Everything that holds a text: titles of events, names and values of variables, addresses and bodies of requests, logs
 * and the error, once per event, in the order of the tree.
 * @param query blank finds nothing
 */
export function search(trace: Trace, table: EventTable, query: string): Hit[] {
	if (query.trim() === "") return [];
	const pattern = patternOf(query);
	const found = eventsWith(trace, pattern);
	const loose: Hit[] = [];
	const take = (event: number | null, hit: Hit): void => {
		if (event === null || found[event] === undefined) loose.push(hit);
		else found[event] = 1;
	};
	trace.requests.forEach((request, index) => {
		const { method, url, failure, model, sent, received } = request;
		const texts = [`${method} ${url}`, failure, model?.requested, model?.answered, sent.body, received?.body];
		if (texts.some((text) => text && pattern.test(text))) take(request.event, { kind: "request", index });
	});
	trace.logs.forEach(({ event, value }, index) => {
		if (pattern.test(value.text)) take(event, { kind: "log", index });
	});
	const { outcome } = trace;
	if (outcome.kind === "failed" && outcome.event !== null && found[outcome.event] !== undefined) {
		const texts = [outcome.code, outcome.message, outcome.help];
		if (texts.some((text) => text && pattern.test(text))) found[outcome.event] = 1;
	}
	const events = table.order.filter((event) => found[event] === 1);
	return [...Array.from(events, (index): Hit => ({ kind: "event", index })), ...loose];
}

function eventsWith(trace: Trace, pattern: RegExp): Uint8Array {
	const found = new Uint8Array(trace.events.length);
	// Many events have the same title.
	const titles = trace.sites.map(({ title }) => pattern.test(title));
	trace.events.forEach((event, index) => {
		const hasTitle = event.kind === "statement" ? titles[event.site] : pattern.test(titleOf(trace, index));
		const { inputs = [], changes = [], result } = event;
		const holds =
			hasTitle ||
			changes.some(({ name, after }) => pattern.test(name) || pattern.test(after.text)) ||
			inputs.some(({ name, value }) => pattern.test(name) || pattern.test(value.text)) ||
			(result !== undefined && pattern.test(result.text));
		if (holds) found[index] = 1;
	});
	return found;
}

/** A text cut into what a pattern finds in it and what lies between. */
export function cutAt(text: string, pattern: RegExp | null): { readonly text: string; readonly isHit: boolean }[] {
	if (!pattern) return [{ text, isHit: false }];
	const parts: { text: string; isHit: boolean }[] = [];
	let at = 0;
	for (const found of text.matchAll(new RegExp(pattern, "gi"))) {
		if (found.index > at) parts.push({ text: text.slice(at, found.index), isHit: false });
		parts.push({ text: found[0], isHit: true });
		at = found.index + found[0].length;
	}
	if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), isHit: false });
	return parts;
}
