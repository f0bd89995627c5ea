import { replacing } from "../issues.js";
import type { Span } from "../source.js";
import * as T from "../tokens.js";
import { dottedNameEnd } from "./characters.js";
import { filter } from "./filters.js";
import { foreignItem } from "./foreign_items.js";
import { secondElement } from "./foreign_loops.js";
import { thousands } from "./foreign_numbers.js";
import type { LexerState } from "./state.js";

/** Start of a statement or attribute. */
export function itemStart(state: LexerState): void {
	const { text, frame } = state;
	const start = state.position;
	const character = text.charCodeAt(start);
	if (frame.afterBody) {
		const tail = state.tails.size === 0 ? undefined : state.tails.get(start);
		if (tail !== undefined) {
			state.position = tail;
			state.startItem();
			return;
		}
		if (state.atAs()) {
			asKeyword(state);
			return;
		}
		if (character === 98 && /^break\b(?!\s*=)/.test(text.slice(start, start + 8)) && !state.crossedLine(start)) {
			state.advance(T.Break, 5);
			state.startItem();
			return;
		}
		if (character === 124 && text.charCodeAt(start + 1) !== 124 && state.lastToken?.tokenType === T.BraceClose) {
			filter(state);
			return;
		}
		state.startItem();
	}
	// What stands after `as` belongs to something before it: there is no statement of that name.
	if (state.atAs()) {
		asKeyword(state);
		return;
	}
	if (character === 33) {
		state.advance(T.Disable, 1);
		return;
	}
	if (character === 45 && text.startsWith("---", start) && frame.kind === "root") {
		let end = start;
		while (text[end] === "-") end++;
		state.dividers.push({ start, end });
		state.position = end;
		return;
	}
	if (character === 45 && dashComment(state)) return;
	const end = dottedNameEnd(text, start);
	if (end === start) {
		if (foreignItem(state, "", start)) return;
		frame.itemStart = false;
		frame.inHead = true;
		return;
	}
	const name = text.slice(start, end);
	const after = state.skipSpaces(end);
	const next = text.charCodeAt(after);
	if (next === 61 && text.charCodeAt(after + 1) !== 61) {
		frame.itemStart = false;
		state.push(T.AttributeName, start, end, name);
		state.position = after + 1;
		state.valueExpected = true;
		return;
	}
	if (foreignItem(state, name, after)) return;
	frame.itemStart = false;
	if (next === 63 && text.charCodeAt(after + 1) === 61 && text.charCodeAt(after + 2) !== 61) {
		state.report(
			"foreign-syntax",
			`\`${name} ?=\` is how inputs are declared, not how values are given`,
			after,
			after + 2,
			{
				help: `write \`${name} = …\``,
				...replacing("write `=`", { start: after, end: after + 2 }, "="),
			},
		);
		state.push(T.AttributeName, start, end, name);
		state.position = after + 2;
		state.valueExpected = true;
		return;
	}
	if (text[end] === "." && !/[\w"]/.test(text[end + 1] ?? "")) {
		unfinished(state, start, end + 1);
		return;
	}
	if (next === 58 && !name.includes(".")) {
		state.report("colon-attribute", `\`${name}:\` should be \`${name} =\``, after, after + 1, {
			help: `write \`${name} = …\``,
			why: "Inside a block, properties are set with `=`. The colon belongs to object literals, as in `{ name: 1 }`.",
			...replacing("write `=`", { start: after, end: after + 1 }, " ="),
		});
		state.push(T.AttributeName, start, end, name);
		state.position = after + 1;
		state.valueExpected = true;
		return;
	}
	state.push(T.StatementName, start, end, name);
	state.position = end;
	frame.inHead = true;
	frame.statementName = name;
	state.valueExpected = false;
}

/** `api.`: only the family of a statement has been written so far. */
function unfinished(state: LexerState, start: number, end: number): void {
	const written = state.text.slice(start, end);
	state.report("missing-name", `the name of a statement is missing after \`${written}\``, start, end, {
		unread: true,
		help: "write all of it, as in `api.request`, or remove it",
	});
	state.position = end;
	state.push(T.Separator, end, end);
	state.startItem();
	state.valueExpected = false;
}

export function asKeyword(state: LexerState): void {
	state.advance(T.As, 2);
	state.frame.itemStart = false;
	state.frame.afterBody = false;
	state.frame.inHead = true;
	state.frame.endChain();
	state.valueExpected = false;
}

/** `-- note`: SQL's comment. */
function dashComment(state: LexerState): boolean {
	const { text, position: start } = state;
	if (!/^--(?:[ \t]|\r?\n|$)/.test(text.slice(start, start + 4))) return false;
	const lineEnd = text.indexOf("\n", start);
	const end = lineEnd < 0 ? text.length : lineEnd;
	state.report(
		"hash-comment",
		"`--` does not start a comment here",
		start,
		start + text.slice(start, end).trimEnd().length,
		{
			help: `write \`//${text.slice(start + 2, Math.min(end, start + 40)).trimEnd()}\``,
			why: "XanoScript has one kind of comment: `//` to the end of the line.",
			...replacing("write `//`", { start, end: start + 2 }, "//"),
		},
	);
	state.position = end;
	return true;
}

/** `var $a, $b { … }`: one statement works on one variable. */
function secondVariable(state: LexerState): boolean {
	const { text, position: start, frame, lastToken } = state;
	if (!frame.inHead || lastToken?.tokenType !== T.Variable) return false;
	const more = /^(?:[ \t]*,[ \t]*\$[A-Za-z_]\w*)+(?=[ \t]*\{)/.exec(text.slice(start, start + 200))?.[0];
	if (more === undefined) return false;
	state.report("foreign-syntax", `one \`${frame.statementName}\` works on one variable`, start, start + more.length, {
		unread: true,
		help: `write a \`${frame.statementName}\` for each of them`,
	});
	state.position = start + more.length;
	return true;
}

/** Separates entries and elements; in a filter argument it is a slip for `:`. */
export function comma(state: LexerState): void {
	const { frame } = state;
	if (secondElement(state)) return;
	if (frame.holdsItems && (thousands(state) || secondVariable(state))) return;
	if (!frame.separates) {
		const span = { start: state.position, end: state.position + 1 };
		if (frame.call) {
			state.advance(T.Stray, 1, "comma");
			state.valueExpected = true;
			return;
		}
		const inArgument = frame.inArgument && !state.valueExpected;
		state.report("comma-arguments", "a comma cannot stand inside parentheses", span.start, span.end, {
			help: "filter arguments are separated by `:`, as in `|slice:0:2`",
			...(inArgument ? replacing("write `:`", withBlanks(state, span), ":") : {}),
		});
		if (inArgument) {
			state.advance(T.ArgumentColon, 1);
			frame.mentionsElement = false;
		} else state.advance(T.Stray, 1);
		state.valueExpected = true;
		return;
	}
	if (
		frame.inArgument &&
		frame.holdsItems &&
		/^,[ \t]*[^\s}\]]/.test(state.text.slice(state.position, state.position + 40))
	) {
		const rest = state.text.slice(state.position + 1, state.position + 60);
		if (!/^\s*[A-Za-z_.]+\s*=[^=]/.test(rest)) {
			state.report(
				"comma-arguments",
				"filter arguments are separated by `:`, not by a comma",
				state.position,
				state.position + 1,
				{
					help: "write `:` instead of the comma, as in `|slice:0:2`",
					...replacing("write `:`", withBlanks(state, { start: state.position, end: state.position + 1 }), ":"),
				},
			);
			state.push(T.ArgumentColon, state.position, state.position + 1);
			state.position++;
			state.valueExpected = true;
			return;
		}
	}
	state.push(T.Separator, state.position, state.position + 1);
	state.position++;
	state.startItem();
	state.valueExpected = false;
}

function withBlanks(state: LexerState, { start, end }: Span): Span {
	return { start, end: state.skipSpaces(end) };
}

/** A habit from other languages: at the end of an item or entry it is read as the end of the line it stands for. */
export function semicolon(state: LexerState): void {
	const { frame, position } = state;
	// What ends a statement of another language belongs to that mistake.
	if (frame.separates) {
		if (!frame.foreign) state.semicolons.push({ start: position, end: position + 1 });
	} else {
		state.report("foreign-syntax", "`;` does not belong here", position, position + 1, {
			help: "remove it: nothing in XanoScript ends with it",
			...replacing("remove it", { start: position, end: position + 1 }, ""),
		});
	}
	if (frame.separates && !frame.itemStart) {
		state.push(T.Separator, position, position + 1);
		state.startItem();
		state.valueExpected = false;
	}
	state.position++;
}
