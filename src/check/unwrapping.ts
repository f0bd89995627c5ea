import type { Statement } from "../../grammar/ast.js";
import type { Edit, Fix } from "../diagnostics/diagnostic.js";

/**
 * Takes away a block that does not belong where it stands and leaves what is in it, comments included.
 * @param text the whole file
 */
export function unwrapping(node: Statement, text: string): { fix?: Fix } {
	const { body } = node;
	if (body === null) return {};
	const head = { start: node.start, end: body.start + 1 };
	const foot = { start: body.end - 1, end: body.end };
	// A line with nothing but the head or the foot goes as a whole.
	const edits: Edit[] = [head, foot].map(({ start, end }) => {
		const lineStart = text.lastIndexOf("\n", start - 1) + 1;
		const lineEnd = text.indexOf("\n", end);
		const alone =
			lineEnd >= 0 && /^[ \t]*$/.test(text.slice(lineStart, start)) && /^[ \t\r]*$/.test(text.slice(end, lineEnd));
		return { span: alone ? { start: lineStart, end: lineEnd + 1 } : { start, end }, text: "" };
	});
	return { fix: { title: `take the statements out of the \`${node.name}\``, edits } };
}
