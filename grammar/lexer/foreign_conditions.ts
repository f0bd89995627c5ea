import type { SyntaxFix } from "../source.js";
import * as T from "../tokens.js";
import { openImplied } from "./brackets.js";
import { stand } from "./foreign_loops.js";
import { matchingBracket, quotedEnd, statementEnd } from "./scan.js";
import type { LexerState } from "./state.js";

const headPattern = /(else[ \t]+if|elseif|elif|elsif|if|while|unless|until|switch)[ \t]+(?=[^\s({=])/y;

/** What makes of a condition more than one value; a value alone is understood without parentheses. */
const composed = /[<>]|[=!]=|&&|\|\||[ \t](?:[-+*/%~]|and|or|in|is|not|contains|like)[ \t]|^(?:not|!)/i;

/** `if $a > 3 {`: the condition is read as if it stood in parentheses. */
export function bareCondition(state: LexerState): boolean {
	headPattern.lastIndex = state.position;
	const head = headPattern.exec(state.text);
	if (!head) return false;
	const { text } = state;
	const from = state.position + head[0].length;
	const brace = blockStart(text, from);
	if (brace < 0) return false;
	const to = from + text.slice(from, brace).trimEnd().length;
	const condition = text.slice(from, to);
	if (!composed.test(condition) || condition.includes(";")) return false;
	const word = head[1] as string;
	const name = word.replace(/^else[ \t]+if$/, "elseif");
	const shown = condition.length > 40 ? `${condition.slice(0, 39)}…` : condition;
	state.report(
		"foreign-syntax",
		`the ${word === "switch" ? "value" : "condition"} of \`${word}\` stands in parentheses`,
		from,
		to,
		{
			help: `write \`${name} (${shown}) { … }\``,
			fix: {
				title: "put it into parentheses",
				edits: [
					{ span: { start: from, end: from }, text: "(" },
					{ span: { start: to, end: to }, text: ")" },
				],
			},
		},
	);
	const start = state.position;
	state.push(T.StatementName, start, start + word.length, name);
	state.frame.itemStart = false;
	state.frame.inHead = true;
	state.frame.statementName = name;
	state.position = from;
	openImplied(state, "parenthesis", brace);
	return true;
}

/** The `{` of a block behind a head without one, on the same line; -1 when there is none. */
function blockStart(text: string, from: number): number {
	for (let at = from; at < text.length; at++) {
		const character = text[at] as string;
		if (character === "{") return at;
		if (character === "\n" || character === "}" || character === ")" || character === "]") return -1;
		if (character === '"' || character === "'") {
			const end = quotedEnd(text, at);
			if (end < 0) return -1;
			at = end - 1;
		} else if (character === "(" || character === "[") {
			const close = matchingBracket(text, at);
			if (close < 0) return -1;
			at = close;
		}
	}
	return -1;
}

const bodied = new Set(["if", "elseif", "else", "while", "for", "foreach"]);

/** `if ($x) return { … }`: the body is read as if its braces stood around nothing, and the statement after it. */
export function statementAsBody(state: LexerState, name: string): boolean {
	const { text, frame, position: start, lastToken, tokens } = state;
	if (!bodied.has(frame.statementName) || !frame.holdsItems) return false;
	const isReady =
		lastToken?.tokenType === T.ParenthesisClose ||
		(frame.statementName === "else" && lastToken?.tokenType === T.StatementName);
	const behind = text.slice(start + name.length, start + name.length + 40);
	if (!isReady || name === "if" || !/^(?:[ \t]*[{$]|[ \t]+["'\w(]|[ \t]*(?:\r?\n|\}|;|$))/.test(behind)) return false;
	const end = statementEnd(text, start + name.length);
	if (end === null) return false;
	const head = tokens.findLast(({ tokenType }) => tokenType === T.StatementName);
	state.report(
		"foreign-syntax",
		`the body of \`${frame.statementName}\` stands in braces`,
		head?.startOffset ?? start,
		head?.end ?? start,
		{
			help: `write \`${frame.statementName}${frame.statementName === "else" ? "" : " (…)"} { ${name} … }\``,
			fix: {
				title: "put braces around it",
				edits: [
					{ span: { start, end: start }, text: "{ " },
					{ span: { start: end, end }, text: " }" },
				],
			},
		},
	);
	openImplied(state, "block", end);
	return true;
}

/** `do { … } while (…)`: all of it is one mistake, read as a loop. */
export function doWhile(state: LexerState): boolean {
	const { text, position: start } = state;
	const head = /^do\s*\{/.exec(text.slice(start, start + 40));
	const open = head ? start + head[0].length - 1 : -1;
	const close = head ? matchingBracket(text, open) : -1;
	const tail = close < 0 ? null : /^\s*while\s*\(/.exec(text.slice(close + 1, close + 60));
	const tailOpen = tail ? close + tail[0].length : -1;
	const tailClose = tail ? matchingBracket(text, tailOpen) : -1;
	if (tailClose < 0) return false;
	const condition = text.slice(tailOpen + 1, tailClose);
	state.report("foreign-syntax", "there is no `do … while`", start, start + 2, {
		unread: true,
		help: "write `while (true) { each { … conditional { if (!(…)) { break } } } }`",
		related: [{ span: { start: tailOpen - "while".length, end: tailClose + 1 }, message: "this asks at the end" }],
		...(/\bcontinue\b/.test(text.slice(open, close))
			? {}
			: { fix: asWhile(text, start, open, close, tailClose + 1, condition) }),
	});
	state.tails.set(close + 1 + text.slice(close + 1).search(/\S/), tailClose + 1);
	stand(state, "while", start, open - 1);
	return true;
}

/** Asks at the end of an endless loop. */
function asWhile(text: string, start: number, open: number, close: number, end: number, condition: string): SyntaxFix {
	const lineStart = text.lastIndexOf("\n", close) + 1;
	const indent = /^[ \t]*/.exec(text.slice(lineStart, close))?.[0] ?? "";
	const ask = `conditional { if (!(${condition})) { break } }`;
	const ownLine = lineStart + indent.length === close;
	return {
		title: "ask at the end of a `while (true)`",
		edits: [
			{ span: { start, end: open + 1 }, text: "while (true) { each {" },
			ownLine
				? {
						span: { start: lineStart, end: close },
						text: `${indent}${indent.includes("\t") ? "\t" : "  "}${ask}\n${indent}`,
					}
				: { span: { start: close, end: close }, text: `${ask} ` },
			{ span: { start: close + 1, end }, text: " }" },
		],
	};
}

const namedLoop = /(?:foreach|for)[ \t]+(?:(?:let|var|const)[ \t]+)?(\$?[A-Za-z_]\w*)[ \t]+(?:in|of)[ \t]+(?=\S)/y;
const elementBehind = /(?:foreach|for)[ \t]*(?:\(|\$)/y;

/** `for $i in 1..3 {`, `foreach ($list) as $x {`: the element gets its name behind `each`. */
export function namedInHead(state: LexerState): boolean {
	const { text, position: start } = state;
	namedLoop.lastIndex = start;
	const match = namedLoop.exec(text);
	if (match) {
		const from = start + match[0].length;
		const brace = blockStart(text, from);
		if (brace < 0) return false;
		return loopOver(state, text.slice(from, brace).trim(), match[1] as string, brace);
	}
	elementBehind.lastIndex = start;
	const behind = elementBehind.exec(text);
	if (!behind) return false;
	const from = start + behind[0].length - 1;
	const brace = blockStart(text, from);
	const named = brace < 0 ? null : /^(.+?)[ \t]+as[ \t]+(\$?[A-Za-z_]\w*)[ \t]*$/.exec(text.slice(from, brace));
	return named === null ? false : loopOver(state, named[1] as string, named[2] as string, brace);
}

function loopOver(state: LexerState, written: string, element: string, brace: number): boolean {
	const { text, position: start } = state;
	const name = element.replace(/^\$?/, "$");
	const inner =
		/^\(/.test(written) && matchingBracket(written, 0) === written.length - 1 ? written.slice(1, -1) : written;
	const word = /^for(?![a-z])/.test(text.slice(start, start + 4)) && /^\d+$/.test(inner) ? "for" : "foreach";
	const rounds = /^range\((\$?[\w.]+)\)$/.exec(inner)?.[1];
	const list = /^[^"'|]*\.\.[^"'|]*$/.test(inner) ? `(${inner})` : inner.replace(/^(?=[A-Za-z_]\w*$)/, "$");
	const head = rounds === undefined ? `${word} (${list})` : `for (${rounds})`;
	const end = start + text.slice(start, brace).trimEnd().length;
	const close = matchingBracket(text, brace);
	const own = /^\s*each\b([ \t]*as\b)?/.exec(text.slice(brace + 1, brace + 100));
	const unnamed = own && own[1] === undefined ? brace + 1 + own[0].length : -1;
	const shown = head.length > 50 ? `${word} (…)` : head;
	const edits =
		close < 0
			? null
			: own
				? [
						{ span: { start, end }, text: head },
						...(unnamed < 0 ? [] : [{ span: { start: unnamed, end: unnamed }, text: ` as ${name}` }]),
					]
				: [
						{ span: { start, end: brace + 1 }, text: `${head} { each as ${name} {` },
						{ span: { start: close, end: close + 1 }, text: "} }" },
					];
	state.report("foreign-syntax", "a loop names its element behind `each`", start, end, {
		unread: true,
		help: `write \`${shown} { each as ${name} { … } }\``,
		...(edits ? { fix: { title: `write \`${shown} { each as ${name} { … } }\``, edits } } : {}),
	});
	stand(state, word, start, brace - 1);
	return true;
}
