import type { TokenType } from "chevrotain";
import type { Comment, Expression, File, Item } from "./ast.js";
import { describeMistake, missingSeparator } from "./describe.js";
import { jsonInsteadOfProgram, withoutPasted } from "./foreign/pasted.js";
import { translate } from "./foreign/statements.js";
import { syntaxIssue } from "./issues.js";
import { maximumIssues } from "./lexer/state.js";
import { tokenize } from "./lexer.js";
import { sharedParser } from "./shared_parser.js";
import { Source, type Span, type SyntaxIssue } from "./source.js";
import type { XanoToken } from "./tokens.js";
import * as T from "./tokens.js";

export interface ParseResult {
	readonly file: File;
	/** Every mistake found, in the order of the text; empty when the file is well formed. */
	readonly issues: readonly SyntaxIssue[];
}

/**
 * Reads the text of a file. Never throws: what cannot be read becomes an issue, and the tree holds the rest.
 * @param source the file's name and text
 */
export function parse(source: Source): ParseResult {
	if (source.text.includes("\0")) {
		const at = source.text.indexOf("\0");
		const issue = syntaxIssue(
			"binary-file",
			"this is not a text file",
			{ start: at, end: at + 1 },
			{ help: "XanoScript files are UTF-8 text" },
		);
		return { file: emptyFile(source), issues: [issue] };
	}
	const found = read(source);
	if (found.issues.length === 0) return found;
	const json = jsonInsteadOfProgram(source.text);
	if (json !== null) return { file: emptyFile(source), issues: [json] };
	const repaired = withoutPasted(source.text);
	if (repaired === null) return found;
	const again = read(new Source(source.name, repaired.text));
	if (again.issues.length >= found.issues.length) return found;
	return { file: again.file, issues: inOrder([...repaired.issues, ...again.issues]) };
}

function read(source: Source): ParseResult {
	const { text } = source;
	const { tokens, comments, dividers, semicolons, issues } = tokenize(source);
	// Where the lexer gave up the text is cut off, and what follows from that is not the author's mistake.
	const gaveUp = issues.some(({ code }) => code === "nested-too-deep");
	const items = readAll(tokens, sharedParser().file, gaveUp ? [...issues] : issues, text) ?? [];
	const file: File = { items, dividers, semicolons, comments, start: 0, end: source.text.length };
	return { file, issues: inOrder(issues) };
}

/**
 * Reads one expression, as the REPL, tests and documentation examples need it.
 * @param offset where the text stands in a larger one: the spans of the tree count from its start
 */
export function parseExpression(
	source: Source,
	offset = 0,
): {
	expression: Expression | null;
	comments: readonly Comment[];
	issues: readonly SyntaxIssue[];
} {
	// The lexer needs to know that a value is expected; a property's head tells it so, and offsets stay true.
	const prefix = "value=";
	const shifted = new Source(source.name, prefix + source.text);
	const { file, issues } = parse(shifted);
	const [item] = file.items;
	const moved = issues.map((issue) => moveIssue(issue, offset - prefix.length));
	if (issues.length === 0 && (file.items.length !== 1 || item?.kind !== "Attribute")) {
		const second: Item | undefined = file.items[1];
		const place = second ?? { start: prefix.length, end: shifted.text.length };
		moved.push(
			syntaxIssue("unexpected", "this is more than one expression", {
				start: place.start + offset - prefix.length,
				end: place.end + offset - prefix.length,
			}),
		);
	}
	return {
		expression: item?.kind === "Attribute" ? moveNode(item.value, offset - prefix.length) : null,
		comments: file.comments,
		issues: moved,
	};
}

/** Reads with one rule; after a mistake the faulty entry is left out and reading starts over, so all are found. */
function readAll<Tree>(allTokens: XanoToken[], rule: () => Tree, issues: SyntaxIssue[], text: string): Tree | null {
	const parser = sharedParser();
	let tokens = allTokens;
	// Every attempt reads from the start: their number is limited so that the work stays in proportion to the text.
	for (let attempts = 0; attempts < 2 * maximumIssues && issues.length < maximumIssues; attempts++) {
		const outcome = parser.read(rule, tokens);
		if ("tree" in outcome) {
			for (const place of parser.unseparated) issues.push(missingSeparator(place));
			return outcome.tree;
		}
		if (isForeignHead(tokens[outcome.at])) {
			tokens = withTranslation(tokens, outcome.at, text, issues);
			continue;
		}
		const region = faultyRegion(tokens, outcome.at);
		const dropped = tokens.slice(region.start, region.end);
		// A stray character has been reported by the lexer; what follows from it is not a second mistake.
		const failed = tokens[outcome.at];
		const isKnown = failed !== undefined && failed.end > failed.startOffset && isReported(failed, issues);
		if (!isKnown && !dropped.some((token) => token.tokenType === T.Stray && isReported(token, issues)))
			issues.push({ ...describeMistake(tokens, outcome.at, text), unread: true });
		else leaveUnread(dropped, issues);
		tokens = tokens.slice(0, region.start).concat(tokens.slice(region.end));
	}
	return null;
}

