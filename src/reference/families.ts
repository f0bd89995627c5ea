import type { FilterFamily, StatementFamily } from "../catalogue/define.js";
import type { EntryKind } from "./entry.js";

/** What a page is about. */
export interface FamilyText {
	readonly title: string;
	/** One line for lists. */
	readonly summary: string;
	/** Paragraphs of Markdown below the title of the page. */
	readonly introduction?: readonly string[];
	/** What holds for every entry that says nothing else: on the page once, in a terminal under each of them. */
	readonly rule?: string;
	/** Entries for which the rule does not hold; they say what does. */
	readonly exempt?: readonly string[];
}

/** What filters of texts make of other kinds. */
const texts =
	"In front and as an argument, null counts as the empty text, and a number or a bool as the text that `~` makes of it; an array or an object is an error (our choice).";

/** Filters by family, in the order of the index. */
export const filterFamilies = (): Readonly<Record<FilterFamily, FamilyText>> => ({
	text: {
		title: "Text filters",
		summary: "Case, trimming, searching, cutting and joining texts.",
		rule: texts,
		exempt: ["list_encodings"],
	},
	regex: {
		title: "Regular expression filters",
		summary: "Matching, picking and replacing with patterns.",
		introduction: [
			"The pattern is the value in front, the text an argument. Patterns have PHP's delimiters and flags, such as `/^a/i`. When the two are the wrong way round (the argument is a delimited pattern, the value is not), the filter works as meant and a warning says so.",
		],
		rule: texts,
	},
	math: {
		title: "Math filters",
		summary: "Arithmetic, rounding, powers, bits, and sums of lists.",
		rule: 'A numeric text counts as its number. Anything else, null, "" and bools included, is the error "Numbers are required for mathematical operations" (observed), and so is a result that is no number or too large a decimal.',
		exempt: ["array_max", "array_min"],
	},
	array: {
		title: "Array filters",
		summary: "Reading, adding, choosing, sorting and combining elements.",
		introduction: [
			"A filter gives a new array; the one in front stays as it is. To change a variable, assign the result, or use the [array statements](../statements/array.md).",
		],
		rule: "In front, null stays null, and a text, a number or a bool is an error (our choice); the values of an object count as its elements.",
		exempt: [
			"append",
			"count",
			"fill",
			"merge",
			"merge_recursive",
			"prepend",
			"push",
			"range",
			"safe_array",
			"unshift",
		],
	},
	expression: {
		title: "Filters that take an expression",
		summary: "`map`, `filter`, `find`, `reduce` and the others that look at every element.",
		introduction: [
			"The argument is an expression that is evaluated for every element. In it `$$` or `$this` is the element, `$index` its position, `$parent` the whole array, and `$result` what `reduce` has so far. Unlike other arguments it goes on over comparisons: `filter:$$ > 6` needs no parentheses.",
		],
		rule: "In front, null stays null, and a text, a number or a bool is an error (our choice). Of an object the values are looked at, and `$index` is the key.",
		exempt: ["transform"],
	},
	object: {
		title: "Object filters",
		summary: "Keys, values, paths, picking, and making objects.",
		introduction: ["A filter gives a new object; the one in front stays as it is."],
	},
	compare: {
		title: "Comparing filters",
		summary: "Equality, order, membership, and the logic of true and false.",
		introduction: [
			'Values compare as PHP 8 compares them: a number equals its text, null equals "", 0, false and [], and a text that is no number is compared with a number as a text. False are null, false, 0, "", "0", [] and {}; everything else is true.',
		],
	},
	type: {
		title: "Type filters",
		summary: "What kind of value something is.",
		rule: "The answer is true or false for every value; none is an error.",
	},
	conversion: { title: "Conversion filters", summary: "From one kind of value to another." },
	date: {
		title: "Date filters",
		summary: "Reading, moving, formatting and taking apart moments.",
		introduction: [
			'A moment is a whole number: milliseconds since 1970. Where a zone matters and none is named, it is UTC. Letters of formats and words such as `"-7 days"` are PHP\'s.',
		],
		rule: '"", a bool, an array and an object in front are errors, and so is a zone nobody knows.',
	},
	encoding: { title: "Encoding filters", summary: "JSON, CSV, base64, hexadecimal and other ways to write data." },
	crypto: { title: "Cryptography filters", summary: "Hashes, signatures, tokens and encryption." },
	url: { title: "URL filters", summary: "Taking addresses apart, changing and encoding them.", rule: texts },
	lambda: {
		title: "JavaScript filters",
		summary: "Filters whose argument is JavaScript, run in a sandbox of its own.",
	},
	query: {
		title: "Query filters",
		summary: "Filters that only the expressions of a database query know.",
		introduction: [
			"The database does their work, and this version has none. On a value Xano has no filter of these names.",
		],
	},
	custom: { title: "Filters of the project", summary: "What `builtins/` adds." },
});

