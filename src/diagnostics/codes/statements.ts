import { type CodeEntry, program } from "./entry.js";

/** Statements: their names, their properties, their places. */
export const statementCodes = (): CodeEntry[] => [
	{
		code: "XS301",
		name: "unknown-statement",
		title: "There is no statement of this name",
		severity: "error",
		explanation:
			"Statements have fixed names, most of them in families: `array.push`, `math.add`, `text.append`. What works on a value and gives a new one is usually a filter instead: `$list|sort`.",
		form: "stack",
		wrong: program(`
			var $total {
			  value = 10
			}
			math.subtract $total {
			  value = 3
			}
		`),
		right: program(`
			var $total {
			  value = 10
			}
			math.sub $total {
			  value = 3
			}
		`),
	},
	{
		code: "XS302",
		name: "unknown-attribute",
		title: "The statement has no property of this name",
		severity: "error",
		explanation:
			"A misspelled property would silently do nothing, so it is refused. Every statement also takes `description` and `disabled`.",
		form: "stack",
		wrong: program(`
			api.request {
			  url = "https://example.com/items"
			  method = "POST"
			  body = {name: "Ada"}
			} as $answer
		`),
		right: program(`
			api.request {
			  url = "https://example.com/items"
			  method = "POST"
			  params = {name: "Ada"}
			} as $answer
		`),
	},
	{
		code: "XS303",
		name: "missing-attribute",
		title: "A property is missing",
		severity: "error",
		explanation:
			"The statement cannot do anything without this property, and there is no value that would be right for everybody.",
		form: "stack",
		wrong: program(`
			var $answer {
			  description = "the answer to everything"
			}
		`),
		right: program(`
			var $answer {
			  description = "the answer to everything"
			  value = 42
			}
		`),
	},
	{
		code: "XS304",
		name: "duplicate-attribute",
		title: "A property is set twice",
		severity: "error",
		explanation:
			"Only one of the two could count. The same holds for the entries of an object and the columns of an input.",
		form: "stack",
		wrong: program(`
			var $answer {
			  value = 41
			  value = 42
			}
		`),
		right: program(`
			var $answer {
			  value = 42
			}
		`),
	},
	{
		code: "XS305",
		name: "wrong-place",
		title: "This cannot stand here",
		severity: "error",
		explanation:
			"Some statements only make sense inside another: `case` in `switch`, `catch` in `try_catch`, `elseif` in `conditional`. And `conditional` holds its branches only: statements go into a branch.",
		form: "stack",
		wrong: program(`
			conditional {
			  debug.log {
			    value = "checking"
			  }
			  if (1 < 2) {
			    debug.log {
			      value = "yes"
			    }
			  }
			}
		`),
		right: program(`
			debug.log {
			  value = "checking"
			}
			conditional {
			  if (1 < 2) {
			    debug.log {
			      value = "yes"
			    }
			  }
			}
		`),
	},
	{
		code: "XS306",
		name: "response-in-stack",
		title: "`response` stands after the `stack`",
		severity: "error",
		explanation:
			"`response` is a property of the function, not a statement: it is worked out once, when the stack is done. To leave earlier with a value, use `return`.",
		form: "file",
		wrong: program(`
			function "answer" {
			  input {
			  }

			  stack {
			    response = 42
			  }
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
		code: "XS307",
		name: "if-without-conditional",
		title: "`if` stands inside `conditional`",
		severity: "error",
		explanation:
			"`conditional { … }` holds one `if`, any number of `elseif` and at most one `else`. An `if` inside a branch needs a `conditional` of its own.",
		form: "stack",
		wrong: program(`
			if (1 < 2) {
			  debug.log {
			    value = "yes"
			  }
			}
		`),
		right: program(`
			conditional {
			  if (1 < 2) {
			    debug.log {
			      value = "yes"
			    }
			  }
			}
		`),
	},
	{
		code: "XS308",
		name: "second-if",
		title: "A conditional has one `if`",
		severity: "error",
		explanation:
			"The branches of a conditional are tried in order until one fits. A further condition is `elseif`; one to be looked at in any case belongs in a conditional of its own.",
		form: "stack",
		wrong: program(`
			conditional {
			  if (1 > 2) {
			    debug.log {
			      value = "more"
			    }
			  }
			  if (1 < 2) {
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
		code: "XS309",
		name: "loop-without-each",
		title: "The body of a loop stands in `each`",
		severity: "error",
		explanation:
			"`for`, `foreach` and `while` hold one `each` block, and the statements to repeat stand in it. In `for` and `foreach` it also names the counter or element: `each as $item`.",
		form: "stack",
		wrong: program(`
			foreach ([1, 2, 3]) {
			  debug.log {
			    value = "again"
			  }
			}
		`),
		right: program(`
			foreach ([1, 2, 3]) {
			  each as $number {
			    debug.log {
			      value = "again"
			    }
			  }
			}
		`),
	},
	{
		code: "XS310",
		name: "each-without-loop",
		title: "`each` stands inside a loop",
		severity: "error",
		explanation:
			"`each` is the body of `for`, `foreach` or `while`. Elsewhere statements stand directly in their block.",
		form: "stack",
		wrong: program(`
			each as $number {
			  debug.log {
			    value = $number
			  }
			}
		`),
		right: program(`
			foreach ([1, 2, 3]) {
			  each as $number {
			    debug.log {
			      value = $number
			    }
			  }
			}
		`),
	},
	{
		code: "XS311",
		name: "outside-loop",
		title: "There is no loop to leave",
		severity: "error",
		explanation:
			"`break`, `continue` and `foreach.remove` work on the innermost loop around them. A function is left with `return`.",
		form: "stack",
		wrong: program(`
			conditional {
			  if (1 < 2) {
			    break
			  }
			}
		`),
		right: program(`
			conditional {
			  if (1 < 2) {
			    return {
			      value = null
			    }
			  }
			}
		`),
	},
	{
		code: "XS312",
		name: "wrong-argument",
		title: "What follows the statement's name does not fit",
		severity: "error",
		explanation:
			"Between its name and its block a statement takes what it works on: a variable, a name in quotes, or an expression in parentheses. This one wants another, or none.",
		form: "stack",
		wrong: program(`
			var $numbers {
			  value = [1, 2]
			}
			array.push "numbers" {
			  value = 3
			}
		`),
		right: program(`
			var $numbers {
			  value = [1, 2]
			}
			array.push $numbers {
			  value = 3
			}
		`),
	},
	{
		code: "XS313",
		name: "wrong-attribute-value",
		title: "The property cannot have this value",
		severity: "error",
		explanation:
			"The property takes one of a few words, or values of one kind, and this is another. A name of your own for an error goes into `throw`.",
		form: "stack",
		wrong: program(`
			precondition (1 < 2) {
			  error_type = "runtime"
			  error = "One should be less than two"
			}
		`),
		right: program(`
			precondition (1 < 2) {
			  error_type = "standard"
			  error = "One should be less than two"
			}
		`),
	},
	{
		code: "XS314",
		name: "missing-block-in-statement",
		title: "The statement lacks one of its blocks",
		severity: "error",
		explanation:
			"A `conditional` needs an `if`, a `switch` a `case`, a `try_catch` its `try`. Without it there is nothing to do.",
		form: "stack",
		wrong: program(`
			try_catch {
			  catch {
			    debug.log {
			      value = $error.message
			    }
			  }
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
		code: "XS315",
		name: "read-only-input",
		title: "Inputs cannot be changed",
		severity: "error",
		explanation: "`$input` stays what the caller gave, for the whole call. Copy what has to change into a variable.",
		form: "file",
		wrong: program(`
			function "next" {
			  input {
			    int number
			  }

			  stack {
			    var.update $input.number {
			      value = $input.number + 1
			    }
			  }

			  response = $input.number
			}
		`),
		right: program(`
			function "next" {
			  input {
			    int number
			  }

			  stack {
			    var $number {
			      value = $input.number + 1
			    }
			  }

			  response = $number
			}
		`),
	},
	{
		code: "XS316",
		name: "missing-result-variable",
		title: "The result is not kept",
		severity: "warning",
		explanation: "The statement does nothing but give a result, so without `as $name` it is of no use.",
		form: "stack",
		wrong: program(`
			array.find ([3, 4, 5]) if ($this > 3)
		`),
		right: program(`
			array.find ([3, 4, 5]) if ($this > 3) as $found
		`),
	},
	{
		code: "XS317",
		name: "unexpected-result-variable",
		title: "The statement has no result",
		severity: "error",
		explanation: "The statement changes something or steers the run; there is no value that `as $name` could take.",
		form: "stack",
		wrong: program(`
			var $total {
			  value = 1
			}
			math.add $total {
			  value = 2
			} as $sum
		`),
		right: program(`
			var $total {
			  value = 1
			}
			math.add $total {
			  value = 2
			}
			var $sum {
			  value = $total
			}
		`),
	},
	{
		code: "XS318",
		name: "unsupported-statement",
		title: "The statement does not run here",
		severity: "warning",
		explanation:
			"Xano knows this statement, and it needs something that only exists there: its database, a running server, a vendor's service. The program is right, and everything about the statement is checked; this part of it can only be run on Xano. A run stops where it meets one. Switch it off with `!` before its name to run the rest. It is said once for each name in a file.",
		form: "stack",
		wrong: program(`
			datadog.metric {
			  metric = "orders"
			  value = 1
			}
			debug.log {
			  value = "counted"
			}
		`),
		right: program(`
			!datadog.metric {
			  metric = "orders"
			  value = 1
			}
			debug.log {
			  value = "counted"
			}
		`),
	},
	{
		code: "XS319",
		name: "unreachable",
		title: "This is never reached",
		severity: "hint",
		explanation: "The statement before it always leaves the function or the loop.",
		form: "stack",
		wrong: program(`
			return {
			  value = 1
			}
			debug.log {
			  value = "never"
			}
		`),
		right: program(`
			debug.log {
			  value = "before"
			}
			return {
			  value = 1
			}
		`),
	},
	{
		code: "XS320",
		name: "assignment-by-declaration",
		title: "`var` declares a variable, not a part of one",
		severity: "error",
		explanation:
			"To change an element or a member of a variable use `var.update`; missing steps of the path are made on the way.",
		form: "stack",
		wrong: program(`
			var $sizes {
			  value = [1, 2, 3]
			}
			var $sizes[0] {
			  value = 10
			}
		`),
		right: program(`
			var $sizes {
			  value = [1, 2, 3]
			}
			var.update $sizes[0] {
			  value = 10
			}
		`),
	},
	{
		code: "XS321",
		name: "attribute-kind",
		title: "A value that a property can never use",
		severity: "warning",
		explanation:
			"A text where a number is needed, a number where a list is needed: the statement has no use for it and mostly raises an error. Texts that hold a number count as one.",
		form: "stack",
		wrong: program(`
			util.sleep {
			  value = "a while"
			}
		`),
		right: program(`
			util.sleep {
			  value = 2
			}
		`),
	},
	{
		code: "XS330",
		name: "environment-member",
		title: "An environment variable has no parts",
		severity: "error",
		explanation:
			"Environment variables are texts, so a path behind one leads to nothing. Where one holds JSON, decode it first and read the part of the result.",
		form: "stack",
		wrong: program(`
			var $host {
			  value = $env.DATABASE.host
			}
		`),
		right: program(`
			var $database {
			  value = $env.DATABASE|json_decode
			}
			var $host {
			  value = $database.host
			}
		`),
	},
];
