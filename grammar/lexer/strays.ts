import { replacing } from "../issues.js";
import type { SyntaxFix } from "../source.js";
import * as T from "../tokens.js";
import { assigns } from "./assignments.js";
import { sayOperator } from "./foreign_operators.js";
import { pathBefore } from "./foreign_values.js";
import type { LexerState } from "./state.js";

/** A character that fits nowhere; says what is meant in other languages where that is known. */
export function stray(state: LexerState, character: string, following: string | undefined): void {
	const { text } = state;
	const start = state.position;
	const two = character + (following ?? "");
	let length = 1;
	const member = two === "->" ? /^[\w\])]->([A-Za-z_]\w*)/.exec(text.slice(start - 1, start + 80)) : null;
	if (member && !state.valueExpected) {
		const name = member[1] as string;
		state.report("foreign-syntax", "`->` does not lead to a member", start, start + 2, {
			help: "write a dot: `$user.name`",
			...replacing("write a dot", { start, end: start + 2 }, "."),
		});
		state.advance(T.Member, 2 + name.length, name);
		return;
	}
	if (character === "." && unfinishedPath(state)) return;
	if (two === "=~" && !state.valueExpected) {
		matches(state);
		return;
	}
	if (two === "<>" || two === "**") {
		if (two === "<>") sayOperator(state, { start, end: start + 2 }, "!=");
		else power(state);
		return;
	}
	if (two === "::") {
		length = 2;
		state.report("foreign-syntax", "`::` leads nowhere: there are no classes", start, start + 2, {
			help: 'a function of the project is called with `function.run "name" { input = {…} } as $result`, a filter written `$value|name`',
		});
	} else if (two === "=>" || two === "->") {
		length = 2;
		state.report("foreign-syntax", "XanoScript has no inline functions", start, start + 2, {
			help: "use `|map:`, `|filter:` or `|reduce:` with `$$`, or put the code into a function of its own",
		});
	} else if (two === "<<" || two === ">>" || character === "&" || character === "^") {
		length = two === "<<" || two === ">>" ? 2 : 1;
		const bitwise = character === "&" ? "bitwise_and" : "bitwise_xor";
		const replacement = length === 1 ? bitwiseFix(state, bitwise) : {};
		state.report(
			"bit-operator",
			`there is no \`${text.slice(start, start + length)}\` operator`,
			start,
			start + length,
			{
				help:
					length === 2
						? "a shift is a power of two: `$a * (2|pow:$n)`, or `($a / (2|pow:$n))|floor`"
						: `write \`$a|${bitwise}:$b\`${character === "&" ? "; for `and`, write `&&`" : "; for a power, `$a|pow:$b`"}`,
				...replacement,
			},
		);
	} else if (character === "=") {
		if (assigns(state)) {
			state.advance(T.Assign, 1);
			state.addWeight(1);
			state.frame.endChain();
			state.valueExpected = true;
			return;
		}
		const operator = /[+\-*/%~]$/.exec(text.slice(Math.max(start - 1, 0), start))?.[0];
		if (operator === undefined) {
			state.report("single-equals", "a single `=` does not compare", start, start + 1, {
				help: "compare with `==`; to change a variable, write `var.update $name { value = … }`",
				...replacing("write `==`", { start, end: start + 1 }, "=="),
			});
			state.frame.endChain();
			state.advance(T.BinaryOperator, 1, "==");
			state.addWeight(1);
			state.valueExpected = true;
			return;
		}
		state.report("single-equals", `\`${operator}=\` is not an operator of XanoScript`, start - 1, start + 1, {
			help: `write the whole: \`var.update $name { value = $name ${operator} … }\``,
		});
	} else {
		const code = character.codePointAt(0) as number;
		if (code >= 0xd800 && code <= 0xdbff) length = 2;
		const shown =
			code < 32 || code === 127
				? `U+${code.toString(16).padStart(4, "0").toUpperCase()}`
				: `\`${text.slice(start, start + length)}\``;
		state.report("unknown-character", `${shown} does not belong here`, start, start + length);
	}
	state.advance(T.Stray, length);
	state.frame.itemStart = false;
	state.valueExpected = true;
}

