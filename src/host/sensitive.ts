import { isObject, type Value } from "../values/kinds.js";
import { valuesOf } from "../values/object.js";
import { redacted } from "./redact.js";
import { StretchIndex } from "./stretches.js";

/** Texts and numbers that are taken out of one input. */
const mostHidden = 1_000;

/** Those that are looked for however they are spelled; of a run with more, the others as they are written. */
const mostSpelled = 1_000;

/** Others that are kept, half of them at least, the newest ones: what is shown of so long a run is how it began and how it ended. */
const mostWritten = 200_000;

/** What inputs of this kind are called where they stood. */
const name = "input";

/** What `sensitive` inputs were given. Short texts and numbers are only hidden where they are the whole value. */
export class SensitiveValues {
	private readonly spelled = new Set<Value>();
	private readonly written = new Set<Value>();
	/** Of what is written; null while it is to be made anew. */
	private index: StretchIndex | null = null;

	/**
	 * @param spellable values that are looked for however they are spelled, which {@link secrets} gives; few, where they
	 * are asked for again and again while there come more
	 */
	constructor(private readonly spellable = mostSpelled) {}

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
		if (this.spelled.size < this.spellable) {
			this.spelled.add(value);
			return;
		}
		if (!this.written.delete(value)) for (const text of writings(value)) this.index?.add(text);
		this.written.add(value);
		if (this.written.size <= mostWritten) return;
		let surplus = mostWritten / 2;
		for (const oldest of this.written) {
			if (surplus-- <= 0) break;
			this.written.delete(oldest);
		}
		this.index = null;
	}

	/** Whether one was given this, and nothing else. */
	has(value: Value): boolean {
		return this.spelled.has(value) || this.written.has(value);
	}

	/** What stands where one stood. */
	get instead(): string {
		return redacted(name);
	}

	/** Those that are hidden wherever they stand. */
	*secrets(): Generator<readonly [name: string, value: string]> {
		for (const value of this.spelled) if (typeof value !== "object") yield [name, String(value)];
	}

	/** A text without the others, which are hidden where they stand as they are, or as JSON writes them. */
	withoutWritten(text: string): string {
		if (this.written.size === 0) return text;
		this.index ??= new StretchIndex([...this.written].flatMap(writings));
		return this.index.without(text, this.instead);
	}
}

/** How a value stands in texts. */
function writings(value: Value): string[] {
	const text = String(value);
	if (typeof value !== "string") return [text];
	const inJson = JSON.stringify(value).slice(1, -1);
	return inJson === text ? [text] : [text, inJson];
}
