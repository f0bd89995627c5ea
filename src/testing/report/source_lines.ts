import { snippetOf } from "../../diagnostics/json.js";
import type { TestPlace } from "../results.js";

/**
 * Whether the lines of a place hold what must not be shown. To be asked before lines are cut: half a secret is
 * recognised by nobody.
 */
export function holdsSecret(place: TestPlace, safe: (text: string) => string): boolean {
	const text = wholeLines(place);
	return safe(text) !== text;
}

/** The lines of a place, of long places the first ones. */
export function safeSnippet(place: TestPlace, safe: (text: string) => string): string {
	return holdsSecret(place, safe) ? safe(wholeLines(place)) : snippetOf(place.source, place.span);
}

function wholeLines({ source, span }: TestPlace): string {
	const first = source.lineSpan(source.lineAndColumn(span.start).line);
	const last = source.lineSpan(source.lineAndColumn(span.end).line);
	return source.text.slice(first.start, last.end);
}
