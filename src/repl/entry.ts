import type { Expression, Item, Statement } from "../../grammar/ast.js";
import { parse, parseExpression } from "../../grammar/parse.js";
import { Source, type SyntaxIssue } from "../../grammar/source.js";
import { constructKinds } from "../check/constructs.js";
import type { ProjectFile } from "../project/project.js";

/** What somebody has typed, as a file of its own. */
export type Entry =
	/** Nothing but blanks and comments. */
	| { readonly kind: "empty" }
	/** Something is still open: what is typed next belongs to it. */
	| { readonly kind: "incomplete" }
	| { readonly kind: "expression"; readonly file: ProjectFile; readonly expression: Expression }
	/** Statements, and properties that stand where none can, for the checker to refuse. */
	| { readonly kind: "statements"; readonly file: ProjectFile; readonly items: readonly Item[] }
	/** Functions, jobs and other constructs. */
	| { readonly kind: "definitions"; readonly file: ProjectFile }
	| { readonly kind: "unreadable"; readonly file: ProjectFile };

/** Words that are values, though they look like the name of a statement. */
const values: ReadonlySet<string> = new Set(["true", "false", "null", "now"]);

/** A text that may be statements: behind comments it begins with the name of one. */
const beginsWithWord = /^(?:\s|\/\/.*\n)*!?[A-Za-z_]/;

/** What a next line may put right. */
const open: ReadonlySet<string> = new Set([
	"unclosed-bracket",
	"unterminated-text",
	"unterminated-heredoc",
	"unterminated-backtick",
]);

/** What no next line puts right. */
const broken: ReadonlySet<string> = new Set(["mismatched-bracket", "stray-bracket"]);

/** What is said of an operator with nothing behind it. */
const missing: ReadonlySet<string> = new Set(["missing-value", "missing-name"]);

/**
 * Reads what has been typed so far. Never throws.
 * @param name how messages call it
 * @param isOver whether nothing follows: then what is open is a mistake
 */
export function readEntry(name: string, text: string, isOver = false): Entry {
	const source = new Source(name, text);
	const value = parseExpression(source);
	const asExpression = (expression: Expression): Entry => ({
		kind: "expression",
		file: fileOf(source, [], value.comments, []),
		expression,
	});
	const whole = value.issues.length === 0 ? value.expression : null;
	// What does not begin with a word is no statement, whatever else it is.
	if (whole !== null && !beginsWithWord.test(text)) return asExpression(whole);
	const { file, issues } = parse(source);
	if (issues.length === 0 && file.items.length === 0) return { kind: "empty" };
	if (whole !== null && (issues.length > 0 || !isStatement(file.items))) return asExpression(whole);
	const isProgram = beginsWithWord.test(text) || issues.some(({ code }) => code === "assignment");
	const own = isProgram ? issues : value.issues;
	if (!isOver && isOpen(text, own)) return { kind: "incomplete" };
	const read = fileOf(source, file.items, file.comments, own);
	if (own.length > 0) return { kind: "unreadable", file: read };
	if (file.items.every((item) => item.kind === "Statement" && constructKinds.includes(item.name)))
		return { kind: "definitions", file: read };
	return { kind: "statements", file: read, items: file.items };
}

function isStatement([first]: readonly Item[]): boolean {
	return first?.kind === "Statement" && !(values.has(first.name) && first.args.length === 0 && first.body === null);
}

function isOpen(text: string, issues: readonly SyntaxIssue[]): boolean {
	if (issues.length === 0 || issues.some(({ code }) => broken.has(code))) return false;
	if (issues.some(({ code }) => open.has(code))) return true;
	const end = text.trimEnd().length;
	// An empty line says that nothing follows.
	return !/\n[ \t]*$/.test(text) && issues.every(({ code, span }) => missing.has(code) && span.end >= end);
}

function fileOf(
	source: Source,
	items: readonly Item[],
	comments: ProjectFile["file"]["comments"],
	issues: readonly SyntaxIssue[],
): ProjectFile {
	const file = { items, comments, dividers: [], semicolons: [], start: 0, end: source.text.length };
	return { path: source.name, source, file, issues };
}

/**
 * The function an entry is run as: its statements are the stack, its value the response. All nodes stand where they were
 * typed.
 */
export function functionOf(
	name: string,
	{ source }: ProjectFile,
	items: readonly Item[],
	response: Expression | null,
): Statement {
	const span = { start: 0, end: source.text.length };
	const nameSpan = { start: 0, end: 0 };
	const part = (word: string, inner: readonly Item[]): Statement => ({
		kind: "Statement",
		name: word,
		nameSpan,
		disabled: false,
		args: [],
		namedArguments: [],
		binding: null,
		body: { items: inner, ...span },
		result: null,
		breaks: false,
		...span,
	});
	const value: Expression = response ?? { kind: "Word", value: "null", ...span };
	return {
		...part("function", [
			part("input", []),
			part("stack", items),
			{ kind: "Attribute", name: "response", nameSpan, disabled: false, value, ...span },
		]),
		args: [{ kind: "Text", value: name, raw: JSON.stringify(name), style: "double", ...span }],
	};
}
