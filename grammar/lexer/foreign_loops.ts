import type { replacing } from "../issues.js";
import type { SyntaxFix } from "../source.js";
import * as T from "../tokens.js";
import { matchingBracket } from "./scan.js";
import type { LexerState } from "./state.js";

const loopPattern = /(foreach|for|each)[ \t]*\(/y;

/** C's `for (…; …; …)`, PHP's `foreach (… as …)`, JavaScript's `for (… of …)`. */
export function foreignLoop(state: LexerState): boolean {
	loopPattern.lastIndex = state.position;
	const match = loopPattern.exec(state.text);
	if (!match) return false;
	const { text } = state;
	const start = state.position;
	const open = start + match[0].length - 1;
	const close = matchingBracket(text, open);
	if (close < 0) return false;
	const inner = text.slice(open + 1, close);
	return counted(state, start, open, close, inner) || walked(state, start, match[1] as string, open, close, inner);
}

const countedPattern =
	/^\s*(?:(?:let|var|const|int)\s+)?(\$?[A-Za-z_]\w*)\s*=\s*([^;]+?)\s*;\s*(\$?[A-Za-z_]\w*)\s*(<=?)\s*([^;]+?)\s*;\s*(?:(\$?[A-Za-z_]\w*)\+\+|\+\+(\$?[A-Za-z_]\w*)|(\$?[A-Za-z_]\w*)\s*\+=\s*1)\s*$/;

function counted(state: LexerState, start: number, open: number, close: number, inner: string): boolean {
	if (!/^[^"';]*;[^;]*;?[^;]*$/.test(inner)) return false;
	const { text } = state;
	const match = countedPattern.exec(inner);
	const [, counter, from, compared, operator, to] = match ?? [];
	const steps = [match?.[6], match?.[7], match?.[8]].find((name) => name !== undefined);
	const name = counter?.replace(/^\$?/, "$");
	const rounds =
		counter !== undefined && counter === compared && counter === steps && to !== undefined && from === "0"
			? operator === "<"
				? to
				: `${to} + 1`
			: null;
	state.report(
		"foreign-syntax",
		"`for` takes a number of rounds, not a start, a condition and a step",
		start,
		close + 1,
		{
			unread: true,
			why: "`for (n)` runs n times and counts from 0.",
			help:
				rounds === null
					? "write `for (10) { each as $i { … } }`, or `foreach ((1..10)) { each as $i { … } }` to count from 1; other steps need a `while`"
					: `write \`for (${rounds}) { each as ${name} { … } }\``,
			...(rounds === null ? {} : bodyFix(text, start, open, close, `for (${rounds})`, `each as ${name}`)),
		},
	);
	stand(state, "for", start, close);
	return true;
}

const phpPattern = /^\s*([\s\S]+?)\s+as\s+(?:(\$\w+)\s*=>\s*)?(\$?\w+)\s*$/;
const ofPattern = /^\s*(?:(?:let|var|const)\s+)?(\$?[A-Za-z_]\w*)\s+(?:of|in)\s+([\s\S]+?)\s*$/;

function walked(state: LexerState, start: number, word: string, open: number, close: number, inner: string): boolean {
	const { text } = state;
	const php = phpPattern.exec(inner);
	const of = php ? null : ofPattern.exec(inner);
	if (of && word !== "for") return false;
	const list = php?.[1] ?? of?.[2];
	const element = php?.[3] ?? of?.[1];
	if (list === undefined || element === undefined) return false;
	const name = element.replace(/^\$?/, "$");
	const key = php?.[2];
	const walkedList = list.replace(/^(?=[A-Za-z_]\w*$)/, "$");
	const help =
		key === undefined
			? `write \`foreach (${short(walkedList)}) { each as ${name} { … } }\``
			: `write \`foreach (${short(walkedList)}|entries) { each as $entry { … } }\` and read \`$entry.key\` and \`$entry.value\``;
	const fix =
		key === undefined
			? bodyFix(text, start, open, close, `foreach (${walkedList})`, `each as ${name}`)
			: bodyFix(
					text,
					start,
					open,
					close,
					`foreach (${walkedList}|entries)`,
					"each as $entry",
					` var ${key} { value = $entry.key } var ${name} { value = $entry.value }`,
				);
	state.report("foreign-syntax", "a loop names its element behind `each`, not in these brackets", start, close + 1, {
		unread: true,
		help,
		...fix,
	});
	stand(state, "foreach", start, close);
	return true;
}

/** A loop with a head that says nothing, so that its body is read as the body of one. */
export function stand(state: LexerState, name: string, start: number, close: number): void {
	const { frame } = state;
	state.push(T.StatementName, start, start + 1, name);
	state.push(T.ParenthesisOpen, close, close);
	state.push(T.NumberLiteral, close, close, 1);
	state.push(T.ParenthesisClose, close, close + 1);
	state.position = close + 1;
	frame.itemStart = false;
	frame.inHead = true;
	frame.statementName = name;
	state.valueExpected = false;
}

/** Writes the head anew and names the element in the `each`, which is put around the body where there is none. */
function bodyFix(
	text: string,
	start: number,
	open: number,
	close: number,
	newHead: string,
	each: string,
	first = "",
): { fix?: ReturnType<typeof replacing>["fix"] } {
	const brace = /^\s*\{/.exec(text.slice(close + 1, close + 200));
	if (!brace || open < start) return {};
	const blockStart = close + brace[0].length;
	const blockEnd = matchingBracket(text, blockStart);
	if (blockEnd < 0) return {};
	const edits = [{ span: { start, end: close + 1 }, text: newHead }];
	const own = /^\s*each\b([ \t]*as[ \t]+\$\w+)?/.exec(text.slice(blockStart + 1, blockStart + 200));
	if (own && first !== "") return {};
	if (own) {
		const end = blockStart + 1 + own[0].length;
		if (own[1] === undefined) edits.push({ span: { start: end, end }, text: each.slice("each".length) });
	} else {
		edits.push({ span: { start: blockStart, end: blockStart + 1 }, text: `{ ${each} {${first}` });
		edits.push({ span: { start: blockEnd, end: blockEnd + 1 }, text: "} }" });
	}
	return { fix: { title: `write \`${short(newHead)} { ${each} { … } }\``, edits } };
}

function short(text: string): string {
	const line = text.replace(/\s+/g, " ");
	return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** `each as $value, $index`: there is one name. */
export function secondElement(state: LexerState): boolean {
	const { text, position: start, frame } = state;
	if (frame.statementName !== "each" || !frame.inHead) return false;
	const match = /^,[ \t]*(\$[A-Za-z_]\w*)[ \t]*(?=\{)/.exec(text.slice(start, start + 80));
	if (!match) return false;
	const end = start + match[0].length;
	const name = match[1] as string;
	const counter = counterFix(text, start, end, name);
	state.report("foreign-syntax", "`each` names the element only", start, end, {
		unread: true,
		help: `count in a variable of your own: \`var ${name} { value = 0 }\` before the loop, \`math.add ${name} { value = 1 }\` as the last statement in it`,
		...(counter ? { fix: counter } : {}),
	});
	state.position = end;
	return true;
}

/** Sets the counter before the loop and counts at its end; a `continue` would leave it out. */
function counterFix(text: string, start: number, end: number, name: string): SyntaxFix | null {
	const close = matchingBracket(text, end);
	const before = text.slice(Math.max(0, start - 400), start);
	const loopStart = /(?:^|\n)([ \t]*)foreach\b[^{}]*\{\s*each\s+as\s+\$\w+\s*$/.exec(before);
	if (close < 0 || !loopStart || /\bcontinue\b/.test(text.slice(end, close))) return null;
	const indent = loopStart[1] as string;
	const at = start - before.length + loopStart.index + (loopStart[0].startsWith("\n") ? 1 : 0);
	const lineStart = text.lastIndexOf("\n", close) + 1;
	const last = /^[ \t]*/.exec(text.slice(lineStart, close))?.[0] ?? "";
	const ownLine = lineStart + last.length === close;
	return {
		title: "count in a variable",
		edits: [
			{ span: { start: at, end: at }, text: `${indent}var ${name} { value = 0 }\n` },
			{ span: { start, end }, text: " " },
			ownLine
				? { span: { start: lineStart, end: lineStart }, text: `${last}  math.add ${name} { value = 1 }\n` }
				: { span: { start: close, end: close }, text: ` math.add ${name} { value = 1 } ` },
		],
	};
}
