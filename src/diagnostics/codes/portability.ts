import { type CodeEntry, program } from "./entry.js";

type PortabilityEntry = Omit<CodeEntry, "severity">;

/** What runs here as its author evidently means it, and is refused or computed differently on Xano. */
export const portabilityCodes = (): CodeEntry[] =>
	[...layout(), ...names(), ...readings(), ...declarations()].map((entry) => ({ ...entry, severity: "portability" }));

/** Where Xano's parser wants the text arranged differently. */
const layout = (): PortabilityEntry[] => [
	{
		code: "XP601",
		name: "comment-after-code",
		title: "A comment behind code",
		explanation:
			"Xano's validator wants comments on lines of their own, although its documentation shows them behind code too.",
		form: "stack",
		wrong: program(`
			var $answer {
			  value = 42 // the answer
			}
		`),
		right: program(`
			// the answer
			var $answer {
			  value = 42
			}
		`),
	},
	{
		code: "XP602",
		name: "comment-in-value",
		title: "A comment inside a value",
		explanation:
			"Inside an object, a list or a job's `input` Xano's validator does not expect comments and reports the opening bracket instead.",
		form: "stack",
		wrong: program(`
			var $person {
			  value = {
			    // her first name
			    name: "Ada"
			  }
			}
		`),
		right: program(`
			// name is her first name
			var $person {
			  value = {
			    name: "Ada"
			  }
			}
		`),
	},
	{
		code: "XP603",
		name: "blank-line-after-header",
		title: "An empty line between the first comment and the construct",
		explanation:
			"Xano takes the comment at the top of a file for the description of what follows directly. With an empty line between, its validator refuses the file.",
		form: "file",
		wrong: program(`
			// Says hello.

			function "greet" {
			  input {
			  }

			  stack {
			  }

			  response = "Hello"
			}
		`),
		right: program(`
			// Says hello.
			function "greet" {
			  input {
			  }

			  stack {
			  }

			  response = "Hello"
			}
		`),
	},
	{
		code: "XP604",
		name: "several-constructs",
		title: "Several constructs in one file",
		explanation:
			"Xano keeps one construct per file; several in one text are separated by a line `---`. Here they may follow one another without.",
		form: "file",
		wrong: program(`
			function "one" {
			  input {
			  }

			  stack {
			  }

			  response = 1
			}

			function "two" {
			  input {
			  }

			  stack {
			  }

			  response = 2
			}
		`),
		right: program(`
			function "one" {
			  input {
			  }

			  stack {
			  }

			  response = 1
			}
			---
			function "two" {
			  input {
			  }

			  stack {
			  }

			  response = 2
			}
		`),
	},
	{
		code: "XP605",
		name: "line-break-in-expression",
		title: "An expression that goes on in the next line",
		explanation:
			"Xano ends an expression with the line unless it stands in parentheses or the next line begins with a filter.",
		form: "stack",
		wrong: program(`
			var $greeting {
			  value = "Hello " ~
			    "Ada"
			}
		`),
		right: program(`
			var $greeting {
			  value = ("Hello " ~
			    "Ada")
			}
		`),
	},
	{
		code: "XP606",
		name: "comma-between-properties",
		title: "A comma between properties",
		explanation: "The properties of a statement are separated by new lines. Xano refuses commas there in most places.",
		form: "stack",
		wrong: program(`
			throw { name = "example", value = "something went wrong" }
		`),
		right: program(`
			throw {
			  name = "example"
			  value = "something went wrong"
			}
		`),
	},
	{
		code: "XP607",
		name: "semicolon",
		title: "A semicolon at the end of a line",
		explanation: "A line of XanoScript ends by itself. Xano's editor marks the `;` as a character it does not know.",
		form: "stack",
		wrong: program(`
			var $total {
			  value = 10;
			}
		`),
		right: program(`
			var $total {
			  value = 10
			}
		`),
	},
	{
		code: "XP608",
		name: "missing-parentheses",
		title: "A condition or a list without parentheses",
		explanation:
			"What `if`, `while`, `switch`, `case`, `for`, `foreach`, `precondition` and the statements on lists look at stands in parentheses on Xano. Around a single value they may be left out here.",
		form: "stack",
		wrong: program(`
			for 3 {
			  each as $round {
			    debug.log {
			      value = $round
			    }
			  }
			}
		`),
		right: program(`
			for (3) {
			  each as $round {
			    debug.log {
			      value = $round
			    }
			  }
			}
		`),
	},
	{
		code: "XP609",
		name: "property-of-block",
		title: "A description between statements",
		explanation:
			"`description` and `mock` belong to a statement. In a `stack`, an `if`, an `each` and the other blocks Xano expects statements only.",
		form: "stack",
		wrong: program(`
			for (3) {
			  each as $round {
			    description = "says it once more"
			    debug.log {
			      value = "again"
			    }
			  }
			}
		`),
		right: program(`
			for (3) {
			  description = "says it three times"
			  each as $round {
			    debug.log {
			      value = "again"
			    }
			  }
			}
		`),
	},
];

