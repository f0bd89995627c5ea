import { parse } from "../../../grammar/parse.js";
import { Source } from "../../../grammar/source.js";
import type { Edit } from "../../diagnostics/diagnostic.js";
import { applyEdits, withLineEnds } from "../../diagnostics/fix.js";
import { format } from "../../project/format.js";

/**
 * A file with something put in. One that was laid out by the formatter still is; in any other, what was there before
 * stays as it is.
 * @throws Error when the changes make something that cannot be read: a fault of whoever made them
 */
export function rewritten(source: Source, edits: readonly Edit[]): string {
	const { name, text } = source;
	const after = applyEdits(text, withLineEnds(source, edits));
	const [issue] = parse(new Source(name, after)).issues;
	if (issue) throw new Error(`What was put into ${name} cannot be read: ${issue.message}`);
	return format(name, text).text === text ? (format(name, after).text ?? after) : after;
}
