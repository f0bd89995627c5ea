import { redactMessage, type Secrets } from "../../host/redact.js";
import type { SensitiveValues } from "../../host/sensitive.js";
import type { ShownValue } from "../trace.js";
import { hiddenValue, type KeptValue, shownValue } from "./values.js";

/** Takes secrets out of all that is shown of a run. */
export class Redaction {
	private readonly known = new Map<string, string>();
	readonly secrets: Secrets;

	constructor(
		secrets: Secrets,
		private readonly sensitive: SensitiveValues,
	) {
		this.secrets = [...secrets, ...sensitive.secrets()];
	}

	text(text: string): string {
		let safe = this.known.get(text);
		if (safe === undefined) {
			safe = redactMessage(this.sensitive.withoutWritten(text), this.secrets);
			this.known.set(text, safe);
		}
		return safe;
	}

	value(kept: KeptValue): ShownValue {
		if ((typeof kept !== "object" || kept === null) && this.sensitive.has(kept)) return hiddenValue;
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
