import { type PortabilityEntry, program } from "./entry.js";

/** Where Xano reads an expression differently. */
export const readingCodes = (): PortabilityEntry[] => [
	{
		code: "XP621",
		name: "filter-before-comparison",
		title: "A comparison directly behind a filter",
		explanation:
			"Here `$list|count == 0` compares the count. Xano takes the comparison for part of the filter, and refuses it or computes something else. Parentheses around the filtered value settle it.",
		form: "stack",
		wrong: program(`
			var $list {
			  value = []
			}
			var $empty {
			  value = $list|count == 0
			}
		`),
		right: program(`
			var $list {
			  value = []
			}
			var $empty {
			  value = ($list|count) == 0
			}
		`),
	},
	{
		code: "XP622",
		name: "filter-in-object",
		title: "A filter with arguments inside an object",
		explanation: "Behind an unparenthesised filter with arguments Xano loses the rest of the object without a word.",
		form: "stack",
		wrong: program(`
			var $names {
			  value = {first: "Ada"|concat:"!", last: "Lovelace"}
			}
		`),
		right: program(`
			var $names {
			  value = {first: ("Ada"|concat:"!"), last: "Lovelace"}
			}
		`),
	},
	{
		code: "XP623",
		name: "remainder-precedence",
		title: "`%` beside other operators",
		explanation:
			"Here `%` binds like `*` and `/`. Xano works it out from left to right with `+` and `-`, so `1 + 7 % 2` is 2 here and 0 there. Parentheses settle it.",
		form: "stack",
		wrong: program(`
			var $value {
			  value = 1 + 7 % 2
			}
		`),
		right: program(`
			var $value {
			  value = 1 + (7 % 2)
			}
		`),
	},
	{
		code: "XP624",
		name: "mixed-and-or",
		title: "`&&` and `||` without parentheses",
		explanation:
			"Here `&&` binds tighter than `||`, as everywhere else. Xano joins them strictly from left to right. Parentheses settle it.",
		form: "stack",
		wrong: program(`
			conditional {
			  if (true || false && false) {
			    debug.log {
			      value = "here, not there"
			    }
			  }
			}
		`),
		right: program(`
			conditional {
			  if (true || (false && false)) {
			    debug.log {
			      value = "here and there"
			    }
			  }
			}
		`),
	},
	{
		code: "XP625",
		name: "list-concatenation",
		title: "`~` between lists",
		explanation:
			"`~` joins texts. Between two lists it appends here; nobody has shown that it does on Xano. `merge` joins lists, `push` adds one element.",
		form: "stack",
		wrong: program(`
			var $numbers {
			  value = [1, 2] ~ [3]
			}
		`),
		right: program(`
			var $numbers {
			  value = [1, 2]|merge:[3]
			}
		`),
	},
	{
		code: "XP626",
		name: "reversed-regex",
		title: "Pattern and text change places",
		explanation:
			"The regex filters are given the pattern as the value in front and the text as argument. The call is understood either way here, only this way on Xano.",
		form: "stack",
		wrong: program(`
			var $matches {
			  value = "Ada"|regex_matches:"/^a/i"
			}
		`),
		right: program(`
			var $matches {
			  value = "/^a/i"|regex_matches:"Ada"
			}
		`),
	},
	{
		code: "XP627",
		name: "now-arithmetic",
		title: "Arithmetic with `now`",
		explanation:
			"`now` is a number of milliseconds here. Xano refuses to calculate with it before it has been made a number with `to_ms`.",
		form: "stack",
		wrong: program(`
			var $yesterday {
			  value = now - 86400000
			}
		`),
		right: program(`
			var $yesterday {
			  value = (now|to_ms) - 86400000
			}
		`),
	},
	{
		code: "XP628",
		name: "negated-value",
		title: "A minus before a variable or parenthesis",
		explanation: "Xano knows negative numbers such as `-1`, but no minus before anything else. Subtract from zero.",
		form: "stack",
		wrong: program(`
			var $height {
			  value = 3
			}
			var $depth {
			  value = -$height
			}
		`),
		right: program(`
			var $height {
			  value = 3
			}
			var $depth {
			  value = 0 - $height
			}
		`),
	},
	{
		code: "XP629",
		name: "computed-key",
		title: "An object key that is computed",
		explanation: "Xano's object literals have fixed keys. The filter `set` takes a computed one.",
		form: "stack",
		wrong: program(`
			var $key {
			  value = "name"
			}
			var $person {
			  value = {($key): "Ada"}
			}
		`),
		right: program(`
			var $key {
			  value = "name"
			}
			var $person {
			  value = {}|set:$key:"Ada"
			}
		`),
	},
	{
		code: "XP630",
		name: "sort-type",
		title: "`sort` by a kind Xano does not know",
		explanation:
			"The kinds are `text`, `itext`, `natural`, `inatural` and `number`. Here `int` and `decimal` count as `number`.",
		form: "stack",
		wrong: program(`
			var $sorted {
			  value = [{size: 2}, {size: 1}]|sort:"size":"int"
			}
		`),
		right: program(`
			var $sorted {
			  value = [{size: 2}, {size: 1}]|sort:"size":"number"
			}
		`),
	},
	{
		code: "XP631",
		name: "left-to-right",
		title: "Operators that Xano works out from left to right",
		explanation:
			"Outside of conditions Xano works a value out from left to right and puts only `*` and `/` first: there `1 < 2 && 3 < 4` compares what `1 < 2 && 3` gives with 4. Here the operators bind as everywhere else. Parentheses settle it.",
		form: "stack",
		wrong: program(`
			var $inside {
			  value = 1 < 2 && 3 < 4
			}
		`),
		right: program(`
			var $inside {
			  value = 1 < 2 && (3 < 4)
			}
		`),
	},
	{
		code: "XP670",
		name: "number-key",
		title: "A key that is a number stands between quotes on Xano",
		explanation: "The keys of an object are texts. Xano's parser takes them without quotes only when they are names.",
		form: "stack",
		wrong: program(`
			var $names {
			  value = {1: "one"}
			}
			debug.log {
			  value = $names
			}
		`),
		right: program(`
			var $names {
			  value = {"1": "one"}
			}
			debug.log {
			  value = $names
			}
		`),
	},
];
