import { type CodeEntry, program } from "./entry.js";

/** Values: filters and their arguments, variables, and what computes something but hardly what was meant. */
export const expressionCodes = (): CodeEntry[] => [
	{
		code: "XS401",
		name: "unknown-filter",
		title: "There is no filter of this name",
		severity: "error",
		explanation:
			"Filters have names of their own, often not those of other languages: the length of a text is `strlen`, of a list `count`.",
		form: "stack",
		wrong: program(`
			var $size {
			  value = "Ada"|length
			}
		`),
		right: program(`
			var $size {
			  value = "Ada"|strlen
			}
		`),
	},
	{
		code: "XS402",
		name: "missing-filter-argument",
		title: "A filter lacks an argument",
		severity: "error",
		explanation: "Arguments follow the name of a filter, each after a colon. This one cannot be left out.",
		form: "stack",
		wrong: program(`
			var $words {
			  value = "a b c"|split
			}
		`),
		right: program(`
			var $words {
			  value = "a b c"|split:" "
			}
		`),
	},
	{
		code: "XS403",
		name: "extra-filter-argument",
		title: "A filter has too many arguments",
		severity: "warning",
		explanation:
			"The filter takes fewer arguments than it was given, so the last ones mean nothing: a run leaves them out. Often the colon belongs to something else: a `? :`, or the entry of an object.",
		form: "stack",
		wrong: program(`
			var $shout {
			  value = "ada"|to_upper:true
			}
		`),
		right: program(`
			var $shout {
			  value = "ada"|to_upper
			}
		`),
	},
	{
		code: "XS404",
		name: "wrong-filter-argument",
		title: "A filter cannot use this argument",
		severity: "warning",
		explanation: "The argument is of the wrong kind or none of the words the filter knows.",
		form: "stack",
		wrong: program(`
			var $rounded {
			  value = 3.14159|round:"two"
			}
		`),
		right: program(`
			var $rounded {
			  value = 3.14159|round:2
			}
		`),
	},
	{
		code: "XS405",
		name: "unknown-variable",
		title: "Nothing sets this variable",
		severity: "error",
		explanation:
			"A variable exists once `var`, `as` or a loop has set it. Inputs are read as `$input.name`, environment variables as `$env.NAME`. Functions do not see each other's variables.",
		form: "file",
		wrong: program(`
			function "greet" {
			  input {
			    text name
			  }

			  stack {
			  }

			  response = "Hello " ~ $name
			}
		`),
		right: program(`
			function "greet" {
			  input {
			    text name
			  }

			  stack {
			  }

			  response = "Hello " ~ $input.name
			}
		`),
	},
	{
		code: "XS406",
		name: "query-operator",
		title: "The operator belongs to database queries",
		severity: "error",
		explanation:
			"Words such as `contains`, `overlaps` and `ilike` between two values work in the `where` of a query only. Everywhere else there is a filter for it.",
		form: "stack",
		wrong: program(`
			var $found {
			  value = [1, 2, 3] contains 2
			}
		`),
		right: program(`
			var $found {
			  value = [1, 2, 3]|in:2
			}
		`),
	},
	{
		code: "XS407",
		name: "error-outside-catch",
		title: "`$error` exists inside `catch` only",
		severity: "error",
		explanation:
			"The error that was caught is at hand in the `catch` block. Copy what is needed later into a variable.",
		form: "stack",
		wrong: program(`
			debug.log {
			  value = $error.message
			}
		`),
		right: program(`
			try_catch {
			  try {
			    throw {
			      name = "example"
			      value = "something went wrong"
			    }
			  }
			  catch {
			    debug.log {
			      value = $error.message
			    }
			  }
			}
		`),
	},
	{
		code: "XS408",
		name: "element-outside-expression",
		title: "`$$` and `$this` belong to a filter that goes through a list",
		severity: "error",
		explanation:
			"`$$` and `$this` stand for the element in the argument of `map`, `filter`, `some`, `every`, `find`, `findIndex` and `reduce`. In a loop the element has the name given with `each as`.",
		form: "stack",
		wrong: program(`
			foreach ([1, 2, 3]) {
			  each as $number {
			    debug.log {
			      value = $$ * 2
			    }
			  }
			}
		`),
		right: program(`
			foreach ([1, 2, 3]) {
			  each as $number {
			    debug.log {
			      value = $number * 2
			    }
			  }
			}
		`),
	},
	{
		code: "XS409",
		name: "unsupported-filter",
		title: "The filter does not run here",
		severity: "error",
		explanation:
			"Xano knows this filter, and this version does not run it. Such filters work only inside a database query, where the database does their work; on a value Xano has none of that name either. `xano docs` lists the filters for values.",
		form: "stack",
		wrong: program(`
			var $names {
			  value = ["Ada", "Grace", "Ada"]|to_distinct_list
			}
		`),
		right: program(`
			var $names {
			  value = ["Ada", "Grace", "Ada"]|unique
			}
		`),
	},
	{
		code: "XS411",
		name: "end-index",
		title: "The second argument is a length, not an end",
		severity: "warning",
		explanation:
			"`slice` and `substr` take an offset and a length. An expression that looks like the place to end at takes too much from the second step on.",
		form: "stack",
		wrong: program(`
			var $start {
			  value = 2
			}
			var $letter {
			  value = "wonderful"|substr:$start:$start + 1
			}
		`),
		right: program(`
			var $start {
			  value = 2
			}
			var $letter {
			  value = "wonderful"|substr:$start:1
			}
		`),
	},
	{
		code: "XS412",
		name: "decimal-index",
		title: "A division that feeds a position or a count",
		severity: "warning",
		explanation:
			"Division gives a decimal whenever it does not come out even: `5 / 2` is 2.5. For a position in a list, the number of rounds or a remainder, round it.",
		form: "stack",
		wrong: program(`
			var $numbers {
			  value = [1, 2, 3, 4, 5]
			}
			var $middle {
			  value = $numbers[($numbers|count) / 2]
			}
		`),
		right: program(`
			var $numbers {
			  value = [1, 2, 3, 4, 5]
			}
			var $middle {
			  value = $numbers[(($numbers|count) / 2)|floor]
			}
		`),
	},
	{
		code: "XS413",
		name: "index-compared",
		title: "`index` gives `false` when nothing is found",
		severity: "warning",
		explanation:
			"The filter `index` never gives -1. And since a hit at the beginning is 0, which counts as false too, compare with `===`, or ask `contains`.",
		form: "stack",
		wrong: program(`
			var $missing {
			  value = ("wonderful"|index:"x") == -1
			}
		`),
		right: program(`
			var $missing {
			  value = ("wonderful"|index:"x") === false
			}
		`),
	},
	{
		code: "XS414",
		name: "kind-mismatch",
		title: "A filter for another kind of value",
		severity: "warning",
		explanation:
			"The value is known to be of a kind this filter does not work on: `count` is for lists and objects, `strlen` for texts. In `|map:$$.price|round:2` the argument of `map` ends before `|round`, which then takes the whole list: `|map:($$.price|round:2)`.",
		form: "stack",
		wrong: program(`
			var $size {
			  value = "wonderful"|count
			}
		`),
		right: program(`
			var $size {
			  value = "wonderful"|strlen
			}
		`),
	},
	{
		code: "XS415",
		name: "filter-on-last-operand",
		title: "The filter applies to the last part only",
		severity: "hint",
		explanation:
			"Filters bind tighter than every operator: in `a ~ b|f` only `b` is filtered, and `$price * $count|round:2` rounds the count. Parentheses make it the whole.",
		form: "stack",
		wrong: program(`
			var $user {
			  value = "ada"
			}
			var $credentials {
			  value = $user ~ ":" ~ "secret"|base64_encode
			}
		`),
		right: program(`
			var $user {
			  value = "ada"
			}
			var $credentials {
			  value = ($user ~ ":" ~ "secret")|base64_encode
			}
		`),
	},
	{
		code: "XS416",
		name: "endless-loop",
		title: "Nothing in the loop changes its condition",
		severity: "warning",
		explanation:
			"None of the variables the condition reads is set in the body, and nothing leaves the loop: once begun it never ends.",
		form: "stack",
		wrong: program(`
			var $count {
			  value = 0
			}
			while ($count < 3) {
			  each {
			    debug.log {
			      value = $count
			    }
			  }
			}
		`),
		right: program(`
			var $count {
			  value = 0
			}
			while ($count < 3) {
			  each {
			    debug.log {
			      value = $count
			    }
			    var.update $count {
			      value = $count + 1
			    }
			  }
			}
		`),
	},
	{
		code: "XS417",
		name: "maybe-unset",
		title: "The variable may not be set here",
		severity: "warning",
		explanation:
			"It is set only in a branch or loop that may not run. Reading a variable that was never set is an error, so give it a value before.",
		form: "stack",
		wrong: program(`
			conditional {
			  if (1 < 2) {
			    var $size {
			      value = "small"
			    }
			  }
			}
			debug.log {
			  value = $size
			}
		`),
		right: program(`
			var $size {
			  value = "large"
			}
			conditional {
			  if (1 < 2) {
			    var.update $size {
			      value = "small"
			    }
			  }
			}
			debug.log {
			  value = $size
			}
		`),
	},
	{
		code: "XS418",
		name: "bare-word",
		title: "A word without quotes is a text",
		severity: "warning",
		explanation:
			"A word without quotes is a text, apart from `true`, `false`, `null` and `now`. `True`, `None` or `undefined` are therefore texts, and a text that is not empty counts as true. So is the name of a variable or an input without its `$`: `rows` is a text of four letters, `$rows` the variable. Xano refuses some of these words.",
		form: "stack",
		wrong: program(`
			var $found {
			  value = False
			}
		`),
		right: program(`
			var $found {
			  value = false
			}
		`),
	},
	{
		code: "XS419",
		name: "operator-in-argument",
		title: "The operator belongs to the argument of the filter",
		severity: "warning",
		explanation:
			"The argument of a filter reaches over `+ - * / % ~`: in `$counts|get:$word:0 + 1` the default is `0 + 1`, and nothing is added to a count that exists; `$share|round:2 * 100` rounds to 200 digits. Xano reads it the same way. Parentheses end the filter before the operator.",
		form: "stack",
		wrong: program(`
			var $counts {
			  value = {apple: 2}
			}
			var $more {
			  value = $counts|get:"apple":0 + 1
			}
		`),
		right: program(`
			var $counts {
			  value = {apple: 2}
			}
			var $more {
			  value = ($counts|get:"apple":0) + 1
			}
		`),
	},
	{
		code: "XS420",
		name: "dollar-key",
		title: "A key that looks like a variable",
		severity: "warning",
		explanation:
			"The keys of an object are texts: `{$name: 1}` has the key `$name`, dollar sign included, whatever the variable holds. The filter `set` takes the value of a variable for a key.",
		form: "stack",
		wrong: program(`
			var $name {
			  value = "ada"
			}
			var $ages {
			  value = {$name: 36}
			}
		`),
		right: program(`
			var $name {
			  value = "ada"
			}
			var $ages {
			  value = {}|set:$name:36
			}
		`),
	},
	{
		code: "XS421",
		name: "text-arithmetic",
		title: "A text among numbers",
		severity: "warning",
		explanation:
			'`+ - * / %` are for numbers; a text that holds no number raises "Not numeric." when it gets there. Texts are joined with `~`.',
		form: "stack",
		wrong: program(`
			var $name {
			  value = "Ada"
			}
			var $greeting {
			  value = "Hello " + $name
			}
		`),
		right: program(`
			var $name {
			  value = "Ada"
			}
			var $greeting {
			  value = "Hello " ~ $name
			}
		`),
	},
	{
		code: "XS422",
		name: "javascript-text",
		title: "JavaScript where an expression belongs",
		severity: "warning",
		explanation:
			"`map`, `filter` and their like take an expression in which `$$` is the element; a text is not run but stands for itself. JavaScript is run by `lambda_map`, `lambda_filter` and the others of that name, where the element is `$this`. `lambda_reduce` takes its initial value first.",
		form: "stack",
		wrong: program(`
			var $doubled {
			  value = [1, 2, 3]|map:"return $this * 2"
			}
		`),
		right: program(`
			var $doubled {
			  value = [1, 2, 3]|map:$$ * 2
			}
			var $tripled {
			  value = [1, 2, 3]|lambda_map:"return $this * 3"
			}
		`),
	},
	{
		code: "XS423",
		name: "lambda-without-return",
		title: "JavaScript that gives nothing",
		severity: "warning",
		explanation:
			"The code of `api.lambda` and the `lambda` filters is the body of a function: what it is to give stands behind `return`. Without one it gives null.",
		form: "stack",
		wrong: program(`
			var $doubled {
			  value = [1, 2, 3]|lambda_map:"$this * 2"
			}
		`),
		right: program(`
			var $doubled {
			  value = [1, 2, 3]|lambda_map:"return $this * 2"
			}
		`),
	},
	{
		code: "XS424",
		name: "interpolation",
		title: "A variable inside a text",
		severity: "warning",
		explanation:
			"A text means what is written in it: `{$name}`, with or without a `$` before the brace, is not replaced. Parts are joined with `~`; longer texts are made by `util.template_engine`.",
		form: "stack",
		wrong: program(`
			var $name {
			  value = "Ada"
			}
			var $greeting {
			  value = "Hello {$name}!"
			}
		`),
		right: program(`
			var $name {
			  value = "Ada"
			}
			var $greeting {
			  value = "Hello " ~ $name ~ "!"
			}
		`),
	},
	{
		code: "XS425",
		name: "dot-concatenation",
		title: "A dot between texts",
		severity: "warning",
		explanation: "`.` reads a member, also with blanks around it. Texts are joined with `~`.",
		form: "stack",
		wrong: program(`
			var $name {
			  value = "Ada"
			}
			var $greeting {
			  value = "Hello " . $name
			}
		`),
		right: program(`
			var $name {
			  value = "Ada"
			}
			var $greeting {
			  value = "Hello " ~ $name
			}
		`),
	},
	{
		code: "XS426",
		name: "started-call",
		title: "The id of a call instead of its result",
		severity: "warning",
		explanation:
			"A call with `async = true`, or with a `runtime_mode` that begins with `async`, goes on beside the program and binds an id. `await` waits for it and binds the result.",
		form: "stack",
		wrong: program(`
			api.request {
			  url = "https://example.com/items"
			  method = "GET"
			  async = true
			} as $call
			var $items {
			  value = $call.response.result
			}
		`),
		right: program(`
			api.request {
			  url = "https://example.com/items"
			  method = "GET"
			  async = true
			} as $call
			await ($call) as $answer
			var $items {
			  value = $answer.response.result
			}
		`),
	},
	{
		code: "XS427",
		name: "outside-argument",
		title: "A condition about a list instead of its elements",
		severity: "warning",
		explanation:
			"`? :` and `??` end the argument of a filter. Behind `map` they see the list it gives, which counts as true unless it is empty. Parentheses make them part of the argument.",
		form: "stack",
		wrong: program(`
			var $groups {
			  value = [12, 34]|map:$$ > 17 ? "adult" : "child"
			}
		`),
		right: program(`
			var $groups {
			  value = [12, 34]|map:($$ > 17 ? "adult" : "child")
			}
		`),
	},
	{
		code: "XS428",
		name: "date-words",
		title: "A format or a date phrase that PHP reads differently",
		severity: "warning",
		explanation:
			"Formats have PHP's letters, one for each part: `Y-m-d H:i:s`. `YYYY` gives the year four times. A unit of time that does not exist makes its number a time zone.",
		form: "stack",
		wrong: program(`
			var $day {
			  value = now|format_timestamp:"YYYY-MM-DD"
			}
		`),
		right: program(`
			var $day {
			  value = now|format_timestamp:"Y-m-d"
			}
		`),
	},
	{
		code: "XS429",
		name: "plain-pattern",
		title: "A pattern where a plain text is looked for",
		severity: "warning",
		explanation:
			"`replace`, `split`, `contains` and their kin take their argument as it stands, slashes included. The regex filters are given the pattern in front and the text as their last argument.",
		form: "stack",
		wrong: program(`
			var $digits {
			  value = "a1b2"|replace:"/[a-z]/":""
			}
		`),
		right: program(`
			var $digits {
			  value = "/[a-z]/"|regex_replace:"":"a1b2"
			}
		`),
	},
	{
		code: "XS430",
		name: "constant-condition",
		title: "A condition is always true, or never",
		severity: "warning",
		explanation:
			"The condition compares a value with itself, or two numbers, or is `true` or `false`. One of its branches never runs. To switch a statement off, write `!` before it.",
		form: "stack",
		wrong: program(`
			conditional {
			  if (false) {
			    debug.log {
			      value = "never"
			    }
			  }
			}
		`),
		right: program(`
			!debug.log {
			  value = "never"
			}
		`),
	},
	{
		code: "XS431",
		name: "numeric-text",
		title: "A JSON API wants a number and is given a text",
		severity: "warning",
		explanation:
			'In JSON `"0.7"` and `0.7` are different things, and the chat APIs refuse the text. The fields this is said about are numbers in all of their references.',
		form: "stack",
		wrong: program(`
			api.request {
			  url = "https://api.example.com/v1/chat/completions"
			  method = "POST"
			  params = {model: "small", messages: [], temperature: "0.7"}
			} as $answer
		`),
		right: program(`
			api.request {
			  url = "https://api.example.com/v1/chat/completions"
			  method = "POST"
			  params = {model: "small", messages: [], temperature: 0.7}
			} as $answer
		`),
	},
	{
		code: "XS432",
		name: "unused-variable",
		title: "Nothing reads a variable",
		severity: "hint",
		explanation:
			"A variable that is declared and never read is often a misspelled one, or was left over. Results of statements (`as $x`) and the variables of loops need not be read. A name that begins with `_` says that nobody wants it.",
		form: "file",
		wrong: program(`
			function "total" {
			  input {
			  }

			  stack {
			    var $total {
			      value = 1 + 2
			    }

			    var $half {
			      value = $total / 2
			    }
			  }

			  response = $total
			}
		`),
		right: program(`
			function "total" {
			  input {
			  }

			  stack {
			    var $total {
			      value = 1 + 2
			    }
			  }

			  response = $total
			}
		`),
	},
	{
		code: "XS433",
		name: "length-member",
		title: "The length of a value is no member of it",
		severity: "warning",
		explanation:
			"The number of elements is `$list|count`, the length of a text `$text|strlen`. A path through a list reads that member of every element.",
		form: "stack",
		wrong: program(`
			var $list {
			  value = [1, 2, 3]
			}
			debug.log {
			  value = $list.length
			}
		`),
		right: program(`
			var $list {
			  value = [1, 2, 3]
			}
			debug.log {
			  value = ($list|count)
			}
		`),
	},
	{
		code: "XS434",
		name: "comment-division",
		title: "`//` begins a comment and does not divide",
		severity: "warning",
		explanation:
			"Everything behind `//` is a comment, so the value before it stays as it is. A division without its rest is `($n / 2)|floor`.",
		form: "stack",
		wrong: program(`
			var $half {
			  value = 7 // 2
			}
			debug.log {
			  value = $half
			}
		`),
		right: program(`
			var $half {
			  value = (7 / 2)|floor
			}
			debug.log {
			  value = $half
			}
		`),
	},
];
