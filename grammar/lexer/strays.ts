import * as T from "../tokens.js";
import { assigns } from "./assignments.js";
import type { LexerState } from "./state.js";

/** A character that fits nowhere; says what is meant in other languages where that is known. */
export function stray(state: LexerState, character: string, following: string | undefined): void {
	const { text } = state;
	const start = state.position;
	const two = character + (following ?? "");
	let length = 1;
	if (two === "->" && /^[\w\])]->[A-Za-z_]/.test(text.slice(start - 1, start + 3))) {
		length = 2;
		state.report("foreign-syntax", "`->` does not lead to a member", start, start + 2, {
			help: "write a dot: `$user.name`",
		});
	} else if (two === "=>" || two === "->") {
		length = 2;
		state.report("foreign-syntax", "XanoScript has no inline functions", start, start + 2, {
			help: "use `|map:`, `|filter:` or `|reduce:` with `$$`, or put the code into a function of its own",
		});
	} else if (two === "<<" || two === ">>" || character === "&" || character === "^") {
		length = two === "<<" || two === ">>" ? 2 : 1;
		const bitwise = character === "&" ? "bitwise_and" : "bitwise_xor";
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
		const message =
			operator === undefined ? "a single `=` does not compare" : `\`${operator}=\` is not an operator of XanoScript`;
		state.report("single-equals", message, operator === undefined ? start : start - 1, start + 1, {
			help:
				operator !== undefined
					? `write the whole: \`var.update $name { value = $name ${operator} … }\``
					: /\bvar\s+\$[\w.]+\s*$/.test(text.slice(Math.max(start - 80, 0), start))
						? "the value of a variable stands in braces: `var $name { value = … }`"
						: "compare with `==`; to change a variable, write `var.update $name { value = … }`",
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