const separating = new Set<TokenType>([T.BlockOpen, T.ObjectOpen, T.ArrayOpen]);
const itemHeads = new Set<TokenType>([T.AttributeName, T.StatementName, T.ColumnType, T.ObjectKey]);

function isForeignHead(token: XanoToken | undefined): boolean {
	return token?.tokenType === T.Stray && typeof token.payload === "object" && token.payload !== null;
}

/** Puts XanoScript in the place of a statement of another language and goes on as if it had been written. */
function withTranslation(tokens: XanoToken[], at: number, text: string, issues: SyntaxIssue[]): XanoToken[] {
	let end = at + 1;
	for (let depth = 0; end < tokens.length; end++) {
		const type = (tokens[end] as XanoToken).tokenType;
		if (T.openers.has(type)) depth++;
		else if (T.closers.has(type) && --depth < 0) break;
		else if (depth === 0 && (type === T.Separator || itemHeads.has(type))) break;
	}
	const region = tokens.slice(at, end);
	const { issue, tokens: translation } = translate(region, tokens.slice(0, at), text);
	// What has been said about its value is said.
	if (!region.some((token) => isReported(token, issues))) issues.push(issue);
	return tokens.slice(0, at).concat(translation, tokens.slice(end));
}

/** The smallest entry, element, property or statement around a token; of a statement with a block only its head. */
function faultyRegion(tokens: readonly XanoToken[], at: number): { start: number; end: number } {
	let start = Math.min(at, tokens.length);
	let depth = 0;
	while (start > 0) {
		const type = (tokens[start - 1] as XanoToken).tokenType;
		if (T.closers.has(type)) depth++;
		else if (T.openers.has(type)) {
			if (depth > 0) depth--;
			else if (separating.has(type)) break;
		} else if (depth === 0 && type === T.Separator) break;
		else if (depth === 0 && itemHeads.has(type)) {
			start--;
			if (tokens[start - 1]?.tokenType === T.Disable) start--;
			break;
		}
		start--;
	}
	let end = start;
	depth = 0;
	while (end < tokens.length) {
		const type = (tokens[end] as XanoToken).tokenType;
		if (T.openers.has(type)) {
			if (depth === 0 && type === T.BlockOpen && end > at && tokens[start]?.tokenType === T.StatementName)
				return { start: start + 1, end };
			depth++;
		} else if (T.closers.has(type)) {
			if (depth === 0) break;
			depth--;
		} else if (depth === 0 && end > start && (type === T.Separator || (end >= at && itemHeads.has(type)))) break;
		end++;
	}
	// Always make progress.
	if (end <= at && at < tokens.length)
		end = T.closers.has((tokens[at] as XanoToken).tokenType) && end > start ? end : at + 1;
	return { start, end: Math.max(end, start + 1) };
}

/** What has been said about tokens that are left out of the tree is more than a matter of spelling. */
function leaveUnread(dropped: readonly XanoToken[], issues: SyntaxIssue[]): void {
	const start = dropped[0]?.startOffset ?? 0;
	const end = dropped.at(-1)?.end ?? 0;
	issues.forEach((issue, index) => {
		if (issue.span.start < end && start < issue.span.end) issues[index] = { ...issue, unread: true };
	});
}

function isReported(token: XanoToken, issues: readonly SyntaxIssue[]): boolean {
	return issues.some(({ span }) => span.start <= token.startOffset && token.startOffset < span.end);
}

function inOrder(issues: SyntaxIssue[]): SyntaxIssue[] {
	return issues.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end).slice(0, maximumIssues);
}

function emptyFile(source: Source): File {
	return { items: [], dividers: [], semicolons: [], comments: [], start: 0, end: source.text.length };
}

function moveIssue(issue: SyntaxIssue, by: number): SyntaxIssue {
	const moved = ({ start, end }: Span): Span => ({ start: Math.max(0, start + by), end: Math.max(1, end + by) });
	const { fix } = issue;
	return {
		...issue,
		span: moved(issue.span),
		...(fix ? { fix: { ...fix, edits: fix.edits.map(({ span, text }) => ({ span: moved(span), text })) } } : {}),
	};
}

/** Shifts every span of a tree; trees are plain data. */
function moveNode<Tree>(node: Tree, by: number): Tree {
	if (Array.isArray(node)) return node.map((part) => moveNode(part, by)) as Tree;
	if (node === null || typeof node !== "object") return node;
	const moved: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(node)) {
		moved[key] = (key === "start" || key === "end") && typeof value === "number" ? value + by : moveNode(value, by);
	}
	return moved as Tree;
}
