import { columnBlocks } from "../lexer/brackets.js";
import { castTypes } from "../lexer/expressions.js";
import { operators, wordOperators } from "../lexer/operators.js";

type Captures = Readonly<Record<number, { readonly name: string }>>;

interface Pattern {
	readonly name?: string;
	readonly contentName?: string;
	readonly match?: string;
	readonly captures?: Captures;
	readonly begin?: string;
	readonly beginCaptures?: Captures;
	readonly end?: string;
	readonly endCaptures?: Captures;
	readonly while?: string;
	readonly include?: string;
	readonly patterns?: readonly Pattern[];
}

/** Where an item, column or entry begins: on a line of its own, or on the line of a bracket. */
const itemStart = "(?:^|(?<=[{}]))\\s*(!?)";
const separatedStart = "(?:^|(?<=[{},]))\\s*(!?)";
const word = "[A-Za-z_]\\w*";
const dottedWord = `${word}(?:\\.${word})*`;
const quotes = "\"\"\"|'''";

/** What an expression is made of; which of them it is depends on the characters alone. */
const values = [
	"comment",
	"lambdaFilter",
	"heredoc",
	"text",
	"timestamp",
	"cast",
	"filter",
	"array",
	"parenthesis",
	"wordOperator",
	"constant",
	"variable",
	"member",
	"number",
	"operator",
	"backtick",
	"condition",
	"bareWord",
];
const enclosed = [...values, "object"];
const items = [
	"comment",
	"divider",
	"construct",
	"columns",
	"lambda",
	"binding",
	"attribute",
	"statement",
	"assignedObject",
	"block",
	...values,
];

/** The TextMate grammar that editors colour XanoScript with; its operators and casts are the lexer's own. */
export function textMate(): string {
	const grammar = {
		$schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
		name: "XanoScript",
		scopeName: "source.xanoscript",
		fileTypes: ["xs"],
		patterns: included(items),
		repository: { ...literals(), ...expressions(), ...structure(), ...embedded() },
	};
	return `${JSON.stringify(grammar, null, "\t")}\n`;
}

function included(names: readonly string[]): Pattern[] {
	return names.map((name) => ({ include: `#${name}` }));
}

/** Scopes for the groups of an expression, in their order. */
function captured(...names: readonly string[]): Captures {
	return Object.fromEntries(names.map((name, index) => [index + 1, { name: scope(name) }]));
}

function scope(name: string): string {
	return `${name}.xanoscript`;
}

function literals(): Record<string, Pattern> {
	const escapes: Pattern = { name: scope("constant.character.escape"), match: "\\\\[ntr\\\\\"'`]" };
	const quoted = (name: string, begin: string, end: string, patterns: readonly Pattern[]): Pattern => ({
		name: scope(`string.quoted.${name}`),
		begin,
		end,
		patterns,
	});
	return {
		comment: { name: scope("comment.line.double-slash"), match: "//.*$" },
		// Quotes inside a line belong to a text that begins on a line of its own.
		heredoc: {
			patterns: [quoted("triple", `(${quotes})[ \\t]*$`, "^\\s*\\1", []), quoted("triple", `(${quotes})`, "\\1", [])],
		},
		text: { patterns: [quoted("double", '"', '"', [escapes]), quoted("single", "'", "'", [escapes])] },
		timestamp: {
			name: scope("constant.other.timestamp"),
			match: "\\b\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:[+-]\\d{2}:?\\d{2}|Z)",
		},
		number: { name: scope("constant.numeric"), match: "(?<![\\w$])\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b" },
		constant: { name: scope("constant.language"), match: "(?<![\\w$.])(?:true|false|null|now)(?![\\w./@]|-\\w)" },
		// `array.find ($list) if (…)`
		condition: { name: scope("keyword.control"), match: "(?<![\\w$.:])if(?=\\s*\\()" },
		bareWord: {
			name: scope("string.unquoted"),
			match: "(?<![\\w$.])(?:\\d*[A-Za-z_]|/)(?:[\\w./@]|\\{[\\w:.]+\\}|-(?=\\w))*",
		},
	};
}

function expressions(): Record<string, Pattern> {
	return {
		variable: {
			patterns: [
				{ name: scope("variable.language"), match: "\\$(?:\\$|(?:this|input|var|env|auth|error)\\b)" },
				{ name: scope("variable.other"), match: "\\$\\w+" },
			],
		},
		member: {
			match: `(?<=[\\w$)\\]}"\`])(\\.)\\s*(?:("[^"]*")|(\\$${word})|(${word}|\\d+))`,
			captures: captured(
				"punctuation.accessor",
				"variable.other.property",
				"variable.other",
				"variable.other.property",
			),
		},
		filter: {
			match: `(!?(?<!\\|)\\|(?!\\|))\\s*(!?)\\s*(${word})`,
			captures: captured("keyword.operator.pipe", "keyword.operator.disabled", "support.function.filter"),
		},
		cast: { name: scope("storage.type.cast"), match: `!(?:${[...castTypes].join("|")})(?=\\s*["'\`$\\[{(])` },
		wordOperator: {
			name: scope("keyword.operator.word"),
			match: `(?<=\\s|\\))(?:not\\s+)?(?:${[...wordOperators].join("|")})\\b\\??(?=\\s+[^\\s={])`,
		},
		operator: { name: scope("keyword.operator"), match: `\\.\\.\\.|${operators.map(escapePattern).join("|")}|[!?=]` },
		backtick: { name: scope("punctuation.section.expression"), match: "```|`" },
		array: { begin: "\\[", end: "\\]", patterns: included(enclosed) },
		parenthesis: { begin: "\\(", end: "\\)", patterns: included(enclosed) },
		object: { begin: "\\{", end: "\\}", patterns: included(["key", ...enclosed]) },
		key: {
			match: `(?:^|(?<=[{,]))\\s*(!?)([A-Za-z_@$][\\w.@$-]*|\\d+(?:\\.\\d+)?|"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*')\\s*(:)`,
			captures: captured("keyword.operator.disabled", "support.type.property-name", "punctuation.separator.key"),
		},
	};
}

