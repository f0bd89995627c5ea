import { syntaxIssue } from "../issues.js";
import type { ForeignStatement } from "../lexer/foreign_items.js";
import { tokenize } from "../lexer.js";
import { Source, type Span, type SyntaxFix, type SyntaxIssue } from "../source.js";
import * as T from "../tokens.js";
import { StandInToken, type XanoToken } from "../tokens.js";

/** A statement of another language, and the XanoScript statement that is read in its place. */
export interface Translation {
	readonly issue: SyntaxIssue;
	readonly tokens: readonly XanoToken[];
}

/**
 * Translates a statement of another language, so that one mistake is said once and everything after it knows what the
 * statement was to do.
 * @param region its tokens: the head, then its value
 * @param before everything in front of it
 */
export function translate(region: readonly XanoToken[], before: readonly XanoToken[], text: string): Translation {
	const head = region[0] as XanoToken;
	const payload = head.payload as ForeignStatement;
	const value = region.slice(1);
	const last = region.at(-1) as XanoToken;
	// A semicolon behind it goes with it.
	const end = last.end + (/^[ \t]*;/.exec(text.slice(last.end, last.end + 20))?.[0].length ?? 0);
	const statement: Written = { head, value, end, text, before };
	switch (payload.kind) {
		case "assignment":
			return assignment(statement, payload);
		case "change":
			return change(statement, payload);
		case "return":
			return returned(statement);
		case "log":
			return logged(statement);
		case "throw":
			return thrown(statement, payload.name);
		case "method":
			return method(statement, payload);
	}
}

interface Written {
	readonly head: XanoToken;
	readonly value: readonly XanoToken[];
	/** Behind its semicolon. */
	readonly end: number;
	readonly text: string;
	readonly before: readonly XanoToken[];
}

/** Writes one text before the value and another behind it. */
function around(
	{ head, value, end }: Written,
	title: string,
	before: string,
	after: string,
	more: SyntaxFix["edits"] = [],
): SyntaxFix {
	const first = value[0];
	const last = value.at(-1);
	if (!first || !last) return { title, edits: [{ span: { start: head.startOffset, end }, text: before + after }] };
	return {
		title,
		edits: [
			{ span: { start: head.startOffset, end: first.startOffset }, text: before },
			...more,
			{ span: { start: last.end, end }, text: after },
		],
	};
}

function assignment(statement: Written, payload: Extract<ForeignStatement, { kind: "assignment" }>): Translation {
	const { head, value, text, before } = statement;
	const { targetSpan, operator } = payload;
	const appends = payload.target.endsWith("[]");
	const target = dollar(payload.target.replace(/\[\]$/, "")).replaceAll("->", ".");
	const plain = /^\$\w+$/.test(target);
	const known = before.some(
		(token, index) =>
			token.tokenType === T.Variable &&
			token.image === target &&
			/^(?:var|var\.update)$/.test(before[index - 1]?.image ?? ""),
	);
	const name = appends
		? "array.push"
		: plain && (operator === "=" || operator === ":=") && !known
			? "var"
			: "var.update";
	const { open, close, tokens } = combined(target, operator === ":=" ? "=" : operator, value, targetSpan);
	const shown =
		open === "" && close === "" ? "…" : `${open}${operator === "++" || operator === "--" ? "" : "…"}${close}`;
	const missing = value.length === 0 && operator !== "++" && operator !== "--";
	return {
		issue: syntaxIssue(
			"assignment",
			operator === "=" || payload.declares
				? "variables are set with a statement, not with a sign"
				: `\`${operator}\` is no operator of XanoScript`,
			{ start: head.startOffset, end: head.end },
			{
				why: "`var` declares a variable or gives it a new value, `var.update` changes it or something inside it.",
				help: `write \`${name} ${target} { value = ${shown} }\``,
				...(missing || text === ""
					? {}
					: { fix: around(statement, `write \`${name}\``, `${name} ${target} { value = ${open}`, `${close} }`) }),
			},
		),
		tokens: block(name, head, pathTokens(target, targetSpan), tokens),
	};
}

/** `$list|push:1`: filters give a new value and leave the old one as it is. */
function change(
	statement: Written,
	{ target, targetSpan }: Extract<ForeignStatement, { kind: "change" }>,
): Translation {
	const { head, value } = statement;
	const end = value.at(-1)?.end ?? targetSpan.end;
	return {
		issue: syntaxIssue(
			"foreign-syntax",
			"nobody takes what this filter gives",
			{ start: targetSpan.start, end },
			{
				why: "A filter gives a new value and leaves the one before it as it is; a statement begins with its name.",
				help: `write \`var.update ${target} { value = ${target}|… }\``,
				fix: around(statement, "write `var.update`", `var.update ${target} { value = `, " }"),
			},
		),
		tokens: block("var.update", head, pathTokens(target, targetSpan), value),
	};
}