/** Where Xano knows another word, or keeps one for itself. */
const names = (): PortabilityEntry[] => [
	{
		code: "XP611",
		name: "reserved-variable",
		title: "Xano keeps this variable name for itself",
		explanation:
			"`$response`, `$output`, `$input`, `$auth`, `$env`, `$db` and `$error` mean something of their own on Xano, and its validator refuses variables of these names.",
		form: "stack",
		wrong: program(`
			var $response {
			  value = 42
			}
		`),
		right: program(`
			var $response_data {
			  value = 42
			}
		`),
	},
	{
		code: "XP612",
		name: "deprecated-filter",
		title: "An old name of a filter",
		explanation:
			"The filter was renamed. The old name still works in many places, but is no longer documented and may go away.",
		form: "stack",
		wrong: program(`
			var $shout {
			  value = "ada"|upper
			}
		`),
		right: program(`
			var $shout {
			  value = "ada"|to_upper
			}
		`),
	},
	{
		code: "XP613",
		name: "local-filter",
		title: "Xano has no filter of this name",
		explanation:
			"The filter exists here only, or on Xano only in database queries. A program that has to run on Xano says the same with others.",
		form: "stack",
		wrong: program(`
			var $known {
			  value = "Ada"|is_not_null
			}
		`),
		right: program(`
			var $known {
			  value = "Ada"|is_null|not
			}
		`),
	},
	{
		code: "XP614",
		name: "local-statement",
		title: "Xano writes this statement differently",
		explanation: "The statement is understood here, but Xano has another name for it.",
		form: "stack",
		wrong: program(`
			var $numbers {
			  value = [1, 2, 3]
			}
			foreach ($numbers) {
			  each as $number {
			    remove
			  }
			}
		`),
		right: program(`
			var $numbers {
			  value = [1, 2, 3]
			}
			foreach ($numbers) {
			  each as $number {
			    foreach.remove
			  }
			}
		`),
	},
	{
		code: "XP615",
		name: "else-if",
		title: "`else if` is written `elseif`",
		explanation: "Both mean the same here. Xano knows the one word only.",
		form: "stack",
		wrong: program(`
			conditional {
			  if (1 > 2) {
			    debug.log {
			      value = "more"
			    }
			  }
			  else if (1 < 2) {
			    debug.log {
			      value = "less"
			    }
			  }
			}
		`),
		right: program(`
			conditional {
			  if (1 > 2) {
			    debug.log {
			      value = "more"
			    }
			  }
			  elseif (1 < 2) {
			    debug.log {
			      value = "less"
			    }
			  }
			}
		`),
	},
	{
		code: "XP616",
		name: "unnamed-element",
		title: "A loop whose element has no name",
		explanation: "Xano wants `each as $name` in `for` and `foreach`, even when the name is not used.",
		form: "stack",
		wrong: program(`
			for (3) {
			  each {
			    debug.log {
			      value = "again"
			    }
			  }
			}
		`),
		right: program(`
			for (3) {
			  each as $round {
			    debug.log {
			      value = "again"
			    }
			  }
			}
		`),
	},
	{
		code: "XP617",
		name: "missing-stack",
		title: "A block without its `stack`",
		explanation:
			"`group`, `db.transaction` and `util.post_process` hold a `stack` on Xano, and the statements stand in it. Here they may stand in the braces directly.",
		form: "stack",
		wrong: program(`
			group {
			  debug.log {
			    value = "together"
			  }
			}
		`),
		right: program(`
			group {
			  stack {
			    debug.log {
			      value = "together"
			    }
			  }
			}
		`),
	},
	{
		code: "XP618",
		name: "required-on-xano",
		title: "A part that Xano requires is missing",
		explanation:
			"Here something sensible stands in for it: an empty `catch`, an error without a name, the method GET. Xano refuses the statement.",
		form: "stack",
		wrong: program(`
			throw {
			  value = "out of stock"
			}
		`),
		right: program(`
			throw {
			  name = "StockError"
			  value = "out of stock"
			}
		`),
	},
	{
		code: "XP619",
		name: "plain-variable",
		title: "A statement that works on a variable is given something else",
		explanation:
			"`math.add`, `text.append`, `text.contains` and their like take a variable of the function with its `$`. A bare name, a text or an input is understood here as well.",
		form: "stack",
		wrong: program(`
			var $total {
			  value = 1
			}
			math.add total {
			  value = 2
			}
		`),
		right: program(`
			var $total {
			  value = 1
			}
			math.add $total {
			  value = 2
			}
		`),
	},
	{
		code: "XP620",
		name: "written-out",
		title: "A property that Xano reads before the program runs",
		explanation:
			"`disabled` is `true` or `false`, `description` a text and `mock` an object. Xano does not take a variable or another value there, and neither does it for the `input` of `function.run` as a whole. Whether a statement waits, `async` and `runtime_mode`, is decided before the program runs, too: what is not written out counts for nothing.",
		form: "stack",
		wrong: program(`
			debug.log {
			  disabled = "yes"
			  value = 1
			}
		`),
		right: program(`
			debug.log {
			  disabled = true
			  value = 1
			}
		`),
	},
];