function structure(): Record<string, Pattern> {
	return {
		divider: { name: scope("meta.separator"), match: "^---+\\s*$" },
		construct: {
			match: `^(${dottedWord})\\s+("(?:[^"\\\\]|\\\\.)*"|[A-Za-z_/](?:[\\w./@]|\\{[\\w:.]+\\}|-(?=\\w))*)(?=[ \\t]*(?:$|\\{|//|${word}=))`,
			captures: captured("storage.type.construct", "entity.name.function"),
		},
		block: { begin: "\\{", end: "\\}", patterns: [{ include: "$self" }] },
		// A brace where a value belongs.
		assignedObject: {
			begin: "(?<=[=:,(\\[~|&`]|\\s\\?|\\?\\?)\\s*\\{",
			end: "\\}",
			patterns: included(["key", ...enclosed]),
		},
		statement: {
			match: `${itemStart}(?!as\\s+\\$)(?:(${word})|(${dottedWord}))(?![\\w.])(?=\\s*(?:$|[{}($"'\`\\[/]|[A-Za-z_\\d]))`,
			captures: captured("keyword.operator.disabled", "keyword.control", "support.function.statement"),
		},
		attribute: {
			match: `(?<![\\w$.])(!?)(${dottedWord})[ \\t]*(=)(?!=)`,
			captures: captured("keyword.operator.disabled", "variable.parameter.attribute", "keyword.operator.assignment"),
		},
		binding: { name: scope("keyword.control.as"), match: "(?:^|(?<=[\\s}]))as(?=\\s+\\$)" },
		columns: {
			begin: `${itemStart}(${[...columnBlocks].join("|")})\\s*\\{`,
			beginCaptures: captured("keyword.operator.disabled", "keyword.control"),
			end: "\\}",
			patterns: included([
				"comment",
				"column",
				"columnFilters",
				"columnDefault",
				"attribute",
				"assignedObject",
				"block",
				...values,
			]),
		},
		column: {
			match: `${separatedStart}(${word})((?:\\[[^\\]\\n]*\\])*)(?:[ \\t]*(\\?)[ \\t]*|[ \\t]+)([A-Za-z_$][\\w$-]*|"[^"\\n]+")[ \\t]*(\\?)?`,
			captures: captured(
				"keyword.operator.disabled",
				"storage.type.column",
				"storage.modifier.list",
				"keyword.operator.nullable",
				"variable.parameter.column",
				"keyword.operator.optional",
			),
		},
		columnDefault: { name: scope("keyword.operator.assignment"), match: "=" },
		columnFilters: {
			begin: "\\b(filters)[ \\t]*(=)[ \\t]*",
			beginCaptures: captured("variable.parameter.attribute", "keyword.operator.assignment"),
			end: "(?=\\s*(?:$|[{}]|//))|(?=\\s+[^\\s|])",
			patterns: [
				{
					match: `(?<=[=|]|[=|]\\s)(!?)(${word})`,
					captures: captured("keyword.operator.disabled", "support.function.filter"),
				},
				{ name: scope("keyword.operator.pipe"), match: "\\|" },
				{
					match: "(:)(?:(-?\\d+(?:\\.\\d+)?(?=[\\s|:,}]|$))|((?:[^\\s|:{},\"']|\\{[^}\\s]*\\})+))",
					captures: captured("punctuation.separator.argument", "constant.numeric", "string.unquoted"),
				},
				{ include: "#text" },
			],
		},
	};
}

/** User JavaScript in heredocs; other texts stay texts. */
function embedded(): Record<string, Pattern> {
	const javaScript = (before: string, names: readonly string[]): Pattern => ({
		begin: `${before}(${quotes})[ \\t]*$`,
		beginCaptures: captured(...names, "string.quoted.triple"),
		end: `^\\s*(${quotes})`,
		endCaptures: captured("string.quoted.triple"),
		patterns: [
			{
				begin: "$",
				// Asked at every line, so that JavaScript that is not closed does not run on behind the text.
				while: `^(?!\\s*(?:${quotes}))`,
				contentName: "meta.embedded.block.javascript",
				patterns: [{ include: "source.js" }],
			},
		],
	});
	return {
		lambda: {
			begin: `${itemStart}(api\\.lambda)\\s*\\{`,
			beginCaptures: captured("keyword.operator.disabled", "support.function.statement"),
			end: "\\}",
			patterns: [
				javaScript("\\b(code)\\s*(=)\\s*", ["variable.parameter.attribute", "keyword.operator.assignment"]),
				{ include: "$self" },
			],
		},
		lambdaFilter: javaScript("(!?\\|)\\s*(lambda_\\w+)\\s*(:)\\s*", [
			"keyword.operator.pipe",
			"support.function.filter",
			"punctuation.separator.argument",
		]),
	};
}

function escapePattern(operator: string): string {
	return operator.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
