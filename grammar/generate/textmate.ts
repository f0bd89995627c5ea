import { castTypes } from "../lexer/expressions.js";
import { operators, wordOperators } from "../lexer/operators.js";

interface Pattern {
	readonly name?: string;
	readonly match?: string;
	readonly begin?: string;
	readonly end?: string;
	readonly include?: string;
	readonly captures?: Readonly<Record<string, { readonly name: string }>>;
	readonly patterns?: readonly Pattern[];
}

/** The TextMate grammar that editors colour XanoScript with; its operators and casts are the lexer's own. */
export function textMate(): string {
	const escapes: Pattern = { name: "constant.character.escape.xanoscript", match: "\\\\[ntr\\\\\"'`]" };
	const quoted = (name: string, delimiter: string, patterns: readonly Pattern[]): Pattern => ({
		name: `string.quoted.${name}.xanoscript`,
		begin: delimiter,
		end: delimiter,
		patterns,
	});
	const repository: Record<string, Pattern> = {
		comment: { name: "comment.line.double-slash.xanoscript", match: "//.*$" },
		heredoc: { patterns: [quoted("triple", '"""', []), quoted("triple", "'''", [])] },
		text: { patterns: [quoted("double", '"', [escapes]), quoted("single", "'", [escapes])] },
		timestamp: {
			name: "constant.other.timestamp.xanoscript",
			match: "\\b\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:[+-]\\d{2}:?\\d{2}|Z)",
		},
		number: { name: "constant.numeric.xanoscript", match: "(?<![\\w$.])\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b" },
		variable: { name: "variable.other.xanoscript", match: "\\$(?:\\$|[A-Za-z0-9_]+)" },
		filter: {
			match: "(!?\\|)\\s*(!?[A-Za-z_]\\w*)",
			captures: { 1: { name: "keyword.operator.pipe.xanoscript" }, 2: { name: "support.function.filter.xanoscript" } },
		},
		cast: { name: "storage.type.cast.xanoscript", match: `!(?:${[...castTypes].join("|")})(?=\\s*["'\`$\\[{(])` },
		attribute: {
			match: "([A-Za-z_][\\w.]*)\\s*(=)(?!=)",
			captures: {
				1: { name: "variable.parameter.attribute.xanoscript" },
				2: { name: "keyword.operator.assignment.xanoscript" },
			},
		},
		key: {
			match: "([A-Za-z_@$][\\w.@$-]*)\\s*(:)(?=\\s)",
			captures: { 1: { name: "support.type.property-name.xanoscript" } },
		},
		constant: { name: "constant.language.xanoscript", match: "\\b(?:true|false|null|now)\\b" },
		binding: { name: "keyword.control.as.xanoscript", match: "\\bas(?=\\s+\\$)" },
		wordOperator: {
			name: "keyword.operator.word.xanoscript",
			match: `\\b(?:not\\s+)?(?:${[...wordOperators].join("|")})\\b\\??(?=\\s+[^\\s={])`,
		},
		statement: {
			match: "^\\s*(!?)([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)(?=\\s*(?:$|[{($\"']|[A-Za-z_/]))",
			captures: {
				1: { name: "invalid.deprecated.disabled.xanoscript" },
				2: { name: "keyword.control.statement.xanoscript" },
			},
		},
		operator: { name: "keyword.operator.xanoscript", match: `${operators.map(escapePattern).join("|")}|[!?]` },
	};
	const order = [
		"comment",
		"heredoc",
		"text",
		"timestamp",
		"cast",
		"filter",
		"attribute",
		"binding",
		"statement",
		"wordOperator",
		"constant",
		"key",
		"variable",
		"number",
		"operator",
	];
	const grammar = {
		$schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
		name: "XanoScript",
		scopeName: "source.xanoscript",
		fileTypes: ["xs"],
		patterns: order.map((name) => ({ include: `#${name}` })),
		repository,
	};
	return `${JSON.stringify(grammar, null, "\t")}\n`;
}

function escapePattern(operator: string): string {
	return operator.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