/** Where Xano reads an expression differently. */
const readings = (): PortabilityEntry[] => [
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
];

/** Where Xano declares inputs and jobs more strictly. */
const declarations = (): PortabilityEntry[] => [
	{
		code: "XP641",
		name: "environment-in-job-input",
		title: "An environment variable in the input of a job",
		explanation: "The input of a job consists of constants on Xano. Let the function read `$env.NAME` itself.",
		form: "file",
		wrong: program(`
			run.job "Greeting" {
			  main = {name: "greet", input: {name: $env.USER_NAME}}
			  env = ["USER_NAME"]
			}
			---
			function "greet" {
			  input {
			    text name
			  }

			  stack {
			  }

			  response = "Hello " ~ $input.name
			}
		`),
		right: program(`
			run.job "Greeting" {
			  main = {name: "greet", input: {}}
			  env = ["USER_NAME"]
			}
			---
			function "greet" {
			  input {
			  }

			  stack {
			  }

			  response = "Hello " ~ $env.USER_NAME
			}
		`),
	},
	{
		code: "XP642",
		name: "missing-input-block",
		title: "A function without an `input` block",
		explanation: "Xano wants the block even when it is empty.",
		form: "file",
		wrong: program(`
			function "answer" {
			  stack {
			  }

			  response = 42
			}
		`),
		right: program(`
			function "answer" {
			  input {
			  }

			  stack {
			  }

			  response = 42
			}
		`),
	},
	{
		code: "XP643",
		name: "nested-list-type",
		title: "A list of lists",
		explanation:
			"Xano's types know one level of lists. Deeper ones are `json` there; here they are checked level by level.",
		form: "file",
		wrong: program(`
			function "first_row" {
			  input {
			    int[][] grid
			  }

			  stack {
			  }

			  response = $input.grid|first
			}
		`),
		right: program(`
			function "first_row" {
			  input {
			    json grid
			  }

			  stack {
			  }

			  response = $input.grid|first
			}
		`),
	},
	{
		code: "XP644",
		name: "nullable-object",
		title: "An `object` that may be null",
		explanation: "Xano does not take a `?` behind the type `object`. `json` may be anything, null included.",
		form: "file",
		wrong: program(`
			function "store" {
			  input {
			    object? item {
			      schema {
			        text name
			      }
			    }
			  }

			  stack {
			  }

			  response = $input.item
			}
		`),
		right: program(`
			function "store" {
			  input {
			    json item?
			  }

			  stack {
			  }

			  response = $input.item
			}
		`),
	},
	{
		code: "XP645",
		name: "structured-default",
		title: "A list or an object as default",
		explanation: "Defaults are simple values on Xano. Make the input optional and supply the rest where it is read.",
		form: "file",
		wrong: program(`
			function "total" {
			  input {
			    int[] numbers?=[]
			  }

			  stack {
			  }

			  response = $input.numbers|sum
			}
		`),
		right: program(`
			function "total" {
			  input {
			    int[] numbers?
			  }

			  stack {
			  }

			  response = ($input.numbers ?? [])|sum
			}
		`),
	},
	{
		code: "XP646",
		name: "inline-input-option",
		title: "Options of an input on its own line",
		explanation: "Xano wants the options of an input in a block behind it, each on a line of its own.",
		form: "file",
		wrong: program(`
			function "greet" {
			  input {
			    text name { description = "Whom to greet" }
			  }

			  stack {
			  }

			  response = "Hello " ~ $input.name
			}
		`),
		right: program(`
			function "greet" {
			  input {
			    text name {
			      description = "Whom to greet"
			    }
			  }

			  stack {
			  }

			  response = "Hello " ~ $input.name
			}
		`),
	},
	{
		code: "XP647",
		name: "object-without-schema",
		title: "An `object` says what is in it",
		explanation:
			"Xano wants to know what an `object` holds. Here one without a `schema` keeps whatever it is given, as `json` does, which is the type for that.",
		form: "file",
		wrong: program(`
			function "store" {
			  input {
			    object data
			  }

			  stack {
			  }

			  response = $input.data
			}
		`),
		right: program(`
			function "store" {
			  input {
			    json data
			  }

			  stack {
			  }

			  response = $input.data
			}
		`),
	},
	{
		code: "XP648",
		name: "assertion-outside-test",
		title: "Assertions belong into tests",
		explanation:
			"Xano wants `expect.…` in the `test` of a function or in a `workflow_test`. In the stack of a function it may stand for trying things out: one that fails ends the run, on Xano as well. What a function has to insist on is a `precondition`.",
		form: "stack",
		wrong: program(`
			var $total {
			  value = 5
			}
			expect.to_equal ($total) {
			  value = 5
			}
		`),
		right: program(`
			var $total {
			  value = 5
			}
			precondition ($total == 5) {
			  error = "The total is wrong"
			}
		`),
	},
	{
		code: "XP649",
		name: "reversed-in",
		title: "List and element change places",
		explanation:
			"`in` is given the list as the value in front and the element as argument. The call is understood either way here, only this way on Xano.",
		form: "stack",
		wrong: program(`
			var $is_open {
			  value = "paid"|in:["new", "paid"]
			}
		`),
		right: program(`
			var $is_open {
			  value = ["new", "paid"]|in:"paid"
			}
		`),
	},
	{
		code: "XP650",
		name: "header-object",
		title: "Headers as an object",
		explanation:
			"Xano takes the headers of a request as a list of lines, each with name, colon and value. An object of names and values is understood here only.",
		form: "stack",
		wrong: program(`
			api.request {
			  url = "https://example.com/items"
			  method = "GET"
			  headers = {Accept: "application/json"}
			} as $answer
		`),
		right: program(`
			api.request {
			  url = "https://example.com/items"
			  method = "GET"
			  headers = ["Accept: application/json"]
			} as $answer
		`),
	},
];
