import { Source } from "../../grammar/source.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";

/** A program with the place of the mistake between `«` and `»`. */
export function marked(
	text: string,
	name = "function/greet.xs",
): { source: Source; span: { start: number; end: number } } {
	const start = text.indexOf("«");
	const end = text.indexOf("»") - 1;
	return { source: new Source(name, text.replace("«", "").replace("»", "")), span: { start, end } };
}

/** A diagnostic about the marked place. */
export function diagnosticAt(text: string, more: Partial<Diagnostic> = {}, name?: string): Diagnostic {
	return { code: "XS112", severity: "error", message: "this does not belong here", ...marked(text, name), ...more };
}
