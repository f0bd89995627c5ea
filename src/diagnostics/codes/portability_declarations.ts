import { type PortabilityEntry, program } from "./entry.js";

/** Where Xano declares inputs and jobs more strictly. */
export const declarationCodes = (): PortabilityEntry[] => [
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
		title: "Assertions belong in tests",
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
	{
		code: "XP651",
		name: "unknown-on-xano",
		title: "A property that only pages of Xano's documentation have",
		explanation:
			"Some pages of Xano's documentation write a property under a name that Xano's engine and its editor do not know; they name the same thing otherwise. Programs written after those pages are common, so it is mentioned in strict checks only.",
		form: "stack",
		wrong: program(`
			db.bulk.add user {
			  items = [{name: "Ada"}]
			  data = [{name: "Ada"}]
			} as $rows
		`),
		right: program(`
			db.bulk.add user {
			  items = [{name: "Ada"}]
			} as $rows
		`),
	},
	{
		code: "XP652",
		name: "filter-in-query",
		title: "A filter that queries do not know",
		explanation:
			"What is asked of the columns of a table is worked out by the database, which knows few filters. Work the value out before the query, or compare with something the database can work out.",
		form: "stack",
		wrong: program(`
			db.query user {
			  where = ($db.user.name|capitalize) == "Ada"
			} as $users
		`),
		right: program(`
			db.query user {
			  where = ($db.user.name|to_lower) == "ada"
			} as $users
		`),
	},
	{
		code: "XP653",
		name: "default-last",
		title: "The default stands before a case",
		explanation:
			"Xano wants the `default` of a `switch` behind all its cases. Here it may stand anywhere, and runs when no case fits.",
		form: "stack",
		wrong: program(`
			switch ("a") {
			  default {
			    debug.log {
			      value = "other"
			    }
			  }
			  case ("a") {
			    debug.log {
			      value = "a"
			    }
			  } break
			}
		`),
		right: program(`
			switch ("a") {
			  case ("a") {
			    debug.log {
			      value = "a"
			    }
			  } break
			  default {
			    debug.log {
			      value = "other"
			    }
			  }
			}
		`),
	},
	{
		code: "XP654",
		name: "ternary-in-query",
		title: "A query that chooses between two values",
		explanation:
			"What is asked of the columns of a table is worked out by the database, and its expressions have no `condition ? one : other`. Conditions with `&&` and `||` say the same.",
		form: "stack",
		wrong: program(`
			db.query user {
			  where = ($db.user.age > 17 ? $db.user.active : false) == true
			} as $users
		`),
		right: program(`
			db.query user {
			  where = $db.user.age > 17 && $db.user.active == true
			} as $users
		`),
	},
	{
		code: "XP655",
		name: "assertion-subject",
		title: "A test judges something else than the response",
		explanation:
			"In the `test` of a function Xano judges `$response` or a name behind a dot in it, without brackets and filters: the function is done, and its variables are gone.",
		form: "file",
		wrong: program(`
			function "double" {
			  input {
			    int number
			  }

			  stack {
			  }

			  response = {list: [$input.number * 2]}

			  test "doubles" {
			    input = {number: 2}

			    expect.to_equal ($response.list|first) {
			      value = 4
			    }
			  }
			}
		`),
		right: program(`
			function "double" {
			  input {
			    int number
			  }

			  stack {
			  }

			  response = {first: $input.number * 2}

			  test "doubles" {
			    input = {number: 2}

			    expect.to_equal ($response.first) {
			      value = 4
			    }
			  }
			}
		`),
	},
];
