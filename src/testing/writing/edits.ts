import type { Attribute, Comment, File, Item, ObjectLiteral, Statement } from "../../../grammar/ast.js";
import { quote } from "../../../grammar/print/texts.js";
import type { Source } from "../../../grammar/source.js";
import { attributeOf, withoutGroups } from "../../../grammar/tree.js";
import type { Edit } from "../../diagnostics/diagnostic.js";
import { indented, laidOut, stepIn } from "./layout.js";
import type { Placed } from "./places.js";

/** A file that something is put into. */
export interface Written {
	readonly source: Source;
	readonly file: File;
}

/** Parts that a test stands behind, as in Xano's own exports; what describes a function comes after its tests. */
const before = new Set(["input", "stack", "response", "test"]);

/**
 * Puts a test behind the last one of a function, or behind its response.
 * @param block the `test` block, on as many lines as may be
 */
export function insertTest(construct: Statement, block: string, written: Written): Edit {
	const items = construct.body?.items ?? [];
	const last = items.findLast(({ kind, ...item }) => "name" in item && kind !== "Column" && before.has(item.name));
	return insertItem(last ?? null, construct, laidOut(block, 1), written, true);
}

/**
 * Lets a statement answer in a test: adds a mock to those it has.
 * @param value of the mock, on one line
 * @returns null when what stands for its mocks is no object that could be added to
 */
export function insertMock({ node, depth }: Placed, test: string, value: string, written: Written): Edit | null {
	const mocks = attributeOf(node, "mock");
	if (mocks !== null) return addEntry(mocks, test, value, depth, written);
	const mock = laidOut(`mock = {${quote(test)}: ${value}}`, depth + 1);
	if (node.body !== null) return insertItem(node.body.items.at(-1) ?? null, node, mock, written, false);
	const own = indentationAt(node.start, written.source);
	const at = Math.max(node.nameSpan.end, ...[...node.args, ...node.namedArguments].map(({ end }) => end));
	return insertion(at, ` {\n${indented(mock, own + stepIn(own))}\n${own}}`);
}

/** Whether a statement answers in the test of that name already. */
export function hasMock(node: Statement, test: string): boolean {
	const mocks = objectOf(attributeOf(node, "mock"));
	return mocks?.entries.some(({ key, disabled }) => !disabled && key === test) ?? false;
}

function objectOf(attribute: Attribute | null): ObjectLiteral | null {
	const value = attribute && withoutGroups(attribute.value);
	return value?.kind === "Object" ? value : null;
}

function addEntry(mocks: Attribute, test: string, value: string, depth: number, written: Written): Edit | null {
	const object = objectOf(mocks);
	if (object === null) return null;
	const { text } = written.source;
	const entry = [`${quote(test)}: `, ...laidOut(`value = ${value}`, depth + 2)];
	const [head = "", first = "", ...others] = entry;
	const lines = [head + first.slice("value = ".length), ...others];
	const close = object.end - 1;
	const lineStart = text.lastIndexOf("\n", close - 1) + 1;
	if (lineStart > object.start && text.slice(lineStart, close).trim() === "") {
		const [sibling] = object.entries;
		const own = text.slice(lineStart, close);
		const inner =
			sibling && startsItsLine(sibling.keySpan.start, text)
				? indentationAt(sibling.keySpan.start, written.source)
				: own + stepIn(own);
		return insertion(lineStart, `${indented(lines, inner)}\n`);
	}
	const content = text.slice(object.start + 1, close);
	const end = object.start + 1 + content.trimEnd().length;
	const isApart = object.entries.length === 0 || content.trimEnd().endsWith(",");
	const own = indentationAt(close, written.source);
	return insertion(
		end,
		`${object.entries.length === 0 ? "" : isApart ? " " : ", "}${indented(lines, own).trimStart()}`,
	);
}

/**
 * Puts an item behind another one of a block, with the comment behind that, or first into a block without any.
 * @param isApart whether blank lines stand around it
 */
function insertItem(
	anchor: Item | null,
	owner: Statement,
	lines: readonly string[],
	{ source, file }: Written,
	isApart: boolean,
): Edit {
	const { text } = source;
	const body = owner.body as NonNullable<Statement["body"]>;
	const close = body.end - 1;
	const own = indentationAt(owner.start, source);
	const inner = anchor && startsItsLine(anchor.start, text) ? indentationAt(anchor.start, source) : own + stepIn(own);
	const gap = isApart && anchor !== null ? "\n\n" : "\n";
	const item = indented(lines, inner);
	const at = anchor ? endOfLine(anchor, file.comments, text) : body.start + 1;
	const following = text.slice(at, close);
	const isLast = following.trim() === "" || (!isApart && anchor === owner.body?.items.at(-1));
	if (/^[ \t]*\r?\n/.test(following)) {
		if (isLast && following.trim() !== "") {
			// Comments at the end of the block belong to what stands above them.
			const lineStart = text.lastIndexOf("\n", close - 1) + 1;
			if (text.slice(lineStart, close).trim() === "") return insertion(lineStart, `${item}\n`);
		}
		const isCrowded = isApart && !isLast && !/^[ \t]*\r?\n[ \t]*\r?\n/.test(following);
		return insertion(at, `${gap}${item}${isCrowded ? "\n" : ""}`);
	}
	// What else stands on the line goes to one of its own.
	const rest = following.length - following.trimStart().length;
	return { span: { start: at, end: at + rest }, text: `${gap}${item}\n${isLast ? own : inner}` };
}

/** Behind an item, a `;` and a comment on its last line. */
function endOfLine({ end }: Item, comments: readonly Comment[], text: string): number {
	const rest = /^[ \t]*;?/.exec(text.slice(end))?.[0] ?? "";
	const at = end + (rest.endsWith(";") ? rest.length : 0);
	const comment = comments.find(({ start }) => start >= at);
	return comment && /^[ \t]*$/.test(text.slice(at, comment.start)) ? comment.end : at;
}

function startsItsLine(offset: number, text: string): boolean {
	return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
}

function indentationAt(offset: number, { text }: Source): string {
	const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
	return /^[ \t]*/.exec(line)?.[0] ?? "";
}

function insertion(offset: number, text: string): Edit {
	return { span: { start: offset, end: offset }, text };
}