/** Statements by family, in the order of the index. */
export const statementFamilies = (): Readonly<Record<StatementFamily, FamilyText>> => ({
	variables: {
		title: "Variables",
		summary: "Setting and changing variables.",
		introduction: [
			"All variables of a function live side by side: a block has none of its own, so what is set inside a branch or a loop is there after it. Every call of a function has its own variables. Inputs, `$input.name`, cannot be changed; copy one to a variable to work on it.",
			"Assigning copies: `var $b { value = $a }` gives `$b` its own value, and a later change of `$a` does not show in it.",
		],
	},
	control: {
		title: "Control flow",
		summary: "Branches, loops, errors, calls and early ends.",
		introduction: [
			'**Conditions** are false for `null`, `false`, `0`, `""`, `"0"`, `[]` and `{}`, and true for everything else. `==` is loose: `$x == null` holds for `0`, `""`, `false` and `[]`, too; `===` tells them apart. `&&` and `||` do not look at their right side when the left one has decided.',
			"**Filters bind tighter than operators**: `$i < $list|count` compares with the count. A comparison right behind a filter wants parentheses on Xano, `($list|count) == 3`; here `xano check` says so.",
			"**Blocks have no variables of their own.** What a branch sets is there after it, a loop may add to a variable from outside, and the loop's own variable keeps its last value. A variable that no path has set is an error when it is read; set it before the branch.",
		],
	},
	array: {
		title: "Array statements",
		summary: "Changing an array variable, and asking about a list.",
		introduction: [
			"`array.push`, `unshift`, `merge`, `pop` and `shift` change the variable they name. All others leave their list alone and bind a result with `as`. In a condition and in `by`, `$this` is the element, `$index` its position and `$parent` the whole list. Most have a twin among the [filters](../filters/expression.md), which fits into an expression.",
		],
	},
	math: {
		title: "Math statements",
		summary: "Calculating with a variable in place.",
		rule: 'The result replaces the variable, which has to be set. A numeric text counts as its number; anything else, null included, is the error "Numbers are required for mathematical operations" (observed).',
	},
	text: {
		title: "Text statements",
		summary: "Changing a text variable in place, and asking about one.",
		rule: 'The variable has to be set. Null counts as "", a number or a bool as its text; an array or an object is an error (our choice).',
	},
	object: {
		title: "Object statements",
		summary: "Keys, values and entries of an object.",
		rule: "An array counts by its positions, as in the filters of the same names; null and everything else is an error.",
	},
	api: { title: "Requests and JavaScript", summary: "HTTP requests to other services, and code in a sandbox." },
	security: { title: "Security statements", summary: "Random values, passwords, keys, tokens and encryption." },
	util: {
		title: "Utilities",
		summary: "Waiting, the environment, variables and inputs as a whole, and odds and ends.",
	},
	debug: { title: "Debugging", summary: "Logs, and ending a run on the spot." },
	storage: { title: "File storage", summary: "Files a program keeps, and file values for requests." },
	zip: { title: "Zip archives", summary: "Making, reading and changing archives." },
	stream: { title: "Streams", summary: "Reading large texts record by record." },
	redis: {
		title: "Redis",
		summary: "A cache of values, counters and queues, and limits of rates.",
		introduction: [
			"They talk to the server of `REDIS_URL`. Where that is not set, a store inside the run answers as Redis does; it begins empty and ends with the run. [More](../../command-line.md#xano-run).",
		],
	},
	ai: { title: "AI statements", summary: "Tools and servers that models use." },
	expect: {
		title: "Expectations",
		summary: "What a test asserts.",
		introduction: [
			"On Xano they stand in tests. Here they run in any function: one that does not hold raises an error, which `try_catch` catches.",
		],
	},
	database: {
		title: "Database statements",
		summary: "Rows, queries and tables. They do not run here yet.",
		introduction: ["They are read and checked, so that a program can be written here; a run stops where it meets one."],
	},
	server: {
		title: "Statements for a running server",
		summary: "Calls of other constructs, realtime channels, MCP clients. They do not run here yet.",
		introduction: ["They are read and checked, so that a program can be written here; a run stops where it meets one."],
	},
	cloud: {
		title: "Statements for services of others",
		summary: "Storage, search engines and other services of vendors. They do not run here yet.",
		introduction: ["They are read and checked, so that a program can be written here; a run stops where it meets one."],
	},
	custom: { title: "Statements of the application", summary: "What an application adds." },
});

/** The families that are no family of filters or statements. */
export const otherFamilies = (): Readonly<Record<Exclude<EntryKind, "filter" | "statement">, FamilyText>> => ({
	construct: {
		title: "Constructs",
		summary: "The words files begin with, and what stands in their braces.",
		introduction: [
			"Functions and jobs run here. The others are read and checked, with the names they call one another by, so that a whole workspace can be written here.",
		],
	},
	type: {
		title: "Input types",
		summary: "What an input may be, and what is made of what a caller sends.",
		introduction: [
			"`type name` declares an input. `?` after the type lets it be null, after the name lets it be left out, and `?=` gives it a default: `text? note?`, `int amount?=1`. `type[]` is a list, `type[1:5]` one of one to five elements; a single value sent for a list counts as a list of one. The block behind a declaration may hold `description`, `values`, `schema`, `size`, `table` and `sensitive`, which keeps the value out of messages.",
			'A required input that is missing or `""` is the error `Missing param: name`, and so is null, unless the type may be null by itself, as its result says. An optional one that is left out and has no default has the zero of its type; its filters see that zero, too.',
		],
	},
	"input filter": {
		title: "Input filters",
		summary: "What stands behind `filters=`: changes to and demands on an input.",
		introduction: [
			"They are other ones than the filters of expressions: `text name filters=trim|min:3`. Whatever order they are written in, they run in this one: trimming, length and bounds, prefix, case, characters, pattern.",
		],
	},
	function: {
		title: "Built-in functions",
		summary: "What `function.run` finds when the project has no function of that name.",
		introduction: [
			"They come with this runtime. On Xano the workspace has to have a function of the name. The answers shown are those of the stand-in, as with `xano run --simulate`.",
		],
	},
});