/** `$a =~ /x/`: the pattern comes first. */
function matches(state: LexerState): void {
	const { text, position: start } = state;
	const pattern = /^=~[ \t]*(?:(\/(?:\\.|[^/\n\\])+\/)[gy]*([imsux]*)[gy]*|("[^"\n]*"))/.exec(
		text.slice(start, start + 200),
	);
	const subject = pathBefore(text, text.slice(0, start).trimEnd().length);
	const written = pattern?.[3] ?? (pattern ? `"${(pattern[1] as string).replaceAll('"', '\\"')}${pattern[2]}"` : null);
	const end = start + (pattern?.[0].length ?? 2);
	const meant =
		written !== null && subject !== null ? `(${written}|regex_matches:${text.slice(subject, start).trimEnd()})` : null;
	state.report("foreign-syntax", "`=~` is no operator of XanoScript", start, start + 2, {
		unread: true,
		help: `a pattern is piped: write \`${meant ?? '("/^a/"|regex_matches:$text)'}\``,
		...(meant !== null && subject !== null ? replacing("write `regex_matches`", { start: subject, end }, meant) : {}),
	});
	state.position = end;
	if (pattern) return;
	state.frame.endChain();
	state.push(T.BinaryOperator, start, end, "==");
	state.addWeight(1);
	state.valueExpected = true;
}

/** `$input.`: the name of a member has not been written yet. */
function unfinishedPath(state: LexerState): boolean {
	const { text, position: start, lastToken } = state;
	const type = lastToken?.tokenType;
	if (lastToken?.end !== start || (type !== T.Variable && type !== T.Member && type !== T.VariableMember)) return false;
	const from = pathBefore(text, start) ?? lastToken.startOffset;
	state.report("missing-name", `a name is missing after \`${text.slice(from, start + 1)}\``, start, start + 1, {
		unread: true,
		help: "write the name of what it holds, or remove the dot",
	});
	state.position++;
	return true;
}

const operandPattern = /[ \t]*(\$[A-Za-z_]\w*(?:\.\w+)*|\d+(?:\.\d+)?)(?![\w.|[])/y;

/** The two plain operands of an operator that is a filter here, as a fix. */
function asFilter(state: LexerState, length: number, filter: string): { fix?: SyntaxFix } {
	const { text, position } = state;
	const leftEnd = text.slice(0, position).trimEnd().length;
	const start = pathBefore(text, leftEnd) ?? numberBefore(text, leftEnd);
	operandPattern.lastIndex = position + length;
	const right = operandPattern.exec(text);
	if (start === null || right === null) return {};
	const span = { start, end: operandPattern.lastIndex };
	return replacing(`write \`${filter}\``, span, `(${text.slice(start, leftEnd)}|${filter}:${right[1]})`);
}

function numberBefore(text: string, end: number): number | null {
	const match = /(?<![\w.])\d+(?:\.\d+)?$/.exec(text.slice(Math.max(0, end - 30), end));
	return match ? end - match[0].length : null;
}

function bitwiseFix(state: LexerState, filter: string): { fix?: SyntaxFix } {
	return state.valueExpected ? {} : asFilter(state, 1, filter);
}

function power(state: LexerState): void {
	const { position } = state;
	state.report("foreign-syntax", "`**` is no operator of XanoScript", position, position + 2, {
		help: "a power is `($a|pow:$b)`",
		...asFilter(state, 2, "pow"),
	});
	state.frame.endChain();
	state.advance(T.BinaryOperator, 2, "*");
	state.addWeight(1);
	state.valueExpected = true;
}

/** `$a | 4` */
export function bitOr(state: LexerState): void {
	const { position } = state;
	state.report("bit-operator", "there is no `|` operator", position, position + 1, {
		help: "write `$a|bitwise_or:$b`; for `or`, write `||`",
		...asFilter(state, 1, "bitwise_or"),
	});
	state.advance(T.Stray, 1);
	state.valueExpected = true;
}
