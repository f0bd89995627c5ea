import type { TokenType } from "chevrotain";
import { call, commaInCall, filterCall, methodCall, type Say, statementWords } from "./foreign/values.js";
import { foreignOperators } from "./foreign_operators.js";
import { replacing, type SyntaxCode, syntaxIssue } from "./issues.js";
import type { Span, SyntaxIssue } from "./source.js";
import type { XanoToken } from "./tokens.js";
import * as T from "./tokens.js";

const valueStarts = new Set<TokenType>([
	T.Text,
	T.NumberLiteral,
	T.Timestamp,
	T.Word,
	T.Variable,
	T.ParenthesisOpen,
	T.ObjectOpen,
	T.ArrayOpen,
	T.BacktickOpen,
	T.Cast,
]);

const valueEnds = new Set<TokenType>([
	T.Text,
	T.NumberLiteral,
	T.Timestamp,
	T.Word,
	T.Variable,
	T.Member,
	T.VariableMember,
	T.Filter,
	T.ParenthesisClose,
	T.BracketClose,
	T.BacktickClose,
	T.BraceClose,
]);

/**
 * Says what is wrong at a token in terms of what the author was writing, never as a list of expected tokens.
 * @param at index of the first token that does not fit; `tokens.length` for the end of the file
 * @param text what the tokens were made of, for fixes
 */
export function describeMistake(tokens: readonly XanoToken[], at: number, text: string): SyntaxIssue {
	const found = tokens[at];
	const previous = tokens[at - 1];
	const say = (
		code: SyntaxCode,
		message: string,
		token: XanoToken | undefined,
		more: Parameters<typeof syntaxIssue>[3] = {},
	) => {
		const place = token ?? previous;
		const span = place ? { start: place.startOffset, end: place.end } : { start: 0, end: 0 };
		return syntaxIssue(code, message, span, more);
	};

	switch (previous?.tokenType) {
		case T.AttributeName:
			return say("missing-value", `\`${previous.image} =\` has no value`, previous, {
				help: `write a value after it, as in \`${previous.image} = null\``,
			});
		case T.NamedArgument:
			return say("missing-value", `\`${previous.image}=\` has no value`, previous);
		case T.ObjectKey:
		case T.KeyColon:
			return say("missing-value", `the entry \`${previous.image}\` has no value`, previous, {
				help: "write a value after the colon; `null` is one",
			});
		case T.ColumnDefault:
			return say("missing-value", "the default value is missing", previous, {
				help: 'write it right after `?=`, as in `text level?="info"`',
			});
		case T.BinaryOperator:
		case T.ArgumentOperator:
		case T.UnaryOperator:
			return say(
				"missing-value",
				`a value is missing after \`${previous.image}\``,
				previous,
				afterOperator(previous, found),
			);
		case T.TernaryQuestion:
		case T.TernaryColon:
			return say("missing-value", "one of the two values of this `? :` is missing", previous, {
				help: "write `condition ? a : b`",
			});
		case T.ParenthesisOpen:
			if (found?.tokenType === T.ParenthesisClose && tokens[at - 2]?.tokenType === T.Word)
				return call(tokens[at - 2] as XanoToken, text, say);
			if (found?.tokenType === T.ParenthesisClose && tokens[at - 2]?.tokenType === T.Member)
				return methodCall(tokens[at - 2] as XanoToken, text, say);
			return say("missing-value", "there is nothing between these brackets", previous, {
				help: "put an expression here, or remove the brackets",
			});
		case T.BacktickOpen:
			return say("missing-value", "there is nothing between these brackets", previous, {
				help: "put an expression here, or remove the brackets",
			});
		case T.IndexOpen:
			return say("missing-value", "an index is missing between the brackets", previous, {
				help: "to add an element use `array.push $list { value = … }`",
			});
		case T.Spread:
			return say("missing-value", "`...` needs a value to spread", previous);
		case T.As:
			return say("missing-name", "`as` needs a variable to bind", previous, { help: "write `as $result`" });
		case T.Cast:
			return say("missing-value", `\`${previous.image}\` needs a value to convert`, previous, {
				help: `as in \`${previous.image} "1"\``,
			});
	}

	if (!found) return say("unexpected", "the file ends in the middle of something", previous);
	if (previous?.tokenType === T.Word && statementWords.has(previous.image) && found.tokenType === T.BlockOpen)
		return call(previous, text, say);
	if (found.tokenType === T.Stray && found.payload === "comma") return commaInCall(tokens, at, text, say);
	switch (found.tokenType) {
		case T.BlockOpen:
			return say("unexpected", "a block cannot follow a value", found, {
				help: "start the block after the name of a statement; an object needs `=` or `:` before it",
			});
		case T.ArgumentColon:
		case T.KeyColon:
			return say("unexpected", "this `:` separates nothing", found, {
				help: "filter arguments stand directly after the filter, as in `|slice:0:2`; object entries inside `{ }`",
			});
		case T.TernaryColon:
			return say("unexpected", "this `:` has no `?` before it", found, { help: "write `condition ? a : b`" });
		case T.BinaryOperator:
		case T.ArgumentOperator:
		case T.TernaryQuestion: {
			const word = wordBefore(tokens, at);
			if (word) return foreignOperator(word, say);
			const condition = wholeCondition(tokens, at, text, say);
			if (condition) return condition;
			return isItemStart(tokens, at)
				? say("missing-value", `a value is missing before \`${found.image}\``, found)
				: say("unexpected", `${short(found)} does not fit here`, found, {
						help: "conditions stand in parentheses: `if ($a == $b) { … }`",
					});
		}
		case T.Filter:
			return say("missing-value", `\`${found.image}\` has nothing to work on`, found, {
				help: "a filter follows a value, as in `$text|trim`",
			});
		case T.Member:
		case T.VariableMember:
			return previous?.tokenType === T.Filter || previous?.tokenType === T.Text
				? say("unexpected", `${short(found)} cannot follow a filter`, found, {
						help: "put the filtered value into parentheses: `($list|first).name`",
					})
				: say("unexpected", `${short(found)} does not fit here`, found);
		case T.Separator:
			return say("unexpected", "the line ends too early", previous ?? found);
		case T.BraceClose:
		case T.BracketClose:
		case T.ParenthesisClose:
		case T.BacktickClose:
			return say("unexpected", `\`${found.image || "the end"}\` comes too early`, found);
	}
	if (previous && valueStarts.has(found.tokenType) && valueEnds.has(previous.tokenType))
		return sideBySide(tokens, at, text, say);
	if (valueStarts.has(found.tokenType) && previous?.tokenType === T.BlockOpen) {
		const alone = valueAlone(tokens, at, text, say);
		if (alone) return alone;
	}
	if (found.tokenType === T.Variable) {
		const next = tokens[at + 1];
		return say("foreign-syntax", "a statement begins with its name, not with a variable", found, {
			help:
				next?.image === "="
					? `to set it, write \`var ${found.image} { value = … }\` or \`var.update ${found.image} { value = … }\``
					: `as in \`var ${found.image} { value = … }\``,
		});
	}
	if (valueStarts.has(found.tokenType)) {
		return say("unexpected", `${short(found)} stands where a statement or a property should begin`, found, {
			help: "a statement begins with its name, a property with `name =`",
		});
	}
	return say("unexpected", `${short(found)} does not fit here`, found);
}

