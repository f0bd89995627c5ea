import { replacing, type SyntaxCode, type syntaxIssue } from "../issues.js";
import { pathBefore } from "../lexer/foreign_values.js";
import { matchingBracket, splitArguments } from "../lexer/scan.js";
import type { SyntaxIssue } from "../source.js";
import type { XanoToken } from "../tokens.js";
import * as T from "../tokens.js";
import { asOperand, callAsEnvironment, callAsFilter, callAsStatement, methodAsFilter } from "./calls.js";

/** Makes an issue about a token. */
export type Say = (
	code: SyntaxCode,
	message: string,
	token: XanoToken | undefined,
	more?: Parameters<typeof syntaxIssue>[3],
) => SyntaxIssue;

/** Statements that people write where a value belongs. */
export const statementWords: ReadonlySet<string> = new Set([
	"conditional",
	"if",
	"switch",
	"foreach",
	"for",
	"while",
	"try_catch",
	"function",
	"group",
]);

interface Written {
	readonly args: readonly string[];
	readonly end: number;
}

/** The arguments of a call, by the text. */
function argumentsAt(text: string, open: number): Written | null {
	const close = matchingBracket(text, open);
	return close < 0 ? null : { args: splitArguments(text.slice(open + 1, close)), end: close + 1 };
}

/** `trim($a)`, `now()`, `math.add(5, 3)` */
export function call(name: XanoToken, text: string, say: Say): SyntaxIssue {
	if (statementWords.has(name.image)) {
		return say("foreign-syntax", `\`${name.image}\` is a statement and has no value`, name, {
			help: "use `condition ? a : b`, or set the variable inside each branch",
		});
	}
	const written = argumentsAt(text, name.end);
	const environment = callAsEnvironment(name.image, written?.args ?? []);
	const meant = environment ?? (written ? callAsFilter(name.image, written.args) : null);
	const [, statement] = /^(?:array|math|object|text)\.([\w.]+)$/.exec(name.image) ?? [];
	const shown = meant !== null && meant.length < 60 ? `write \`${meant}\`` : null;
	const instead = callAsStatement(name.image);
	const help =
		instead !== null
			? `it is a statement with a line of its own: \`${instead}\``
			: statement !== undefined
				? `in a value it is a filter: \`${shown ? meant : `$value|${statement.replaceAll(".", "_")}`}\`; \`${name.image}\` is a statement with a line of its own`
				: (shown ??
					`a filter is written \`$value|${name.image}\`, a function \`function.run "${name.image}" { input = { … } } as $result\``);
	return say("foreign-syntax", `\`${name.image}(…)\` is not how something is called`, name, {
		help,
		...(written && meant !== null && meant !== "$env.NAME"
			? replacing(`write \`${short(meant)}\``, { start: name.startOffset, end: written.end }, meant)
			: {}),
	});
}

/** `$text.trim()` */
export function methodCall(method: XanoToken, text: string, say: Say): SyntaxIssue {
	const start = pathBefore(text, method.startOffset);
	const written = argumentsAt(text, method.end);
	const name = method.payload as string;
	const meant =
		start !== null && written ? methodAsFilter(text.slice(start, method.startOffset), name, written.args) : null;
	return say("foreign-syntax", `\`${method.image}(…)\`: values have no methods`, method, {
		help:
			meant === null
				? "filters do that work: `$text|to_upper`, `$list|count`; `xano docs` finds the one you need"
				: `write \`${short(meant)}\``,
		...(meant !== null && written && start !== null
			? replacing(`write \`${short(meant)}\``, { start, end: written.end }, meant)
			: {}),
	});
}

/** `$a|slice(0, 2)` */
export function filterCall(filter: XanoToken, open: XanoToken, text: string, say: Say): SyntaxIssue {
	const written = argumentsAt(text, open.startOffset);
	const meant = written ? [filter.image, ...written.args.map(asOperand)].join(":") : null;
	return say("foreign-syntax", `\`${filter.image}\` takes its arguments behind colons, not in parentheses`, open, {
		help:
			meant === null
				? `write \`${filter.image}:…\`, without arguments \`${filter.image}\` alone`
				: `write \`${short(meant)}\``,
		...(meant !== null && written
			? replacing("put its arguments behind colons", { start: filter.startOffset, end: written.end }, meant)
			: {}),
	});
}

/** A comma in the brackets of a call: the call is the mistake. */
export function commaInCall(tokens: readonly XanoToken[], at: number, text: string, say: Say): SyntaxIssue {
	let depth = 0;
	let open = at - 1;
	for (; open > 0; open--) {
		const type = (tokens[open] as XanoToken).tokenType;
		if (type === T.ParenthesisClose) depth++;
		else if (type === T.ParenthesisOpen && --depth < 0) break;
	}
	const name = tokens[open - 1];
	if (name?.tokenType === T.Filter) return filterCall(name, tokens[open] as XanoToken, text, say);
	if (name?.tokenType === T.Member) return methodCall(name, text, say);
	if (name?.tokenType === T.StatementName) {
		return say("foreign-syntax", `\`${name.image}(…)\` is not how something is called`, name, {
			help: `a statement is written \`${name.image} { … }\`, a function called with \`function.run "${name.image}" { input = { … } } as $result\``,
		});
	}
	if (name) return call(name, text, say);
	return say("comma-arguments", "a comma cannot stand inside parentheses", tokens[at]);
}

function short(text: string): string {
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
