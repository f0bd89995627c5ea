/** What a sign of the language means, and where in docs/language.md more about it stands. */
export interface Sign {
	readonly meaning: string;
	/** The heading there, as GitHub makes a link of it. */
	readonly section: string;
}

const sign = (section: string, meaning: string): Sign => ({ meaning, section });

/** Operators, literals and the variables the language itself sets; names that are looked up, but are no entries. */
export const signs = (): ReadonlyMap<string, Sign> =>
	new Map([
		["??", sign("expressions", "`a ?? b` is `b` only when `a` is null or missing; a path in `a` never raises.")],
		["||", sign("expressions", "`a || b` is `a` when that is true, otherwise `b`.")],
		["&&", sign("expressions", "`a && b` is `a` when that is false, otherwise `b`.")],
		[
			"?:",
			sign("expressions", "`a ?: b` gives what `a || b` gives; `a ? b : c` is `b` when `a` is true, otherwise `c`."),
		],
		["? :", sign("expressions", "`a ? b : c` is `b` when `a` is true, otherwise `c`.")],
		[
			"!",
			sign("writing", "`!a` is the opposite of `a`; before a statement, an entry or a filter `!` switches it off."),
		],
		[
			"==",
			sign("values", '`==` is loose: 1 equals "1", and null equals "", 0, false and []. `===` compares the kind, too.'),
		],
		["===", sign("values", "`===` holds when kind and content are the same, also within arrays and objects.")],
		["!=", sign("values", "`a != b` is the opposite of `a == b`.")],
		["!==", sign("values", "`a !== b` is the opposite of `a === b`.")],
		["~", sign("values", "`a ~ b` joins texts; numbers and bools become texts, null becomes nothing.")],
		["+", sign("values", "`a + b` adds numbers; texts are joined with `~`.")],
		["-", sign("values", "`a - b` subtracts.")],
		["*", sign("values", "`a * b` multiplies.")],
		["/", sign("values", "`a / b` divides: an int when it comes out even, otherwise a decimal.")],
		["%", sign("values", "`a % b` is the remainder of two ints, with the sign of the left one.")],
		["..", sign("expressions", "`(a..b)` is the array of all ints from `a` to `b`, both included.")],
		[
			"|",
			sign(
				"expressions",
				"`$value|filter:argument` puts a value through a filter; it binds tighter than every operator.",
			),
		],
		["//", sign("writing", "`//` begins a comment that ends with the line.")],
		["`", sign("writing", "Backticks hold an expression, as parentheses do.")],
		['"""', sign("writing", "Three quotation marks hold a text of several lines.")],
		[
			"$$",
			sign("expressions", "In filters that look at every element, and in conditions of paths, `$$` is the element."),
		],
		[
			"$this",
			sign("expressions", "`$this` is the element in filters and statements that look at every one, as `$$` is."),
		],
		[
			"$index",
			sign("expressions", "`$index` is the position of the element, or its key, in filters that look at every one."),
		],
		["$parent", sign("expressions", "`$parent` is the whole array in filters that look at every element.")],
		["$result", sign("expressions", "`$result` is what `reduce` has so far.")],
		[
			"$0",
			sign(
				"paths-that-look-back",
				"In a condition of a path `$0` is the root, `$1`, `$2` … what the path came through.",
			),
		],
		["$error", sign("errors", "In a `catch` block `$error` has `code`, `message`, `name` and `result`.")],
		["$input", sign("inputs", "`$input.name` reads an input; inputs cannot be changed.")],
		["$env", sign("variables-and-members", "`$env.NAME` reads an environment variable; null when it is not set.")],
		["$var", sign("variables-and-members", "`$var.name` is the variable `$name`.")],
		["?=", sign("inputs", "`int amount?=1` declares an input that may be left out and is 1 then.")],
		["?", sign("inputs", "Behind the type of an input `?` lets it be null, behind its name it lets it be left out.")],
		["now", sign("writing", "`now` is the current time in milliseconds since 1970; the date filters work on it.")],
		[
			"null",
			sign(
				"values",
				'`null` is no value; `==` also holds for it and "", 0, false and [], `|is_null` for nothing else.',
			),
		],
		["true", sign("values", '`true` and `false` are the bools; false are also null, 0, "", "0", [] and {}.')],
		["false", sign("values", '`true` and `false` are the bools; false are also null, 0, "", "0", [] and {}.')],
		["as", sign("statements", "`} as $name` behind a statement keeps its result in a variable.")],
		["---", sign("projects-and-files", "A line `---` divides several constructs in one file.")],
	]);
