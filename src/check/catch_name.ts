import type { Expression, Statement } from "../../grammar/ast.js";
import { unwrap } from "../../grammar/tree.js";
import type { Edit } from "../diagnostics/diagnostic.js";

/** What stands in the head of a block as the name of something: `catch (e)`, `each ($item)`. */
export function nameInHead({ args: [first, ...rest] }: Statement): string | null {
	const node: Expression | null = first && rest.length === 0 ? unwrap(first) : null;
	if (node?.kind === "Variable") return node.name;
	return node?.kind === "Word" && /^[A-Za-z_]\w*$/.test(node.value) ? node.value : null;
}

/**
 * Takes the name out of `catch (e)` and reads `$error` where the block reads it.
 * @param text the whole file
 */
export function withoutCatchName(node: Statement, text: string): Edit[] {
	const argument = node.args.at(-1);
	if (!argument) return [];
	const removed = { span: { start: node.nameSpan.end, end: argument.end }, text: "" };
	const name = nameInHead(node);
	if (name === null || name === "error" || node.body === null) return [removed];
	const { start, end } = node.body;
	const pattern = new RegExp(
		String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|//[^\n]*|\$${name}(?!\w)|(?<![\w.$])${name}(?=\.[A-Za-z_])`,
		"g",
	);
	const read = [...text.slice(start, end).matchAll(pattern)]
		.filter(([written]) => /^[$\w]/.test(written))
		.map(({ 0: written, index }) => ({
			span: { start: start + index, end: start + index + written.length },
			text: "$error",
		}));
	return [removed, ...read];
}
