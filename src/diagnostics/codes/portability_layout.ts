import { type PortabilityEntry, program } from "./entry.js";

/** Where Xano's parser wants the text arranged differently. */
export const layoutCodes = (): PortabilityEntry[] => [
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
