import { foreignOperators } from "../foreign_operators.js";
import { replacing } from "../issues.js";
import type { Span } from "../source.js";
import * as T from "../tokens.js";
import { pathBefore } from "./foreign_values.js";
import { wordOperator, wordOperators } from "./operators.js";
import type { LexerState } from "./state.js";

/** `$a and $b`, `$a is not None`, `$a IS NULL`: read as the operator that is meant. */
export function foreignOperator(state: LexerState, written: string): boolean {
	const { text, position: start, frame } = state;
	if (frame.inHead || frame.kind === "columns") return false;
	const word = written.toLowerCase();
	let end = start + written.length;
	let meant = foreignOperators.get(word);
	if (word === "is") {
		const rest = /^[ \t]+not\b/i.exec(text.slice(end, end + 20));
		end += rest?.[0].length ?? 0;
		meant = rest ? "!=" : "==";
		const nothing = /^[ \t]+(?:null|none|nil|undefined)\b/i.exec(text.slice(end, end + 20));
		if (nothing) {
			sayOperator(state, { start, end: end + nothing[0].length }, meant, "null");
			return true;
		}
	} else if (word === "and" && frame.filter === "between" && frame.inArgument) {
		betweenAnd(state, start, end);
		return true;
	} else if (written !== word && (wordOperators.has(word) || word === "not")) {
		return queryWord(state, word, { start, end });
	} else if (word === "instanceof") {
		return instanceOf(state, start, end);
	}
	if (meant === undefined || meant === "!") return false;
	const next = text[state.skipSpaces(end)];
	if (next === undefined || next === "\n" || next === "\r" || next === ":" || next === "}" || next === ")")
		return false;
	if (next === "=" && text[state.skipSpaces(end) + 1] !== "=") return false;
	sayOperator(state, { start, end }, meant);
	return true;
}

/** `a BETWEEN 1 AND 3` */
function betweenAnd(state: LexerState, start: number, end: number): void {
	const span = { start: state.text.slice(0, start).trimEnd().length, end: state.skipSpaces(end) };
	// Outside of a query there is no `between`, which is said once.
	if (inQuery(state)) {
		state.report("foreign-syntax", "the two values of `between` are separated by a colon", start, end, {
			help: "write `between 1:3`",
			...replacing("write `:`", span, ":"),
		});
	}
	state.push(T.ArgumentColon, start, end);
	state.position = end;
	state.valueExpected = true;
}

/**
 * `LIKE`, `NOT IN`: operators of queries in capitals. Elsewhere they mean nothing in any spelling, which a rule about
 * queries says.
 */
function queryWord(state: LexerState, word: string, { start, end }: Span): boolean {
	const asked = inQuery(state);
	if (!wordOperator(state, word)) return false;
	if (!asked) return true;
	const whole = { start, end: word === "not" ? state.position : end };
	const meant = state.text.slice(whole.start, whole.end).toLowerCase().replace(/\s+/g, " ");
	state.report(
		"foreign-syntax",
		`\`${state.text.slice(whole.start, whole.end)}\` is written in small letters`,
		whole.start,
		whole.end,
		{
			help: `write \`${meant}\``,
			...replacing(`write \`${meant}\``, whole, meant),
		},
	);
	return true;
}

/** Whether the property that is being read is one the database works out. */
function inQuery({ tokens }: LexerState): boolean {
	const head = tokens.findLast(({ tokenType }) => tokenType === T.AttributeName || tokenType === T.StatementName);
	return head !== undefined && /^(?:where|search|on|having)$/.test(head.image);
}

function instanceOf(state: LexerState, start: number, end: number): boolean {
	const name = /^[ \t]+[A-Za-z_]\w*/.exec(state.text.slice(end, end + 80))?.[0];
	if (name === undefined) return false;
	state.report("foreign-syntax", "there are no classes a value could belong to", start, end + name.length, {
		unread: true,
		help: "ask with a filter: `$value|is_text`, `|is_int`, `|is_decimal`, `|is_bool`, `|is_array`, `|is_object`",
	});
	state.position = end + name.length;
	return true;
}

/**
 * Says what an operator is called here and reads it as that.
 * @param value what it is compared with, where that is part of what is written
 */
export function sayOperator(state: LexerState, span: Span, operator: string, value?: string): void {
	const written = state.text.slice(span.start, span.end);
	const meant = value === undefined ? operator : `${operator} ${value}`;
	state.report("foreign-syntax", `\`${written}\` is no operator of XanoScript`, span.start, span.end, {
		help: `write \`${meant}\``,
		...replacing(`write \`${meant}\``, span, meant),
	});
	state.frame.endChain();
	state.push(T.BinaryOperator, span.start, span.end, operator);
	if (value !== undefined) state.push(T.Word, span.end, span.end, value);
	state.position = span.end;
	state.addWeight(1);
	state.valueExpected = value === undefined;
}

