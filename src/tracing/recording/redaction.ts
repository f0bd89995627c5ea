import { redacted, redactMessage, type Secrets } from "../../host/redact.js";
import { isObject, type Value } from "../../values/kinds.js";
import { valuesOf } from "../../values/object.js";
import type { ShownValue } from "../trace.js";
import { StretchIndex } from "./stretches.js";
import { hiddenValue, type KeptValue, shownValue } from "./values.js";

/** Texts and numbers that are taken out of one input. */
const mostHidden = 1_000;

/** Those that are looked for however they are spelled; of a run with more, the others as they are written. */
const mostSpelled = 1_000;

/** Others that are kept, the newest ones: what is shown of so long a run is how it began and how it ended. */
const mostOthers = 100_000;

/** What `sensitive` inputs were given. Short texts and numbers are only hidden where they are the whole value. */
export class SensitiveValues {
	private readonly spelled = new Set<Value>();
	private readonly written = new Set<Value>();

	/** Keeps what a value consists of. */
	add(value: Value): void {
		const pending = [value];
		let room = mostHidden;
		for (let at = 0; at < pending.length && room > 0; at++) {
			const next = pending[at] as Value;
			if (Array.isArray(next)) pending.push(...next.slice(0, mostHidden));
			else if (isObject(next)) pending.push(...valuesOf(next).slice(0, mostHidden));
			// These say nothing of anybody, and stand everywhere.
			else if (next !== null && next !== "" && typeof next !== "boolean" && next !== 0 && next !== 1) {
				this.keep(next);
				room--;
			}
		}
	}

	private keep(value: Value): void {
		if (this.spelled.has(value)) return;
		if (this.spelled.size < mostSpelled) {
			this.spelled.add(value);
			return;
		}
		this.written.delete(value);
		this.written.add(value);
		if (this.written.size <= mostOthers) return;
		for (const oldest of this.written) {
			this.written.delete(oldest);
			return;
		}
	}

	has(value: KeptValue): boolean {
		if (typeof value === "object" && value !== null) return false;
		return this.spelled.has(value) || this.written.has(value);
	}

	/** Those that are hidden wherever they stand. */
	*secrets(): Generator<readonly [name: string, value: string]> {
		for (const value of this.spelled) if (typeof value !== "object") yield ["input", String(value)];
	}

	/** Those that are hidden where they stand as they are, or as JSON writes them. */
	*others(): Generator<string> {
		for (const value of this.written) {
			yield String(value);
			if (typeof value === "string") yield JSON.stringify(value).slice(1, -1);
		}
	}
}

/** Takes secrets out of all that is shown of a run. */
export class Redaction {
	private readonly known = new Map<string, string>();
	readonly secrets: Secrets;
	private readonly others: StretchIndex;

	constructor(
		secrets: Secrets,
		private readonly sensitive: SensitiveValues,
	) {
		this.secrets = [...secrets, ...sensitive.secrets()];
		this.others = new StretchIndex(sensitive.others());
	}

	text(text: string): string {
		let safe = this.known.get(text);
		if (safe === undefined) {
			safe = redactMessage(this.others.without(text, redacted("input")), this.secrets);
			this.known.set(text, safe);
		}
		return safe;
	}

	value(kept: KeptValue): ShownValue {
		if (this.sensitive.has(kept)) return hiddenValue;
		const shown = shownValue(kept);
		if (shown.type !== "text" && shown.size === null) return shown;
		const text = this.text(shown.text);
		return text === shown.text ? shown : { ...shown, text };
	}

	/** The text of a file without secrets, each character in its place. */
	source(text: string): string {
		const safe = this.text(text);
		if (safe === text) return text;
		// Offsets have to stay what they are.
		return text
			.split("\n")
			.map((line) => masked(line, this.text(line)))
			.join("\n");
	}
}

/** A line with dots for all from the first to the last character that is another one where it is safe. */
function masked(line: string, safe: string): string {
	if (safe === line) return line;
	const least = Math.min(line.length, safe.length);
	let start = 0;
	while (start < least && line[start] === safe[start]) start++;
	let end = 0;
	while (end < least - start && line.at(-1 - end) === safe.at(-1 - end)) end++;
	const hidden = line.slice(start, line.length - end);
	return line.slice(0, start) + hidden.replace(/\S/g, "•") + line.slice(line.length - end);
}