/** Statements whose one property is `value`. */
const valued =
	/^(?:var|var\.update|return|debug\.(?:log|stop)|array\.(?:push|unshift|merge)|math\.[\w.]+|text\.\w+|util\.sleep)$/;

/** `var $x { 4 }`: the braces hold a property, which has a name. */
function valueAlone(tokens: readonly XanoToken[], at: number, text: string, say: Say): SyntaxIssue | null {
	let head = at - 2;
	while (head >= 0 && tokens[head]?.tokenType !== T.StatementName && tokens[head]?.tokenType !== T.BlockOpen) head--;
	const name = tokens[head];
	if (name?.tokenType !== T.StatementName || !valued.test(name.image)) return null;
	const found = tokens[at] as XanoToken;
	const { startOffset: start } = found;
	return say("missing-name", `the value of \`${name.image}\` has no name`, found, {
		help: `write \`value = ${text.slice(start, found.end).slice(0, 30)}\``,
		fix: { title: "write `value =`", edits: [{ span: { start, end: start }, text: "value = " }] },
	});
}

/** Two entries or elements on one line with nothing between them. */
export function missingSeparator(place: Span): SyntaxIssue {
	return syntaxIssue("missing-operator", "a comma or a line end is missing before this", place, {
		help: "entries and elements are separated by commas or stand on lines of their own",
		fix: { title: "write a comma", edits: [{ span: { start: place.start, end: place.start }, text: ", " }] },
	});
}