/** `not $a`: binds loosest of all in Python and tightest here, so only a plain operand can be fixed. */
export function negation(state: LexerState, written: string): boolean {
	if (written.toLowerCase() !== "not") return false;
	const { text, position: start } = state;
	const end = start + written.length;
	const operand = state.skipSpaces(end);
	if (!/[$("'\w[]/.test(text[operand] ?? "")) return false;
	const plain = /^(?:\$[\w.]+|\((?:[^()]|\([^()]*\))*\))(?:\|\w+)?[ \t]*(?:\)|\r?\n|\}|&&|\|\||and\b|or\b|$)/;
	state.report("foreign-syntax", `\`${written}\` is no operator of XanoScript`, start, end, {
		help: "write `!`, with parentheses around what it is to negate: `!($a == $b)`",
		...(plain.test(text.slice(operand, operand + 200)) ? replacing("write `!`", { start, end: operand }, "!") : {}),
	});
	state.push(T.UnaryOperator, start, end, "!");
	state.position = end;
	state.addWeight(1);
	return true;
}

const chainPattern = /(?:\?\.|\.)([A-Za-z_]\w*|\d+)|\?\.\[[ \t]*(\d+|"[^"\n]*")[ \t]*\]/y;

/** `$a?.b` and `$a.b?`: what may be missing is read with `get`. */
export function optionalChaining(state: LexerState, following: string | undefined): boolean {
	const { text, position: start } = state;
	const base = pathBefore(text, start);
	if (following === "." && !/\d/.test(text[start + 2] ?? "")) {
		const { end, keys } = chainFrom(text, start);
		const written = base === null ? null : text.slice(base, start);
		const replacement = `(${written ?? "$a"}|get:"${keys.join(".") || "b"}":null)`;
		// The rest of the chain is part of the same mistake.
		state.report("optional-chaining", "there is no `?.` in XanoScript", start, start + 2, {
			help: `read the key with a default instead: \`${replacement}\``,
			...(base === null || keys.length === 0 ? {} : replacing("read it with `get`", { start: base, end }, replacement)),
		});
		state.position = keys.length === 0 ? start + 1 : end;
		return true;
	}
	const last = state.lastToken;
	if (last?.end !== start || (last.tokenType !== T.Member && last.tokenType !== T.Variable)) return false;
	if (!/^\?[ \t]*(?:\)|\]|,|\}|==|!=|&&|\|\||~|\r?\n|$)/.test(text.slice(start, start + 20))) return false;
	const path = base === null ? null : /^(.*)\.(\w+)$/.exec(text.slice(base, start));
	state.report("optional-chaining", "a `?` behind a name means nothing here", start, start + 1, {
		help: `what may be missing is read with \`${path ? `(${path[1]}|get:"${path[2]}":null)` : '($a|get:"b":null)'}\``,
		...(path && base !== null
			? replacing("read it with `get`", { start: base, end: start + 1 }, `(${path[1]}|get:"${path[2]}":null)`)
			: replacing("remove it", { start, end: start + 1 }, "")),
	});
	state.position = start + 1;
	return true;
}

function chainFrom(text: string, start: number): { end: number; keys: string[] } {
	const keys: string[] = [];
	let end = start;
	for (;;) {
		chainPattern.lastIndex = end;
		const match = chainPattern.exec(text);
		// A method is something else.
		if (!match || text[end + match[0].length] === "(") return { end, keys };
		keys.push((match[1] ?? match[2] ?? "").replace(/^"|"$/g, ""));
		end += match[0].length;
	}
}

/** `"say "hi" there"`: a quote inside a text ends it. */
export function brokenText(state: LexerState): boolean {
	const { text, position: start, lastToken } = state;
	if (lastToken?.tokenType !== T.Text || lastToken.end !== start || state.valueExpected || state.isFull) return false;
	const quote = text[start - 1] as string;
	if (quote !== '"' && quote !== "'") return false;
	if (text.startsWith(quote.repeat(3), lastToken.startOffset)) return false;
	const lineEnd = text.indexOf("\n", start);
	const line = text.slice(lastToken.startOffset, lineEnd < 0 ? text.length : lineEnd);
	const close = line.lastIndexOf(quote);
	const inner = line.slice(1, close);
	state.report("missing-operator", `the ${quote} before this ends the text`, start - 1, start, {
		help: quote === '"' ? 'inside of a text write `\\"`' : "inside of a text write `\\'`",
		...(close > start - 1 - lastToken.startOffset
			? {
					fix: {
						title: "escape the quotes inside",
						edits: [...inner.matchAll(/\\.|["']/g)]
							.filter((match) => match[0] === quote)
							.map(({ index }) => {
								const at = lastToken.startOffset + 1 + index;
								return { span: { start: at, end: at }, text: "\\" };
							}),
						applies: "suggested" as const,
					},
				}
			: {}),
	});
	state.position =
		close > start - 1 - lastToken.startOffset ? lastToken.startOffset + close + 1 : lineEnd < 0 ? text.length : lineEnd;
	return true;
}