function combined(
	target: string,
	operator: string,
	value: readonly XanoToken[],
	place: Span,
): { open: string; close: string; tokens: readonly XanoToken[] } {
	if (operator === "=") return { open: "", close: "", tokens: value };
	const path = pathTokens(target, place);
	const join = (sign: string) => new StandInToken(T.BinaryOperator, place.end, place.end, sign, sign);
	if (operator === "++" || operator === "--") {
		const sign = operator === "++" ? "+" : "-";
		const one = new StandInToken(T.NumberLiteral, place.end, place.end, "1", 1);
		return { open: `${target} ${sign} `, close: "1", tokens: [...path, join(sign), one] };
	}
	const sign = operator.slice(0, -1);
	const isOne =
		value.length === 1 || (value[0]?.tokenType === T.ParenthesisOpen && value.at(-1)?.tokenType === T.ParenthesisClose);
	const [left, right] = isOne ? ["", ""] : ["(", ")"];
	const filter = { "**": "pow", "&": "bitwise_and", "|": "bitwise_or", "^": "bitwise_xor" }[sign];
	if (filter !== undefined) return { open: `${target}|${filter}:${left}`, close: right, tokens: path };
	const own = sign === "." ? "~" : sign;
	return /^(?:<<|>>)$/.test(sign)
		? { open: `${target} ${sign} ${left}`, close: right, tokens: path }
		: { open: `${target} ${own} ${left}`, close: right, tokens: [...path, join(own), ...value] };
}

function returned(statement: Written): Translation {
	const { head } = statement;
	const value = propertyMeant(statement.value) ?? statement.value;
	const none = value.length === 0;
	return {
		issue: syntaxIssue(
			"return-value",
			none ? "`return` has no value" : "the value of `return` stands in a block of its own",
			{ start: head.startOffset, end: head.startOffset + "return".length },
			{
				help: none ? "write `return { value = null }`" : "write `return { value = … }`",
				fix:
					emptyBlock(statement) ??
					(value === statement.value
						? around(statement, "write `return { value = … }`", "return { value = ", none ? "null }" : " }")
						: withEqualsSign(statement)),
			},
		),
		tokens: block("return", head, [], none ? [word("null", head)] : value),
	};
}

/** `{ value: x }` behind `return` is the property `value` with a colon, and no object: the tokens of `x`. */
function propertyMeant([open, key, ...rest]: readonly XanoToken[]): readonly XanoToken[] | null {
	const inner = rest.slice(0, -1);
	if (open?.tokenType !== T.ObjectOpen || !isKeyOf("value", key) || inner.length === 0) return null;
	let depth = 0;
	for (const { tokenType } of inner) {
		if (depth === 0 && (tokenType === T.ObjectKey || tokenType === T.KeyColon || tokenType === T.Spread)) return null;
		if (T.openers.has(tokenType)) depth++;
		else if (T.closers.has(tokenType)) depth--;
	}
	return inner;
}

function isKeyOf(name: string, token: XanoToken | undefined): boolean {
	return token?.tokenType === T.ObjectKey && token.image === name;
}

function withEqualsSign({ value, text }: Written): SyntaxFix {
	const { end } = value[1] as XanoToken;
	return { title: "write `=`", edits: [{ span: { start: end, end: text.indexOf(":", end) + 1 }, text: " =" }] };
}

/** `return {}` */
function emptyBlock({ head, value, end, text }: Written): SyntaxFix | null {
	if (value.length !== 2 || !/^\{\s*\}$/.test(text.slice(value[0]?.startOffset, value[1]?.end))) return null;
	const span = { start: head.startOffset, end };
	return { title: "give it a value", edits: [{ span, text: "return { value = {} }" }] };
}

function logged(statement: Written): Translation {
	const { head, value } = statement;
	const commas = value.some(isComma);
	const written = head.image.trimEnd();
	const inner = isBracketed(value) && !commas ? value.slice(1, -1) : value;
	return {
		issue: syntaxIssue(
			"foreign-syntax",
			`\`${written}\` is not how something is printed`,
			{ start: head.startOffset, end: head.startOffset + written.length },
			{
				...(commas ? { unread: true as const } : {}),
				help: "write `debug.log { value = … }`",
				...(inner.length === 0
					? {}
					: {
							fix: around(
								{ ...statement, value: inner },
								"write `debug.log`",
								"debug.log { value = ",
								" }",
								commas && isBracketed(value) ? asList(value) : [],
							),
						}),
			},
		),
		tokens: commas ? [] : block("debug.log", head, [], inner),
	};
}