function sideBySide(tokens: readonly XanoToken[], at: number, text: string, say: Say): SyntaxIssue {
	const found = tokens[at] as XanoToken;
	const previous = tokens[at - 1] as XanoToken;
	for (const word of [found, previous]) {
		if (word.tokenType === T.Word && foreignOperators.has(word.image)) return foreignOperator(word, say);
	}
	if (previous.tokenType === T.Filter && found.tokenType === T.ParenthesisOpen) {
		return filterCall(previous, found, text, say);
	}
	if (previous.tokenType === T.Member && found.tokenType === T.ParenthesisOpen && touches(previous, found))
		return methodCall(previous, text, say);
	if (previous.tokenType === T.Filter) {
		return say("unexpected", `an argument of \`${previous.image}\` needs a colon before it`, found, {
			help: `write \`${previous.image}:${found.image}\``,
			...replacing("put a colon before it", { start: previous.end, end: found.startOffset }, ":"),
		});
	}
	if (previous.tokenType === T.Word && found.tokenType === T.ParenthesisOpen) return call(previous, text, say);
	if (found.image === "for" && tokens.slice(0, at).some((token) => token.tokenType === T.ArrayOpen)) {
		return say("foreign-syntax", "lists are not made with `for` here", found, {
			help: "write `$list|map:$$ * 2`, with a condition `($list|filter:$$ > 1)|map:$$ * 2`",
		});
	}
	if (found.image === "as") {
		return say("foreign-syntax", "`as` does not belong in these brackets", found, {
			help: "the element of a loop gets its name behind: `foreach ($list) { each as $item { … } }`; a result behind the block: `} as $result`",
		});
	}
	return say("missing-operator", `an operator or a separator is missing before ${short(found)}`, found, {
		help: "two values cannot stand side by side; texts are joined with `~`, entries and elements separated by a comma or a new line",
	});
}

/** `$a and $b`, `not $a` */
function foreignOperator(word: XanoToken, say: Say): SyntaxIssue {
	return say("foreign-syntax", `\`${word.image}\` is no operator of XanoScript`, word, {
		help: `write \`${foreignOperators.get(word.image)}\``,
		...replacing(
			`write \`${foreignOperators.get(word.image)}\``,
			{ start: word.startOffset, end: word.end },
			foreignOperators.get(word.image) ?? word.image,
		),
	});
}

/** A word of that kind one or two places before; it may have been taken for the name of a statement. */
function wordBefore(tokens: readonly XanoToken[], at: number): XanoToken | undefined {
	return [tokens[at - 1], tokens[at - 2]].find(
		(token) =>
			(token?.tokenType === T.Word || token?.tokenType === T.StatementName) && foreignOperators.has(token.image),
	);
}

function touches(left: XanoToken, right: XanoToken): boolean {
	return left.end === right.startOffset;
}

function afterOperator(operator: XanoToken, found: XanoToken | undefined): { help?: string } {
	if (found && found.tokenType === operator.tokenType && (found.image === operator.image || found.image === "=")) {
		return {
			help: `\`${operator.image}${found.image}\` is not an operator here; ${
				operator.image === "*" ? "a power is `$a|pow:$b`" : "to count up, write `var.update $i { value = $i + 1 }`"
			}`,
		};
	}
	return operator.image === "<" && found?.image === ">" ? { help: "write `!=`" } : {};
}

const conditional = /^(?:if|elseif|while|switch|precondition|case)$/;

/** `if ($a > 1) && ($b < 2) {`: what is in the parentheses is only a part of the condition. */
function wholeCondition(tokens: readonly XanoToken[], at: number, text: string, say: Say): SyntaxIssue | null {
	let head = at - 1;
	while (head >= 0 && tokens[head]?.tokenType !== T.StatementName && tokens[head]?.tokenType !== T.BlockOpen) head--;
	const name = tokens[head];
	if (name?.tokenType !== T.StatementName || !conditional.test(name.image)) return null;
	let end = at;
	for (let depth = 0; end < tokens.length; end++) {
		const type = (tokens[end] as XanoToken).tokenType;
		if (depth === 0 && (type === T.BlockOpen || type === T.Separator)) break;
		if (T.openers.has(type)) depth++;
		else if (T.closers.has(type) && --depth < 0) break;
	}
	const first = tokens[head + 1];
	const last = tokens[end - 1];
	if (!first || !last || end <= at || tokens[end]?.tokenType !== T.BlockOpen) return null;
	const written = text.slice(first.startOffset, last.end).replace(/\s+/g, " ");
	return say("foreign-syntax", `the whole condition of \`${name.image}\` stands in parentheses`, tokens[at], {
		help: `write \`${name.image} (${written.length > 50 ? "…" : written}) { … }\``,
		fix: {
			title: "put all of it into parentheses",
			edits: [
				{ span: { start: first.startOffset, end: first.startOffset }, text: "(" },
				{ span: { start: last.end, end: last.end }, text: ")" },
			],
		},
	});
}

function isItemStart(tokens: readonly XanoToken[], at: number): boolean {
	const previous = tokens[at - 1]?.tokenType;
	return (
		previous === undefined ||
		previous === T.Separator ||
		previous === T.BlockOpen ||
		previous === T.ArrayOpen ||
		previous === T.ObjectOpen
	);
}

function short(token: XanoToken): string {
	const image = token.image.length > 30 ? `${token.image.slice(0, 27)}…` : token.image;
	return image === "" ? "this" : `\`${image.replace(/\s+/g, " ")}\``;
}