function thrown(statement: Written, name: string): Translation {
	const { head, value, text } = statement;
	const inner = value.some(isComma) ? [] : isBracketed(value) ? value.slice(1, -1) : value;
	const lineStart = text.lastIndexOf("\n", head.startOffset - 1) + 1;
	const indent = /^[ \t]*/.exec(text.slice(lineStart, head.startOffset))?.[0] ?? "";
	const deeper = `\n${indent}${indent.includes("\t") ? "\t" : "  "}`;
	return {
		issue: syntaxIssue(
			"foreign-syntax",
			"`throw` takes a block with a name and a value",
			{ start: head.startOffset, end: head.end },
			{
				unread: true,
				help: `write \`throw { name = "${name}" value = … }\`, each property on a line of its own`,
				...(inner.length === 0
					? {}
					: {
							fix: around(
								{ ...statement, value: inner },
								"write `throw { … }`",
								`throw {${deeper}name = "${name}"${deeper}value = `,
								`\n${indent}}`,
							),
						}),
			},
		),
		tokens: block("throw", head, [], inner),
	};
}

function method(statement: Written, payload: Extract<ForeignStatement, { kind: "method" }>): Translation {
	const { head, value } = statement;
	const target = dollar(payload.target);
	const place = { start: head.startOffset, end: head.startOffset + payload.target.length };
	const from = payload.targetIsArgument ? value.findIndex(isComma) + 1 : 1;
	const inner = isBracketed(value) ? value.slice(from, -1) : [];
	const one = inner.some(isComma) ? [] : inner;
	return {
		issue: syntaxIssue(
			"foreign-syntax",
			payload.targetIsArgument
				? `\`${payload.statement}(…)\` is not how a statement is written`
				: "a variable is changed with a statement, not with a method",
			{ start: head.startOffset, end: head.end },
			{
				...(one.length === 0 ? { unread: true as const } : {}),
				help: `write \`${payload.statement} ${target} { value = … }\``,
				...(one.length === 0
					? {}
					: {
							fix: around(
								{ ...statement, value: one },
								`write \`${payload.statement}\``,
								`${payload.statement} ${target} { value = `,
								" }",
							),
						}),
			},
		),
		tokens: block(payload.statement, head, pathTokens(target, place), one),
	};
}

function isComma(token: XanoToken): boolean {
	return token.tokenType === T.Stray && token.payload === "comma";
}

function spanOf(token: XanoToken): Span {
	return { start: token.startOffset, end: token.end };
}

/** The value is one pair of brackets. */
function isBracketed(value: readonly XanoToken[]): boolean {
	let depth = 0;
	return value.every((token, index) => {
		if (token.tokenType === T.ParenthesisOpen) depth++;
		else if (token.tokenType === T.ParenthesisClose) depth--;
		return depth > 0 || (index === value.length - 1 && token.tokenType === T.ParenthesisClose);
	});
}

/** `(a, b)` as `[a, b]` */
function asList(value: readonly XanoToken[]): SyntaxFix["edits"] {
	return [
		{ span: spanOf(value[0] as XanoToken), text: "[" },
		{ span: spanOf(value.at(-1) as XanoToken), text: "]" },
	];
}

function dollar(target: string): string {
	return target.startsWith("$") ? target : `$${target}`;
}

function word(value: string, { end }: XanoToken): XanoToken {
	return new StandInToken(T.Word, end, end, value, value);
}

/** `name path { value = … }` */
function block(name: string, head: XanoToken, path: readonly XanoToken[], value: readonly XanoToken[]): XanoToken[] {
	const { startOffset: start } = head;
	const last = value.at(-1)?.end ?? head.end;
	return [
		new StandInToken(T.StatementName, start, head.end, name, name),
		...path,
		new StandInToken(T.BlockOpen, head.end, head.end, "{"),
		new StandInToken(T.AttributeName, head.end, head.end, "value", "value"),
		...(value.length === 0 ? [word("null", head)] : value),
		new StandInToken(T.BraceClose, last, last, "}"),
	];
}

/** A path as tokens, all of them at the place where it is written. */
function pathTokens(target: string, place: Span): XanoToken[] {
	const { tokens, issues } = tokenize(new Source("", `a=${target}`));
	const own = issues.length > 0 ? [] : tokens.slice(1);
	return own.map(
		({ tokenType, image, payload }) => new StandInToken(tokenType, place.start, place.end, image, payload),
	);
}
