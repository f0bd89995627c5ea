import { type CodeEntry, program } from "./entry.js";

/** Tables, queries, tests and their kin: what they consist of, and the names they call one another by. */
export const constructCodes = (): CodeEntry[] => [
	{
		code: "XS230",
		name: "unknown-name",
		title: "The project declares nothing of this name",
		severity: "warning",
		explanation:
			"Tables, tools, addons, middleware and groups are found by the names they declare. It is only said when the project has others of the kind, because a workspace may be kept in parts; and it is a hint when none of them is called something like it.",
		form: "file",
		wrong: program(`
			table "customer" {
			  auth = false

			  schema {
			    int id
			    text name
			  }
			}
			---
			query "customers" verb=GET {
			  input {
			  }

			  stack {
			    db.query "custmer" {
			      return = {type: "list"}
			    } as $customers
			  }

			  response = $customers
			}
		`),
		right: program(`
			table "customer" {
			  auth = false

			  schema {
			    int id
			    text name
			  }
			}
			---
			query "customers" verb=GET {
			  input {
			  }

			  stack {
			    db.query "customer" {
			      return = {type: "list"}
			    } as $customers
			  }

			  response = $customers
			}
		`),
	},
	{
		code: "XS231",
		name: "unknown-column",
		title: "The table has no column of this name",
		severity: "warning",
		explanation:
			"Columns are those in the `schema` of the table. What is written into another one is lost, and what is searched by it finds nothing.",
		form: "file",
		wrong: program(`
			table "customer" {
			  auth = false

			  schema {
			    int id
			    email email
			  }
			}
			---
			query "customer" verb=GET {
			  input {
			    email email
			  }

			  stack {
			    db.get "customer" {
			      field_name = "emial"
			      field_value = $input.email
			    } as $customer
			  }

			  response = $customer
			}
		`),
		right: program(`
			table "customer" {
			  auth = false

			  schema {
			    int id
			    email email
			  }
			}
			---
			query "customer" verb=GET {
			  input {
			    email email
			  }

			  stack {
			    db.get "customer" {
			      field_name = "email"
			      field_value = $input.email
			    } as $customer
			  }

			  response = $customer
			}
		`),
	},
	{
		code: "XS232",
		name: "table-without-users",
		title: "Nobody can log in with this table",
		severity: "warning",
		explanation:
			"`auth` of a query names the table whose rows are users. Such a table says `auth = true`; with any other one every request is refused.",
		form: "file",
		wrong: program(`
			table "user" {
			  auth = false

			  schema {
			    int id
			  }
			}
			---
			query "me" verb=GET {
			  auth = "user"

			  input {
			  }

			  stack {
			  }

			  response = $auth.id
			}
		`),
		right: program(`
			table "user" {
			  auth = true

			  schema {
			    int id
			  }
			}
			---
			query "me" verb=GET {
			  auth = "user"

			  input {
			  }

			  stack {
			  }

			  response = $auth.id
			}
		`),
	},
	{
		code: "XS233",
		name: "table-without-id",
		title: "A table has no `id`",
		severity: "error",
		explanation:
			"Every table has a column `id` of the type `int` or `uuid`. Rows are told apart by it, and other tables refer to it.",
		form: "file",
		wrong: program(`
			table "tag" {
			  auth = false

			  schema {
			    text name
			  }
			}
		`),
		right: program(`
			table "tag" {
			  auth = false

			  schema {
			    int id
			    text name
			  }
			}
		`),
	},
	{
		code: "XS234",
		name: "path-parameter",
		title: "No input takes a part of the address",
		severity: "warning",
		explanation:
			"A part of an address between braces, as in `users/{user_id}`, is read as the input of the same name. When there is none, Xano takes the braces for ordinary text.",
		form: "file",
		wrong: program(`
			query "users/{user_id}" verb=GET {
			  input {
			    int id
			  }

			  stack {
			  }

			  response = $input.id
			}
		`),
		right: program(`
			query "users/{user_id}" verb=GET {
			  input {
			    int user_id
			  }

			  stack {
			  }

			  response = $input.user_id
			}
		`),
	},
	{
		code: "XS235",
		name: "route-collision",
		title: "Two queries answer the same requests",
		severity: "warning",
		explanation:
			"A part between braces takes any text, that of another query too. Xano does not look for the closer match and refuses to save the second one.",
		form: "file",
		wrong: program(`
			query "users/{user_id}" verb=GET {
			  input {
			    text user_id
			  }

			  stack {
			  }

			  response = $input.user_id
			}
			---
			query "users/newest" verb=GET {
			  input {
			  }

			  stack {
			  }

			  response = null
			}
		`),
		right: program(`
			query "users/by_id/{user_id}" verb=GET {
			  input {
			    text user_id
			  }

			  stack {
			  }

			  response = $input.user_id
			}
			---
			query "users/newest" verb=GET {
			  input {
			  }

			  stack {
			  }

			  response = null
			}
		`),
	},
	{
		code: "XS236",
		name: "never-due",
		title: "A task never runs at this time",
		severity: "warning",
		explanation: "After `ends_on` a task runs no more, so it has to lie behind `starts_on`.",
		form: "file",
		wrong: program(`
			task "report" {
			  stack {
			  }

			  schedule = [
			    {
			      starts_on: 2026-06-01 00:00:00+0000
			      freq     : 86400
			      ends_on  : 2026-01-01 00:00:00+0000
			    }
			  ]
			}
		`),
		right: program(`
			task "report" {
			  stack {
			  }

			  schedule = [
			    {
			      starts_on: 2026-01-01 00:00:00+0000
			      freq     : 86400
			      ends_on  : 2026-06-01 00:00:00+0000
			    }
			  ]
			}
		`),
	},
	{
		code: "XS237",
		name: "variable-in-test",
		title: "A test does not see variables",
		severity: "warning",
		explanation:
			"A test judges when the stack is done. Of everything in it only the response is left, as `$response`; what else is to be judged has to be put into it.",
		form: "file",
		wrong: program(`
			function "twice" {
			  input {
			    int number
			  }

			  stack {
			    var $doubled {
			      value = $input.number * 2
			    }
			  }

			  response = $doubled

			  test "doubles" {
			    input = {number: 2}

			    expect.to_equal ($response) {
			      value = $doubled
			    }
			  }
			}
		`),
		right: program(`
			function "twice" {
			  input {
			    int number
			  }

			  stack {
			    var $doubled {
			      value = $input.number * 2
			    }
			  }

			  response = $doubled

			  test "doubles" {
			    input = {number: 2}

			    expect.to_equal ($response) {
			      value = 4
			    }
			  }
			}
		`),
	},
	{
		code: "XS238",
		name: "mock-without-test",
		title: "A mock belongs to no test",
		severity: "warning",
		explanation:
			"The names in `mock` are those of tests: each gives what the statement answers while that test runs. Under another name it never answers.",
		form: "file",
		wrong: program(`
			function "temperature" {
			  input {
			  }

			  stack {
			    var $degrees {
			      value = 12
			      mock = {"warm dya": 30}
			    }
			  }

			  response = $degrees

			  test "warm day" {
			    expect.to_equal ($response) {
			      value = 30
			    }
			  }
			}
		`),
		right: program(`
			function "temperature" {
			  input {
			  }

			  stack {
			    var $degrees {
			      value = 12
			      mock = {"warm day": 30}
			    }
			  }

			  response = $degrees

			  test "warm day" {
			    expect.to_equal ($response) {
			      value = 30
			    }
			  }
			}
		`),
	},
	{
		code: "XS239",
		name: "unknown-system-variable",
		title: "Xano sets no variable of this name",
		severity: "warning",
		explanation:
			"`$env.$remote_ip` and its kin hold what Xano knows about a request. Their names are fixed, and one that is misspelled is null.",
		form: "file",
		wrong: program(`
			query "address" verb=GET {
			  input {
			  }

			  stack {
			  }

			  response = $env.$remote_pi
			}
		`),
		right: program(`
			query "address" verb=GET {
			  input {
			  }

			  stack {
			  }

			  response = $env.$remote_ip
			}
		`),
	},
	{
		code: "XS240",
		name: "addon-stack",
		title: "An addon is one query",
		severity: "warning",
		explanation:
			"The stack of an addon is a single `db.query`. It becomes a part of the query that uses it, and nothing beside it is run.",
		form: "file",
		wrong: program(`
			addon "comment_count" {
			  input {
			    int post_id
			  }

			  stack {
			    debug.log {
			      value = $input.post_id
			    }

			    db.query "comment" {
			      where = $db.comment.post_id == $input.post_id
			      return = {type: "count"}
			    }
			  }
			}
		`),
		right: program(`
			addon "comment_count" {
			  input {
			    int post_id
			  }

			  stack {
			    db.query "comment" {
			      where = $db.comment.post_id == $input.post_id
			      return = {type: "count"}
			    }
			  }
			}
		`),
	},
];

/** Columns of tables and inputs, beyond their types. */
export const columnCodes = (): CodeEntry[] => [
	{
		code: "XS521",
		name: "wrong-default",
		title: "The default is not what the input takes",
		severity: "warning",
		explanation:
			"A default is used when nothing is given, and looked at like anything that is given. One that is refused then makes every call without the input fail.",
		form: "file",
		wrong: program(`
			function "sorted" {
			  input {
			    enum direction?="upwards" {
			      values = ["asc", "desc"]
			    }
			  }

			  stack {
			  }

			  response = $input.direction
			}
		`),
		right: program(`
			function "sorted" {
			  input {
			    enum direction?="asc" {
			      values = ["asc", "desc"]
			    }
			  }

			  stack {
			  }

			  response = $input.direction
			}
		`),
	},
	{
		code: "XS522",
		name: "wrong-bounds",
		title: "No list has so many elements",
		severity: "error",
		explanation:
			"`text[1:10]` is a list of at least one and at most ten texts. Bounds that exclude each other, or lie below nothing, refuse every list.",
		form: "file",
		wrong: program(`
			function "tags" {
			  input {
			    text[10:1] tags
			  }

			  stack {
			  }

			  response = $input.tags
			}
		`),
		right: program(`
			function "tags" {
			  input {
			    text[1:10] tags
			  }

			  stack {
			  }

			  response = $input.tags
			}
		`),
	},
	{
		code: "XS523",
		name: "repeated-value",
		title: "An enum has a value twice",
		severity: "warning",
		explanation: "The second one changes nothing; often another value was meant.",
		form: "file",
		wrong: program(`
			function "state" {
			  input {
			    enum state {
			      values = ["open", "closed", "open"]
			    }
			  }

			  stack {
			  }

			  response = $input.state
			}
		`),
		right: program(`
			function "state" {
			  input {
			    enum state {
			      values = ["open", "closed", "reopened"]
			    }
			  }

			  stack {
			  }

			  response = $input.state
			}
		`),
	},
	{
		code: "XS524",
		name: "unused-default",
		title: "The default of an input that has to be given",
		severity: "warning",
		explanation:
			"An input may be left out when a `?` stands behind its name; then it gets its default. Without the `?` a call that leaves it out is refused (`Missing param`), and the default stands there for nothing.",
		form: "file",
		wrong: program(`
			function "page" {
			  input {
			    int size = 20
			  }

			  stack {
			  }

			  response = $input.size
			}
		`),
		right: program(`
			function "page" {
			  input {
			    int size?=20
			  }

			  stack {
			  }

			  response = $input.size
			}
		`),
	},
];

/** What Xano wants otherwise in the braces of constructs. */
export const constructPortabilityCodes = (): CodeEntry[] => [
	{
		code: "XP660",
		name: "construct-value",
		title: "Xano wants this property written otherwise",
		severity: "portability",
		explanation:
			"What describes a construct is read before anything runs: texts stand between double quotes there, numbers without any, and some properties know only a few values.",
		form: "file",
		wrong: program(`
			function "greet" {
			  description = 'Says hello'

			  input {
			  }

			  stack {
			  }

			  response = "Hello"
			}
		`),
		right: program(`
			function "greet" {
			  description = "Says hello"

			  input {
			  }

			  stack {
			  }

			  response = "Hello"
			}
		`),
	},
	{
		code: "XP661",
		name: "unquoted-name",
		title: "Xano wants this name between quotes",
		severity: "portability",
		explanation:
			"Without quotes Xano reads a single word as a name; with `/` between words only that of functions and queries, and with `{parameters}` only that of queries.",
		form: "file",
		wrong: program(`
			middleware checks/login {
			  input {
			  }

			  stack {
			  }

			  response = null
			}
		`),
		right: program(`
			middleware "checks/login" {
			  input {
			  }

			  stack {
			  }

			  response = null
			}
		`),
	},
	{
		code: "XP662",
		name: "file-in-object",
		title: "Xano takes no file as the field of an object",
		severity: "portability",
		explanation: "Uploaded files are inputs of their own; an object has fields of all other types.",
		form: "file",
		wrong: program(`
			function "store" {
			  input {
			    object picture {
			      schema {
			        text title
			        file content
			      }
			    }
			  }

			  stack {
			  }

			  response = $input.picture.title
			}
		`),
		right: program(`
			function "store" {
			  input {
			    file content
			    object picture {
			      schema {
			        text title
			      }
			    }
			  }

			  stack {
			  }

			  response = $input.picture.title
			}
		`),
	},
	{
		code: "XP663",
		name: "llm-option",
		title: "Models of this provider have no such option",
		severity: "portability",
		explanation: "What a model can be told depends on whose it is; Xano refuses what the provider does not know.",
		form: "file",
		wrong: program(`
			agent "Support" {
			  canonical = "support-v1"
			  llm = {
			    type: "openai"
			    model: "gpt-5-mini"
			    prompt: "{{ $args.message }}"
			    max_steps: 3
			    temperature: 1
			    reasoning_effort: "low"
			    search_grounding: true
			  }
			}
		`),
		right: program(`
			agent "Support" {
			  canonical = "support-v1"
			  llm = {
			    type: "openai"
			    model: "gpt-5-mini"
			    prompt: "{{ $args.message }}"
			    max_steps: 3
			    temperature: 1
			    reasoning_effort: "low"
			  }
			}
		`),
	},
	{
		code: "XP664",
		name: "call-outside-test",
		title: "This call is for tests and tools",
		severity: "portability",
		explanation:
			"`api.call`, `task.call` and `tool.call` stand in tools and workflow tests, the other calls of whole constructs in workflow tests. A function is called from everywhere by `function.run`.",
		form: "file",
		wrong: program(`
			query "greeting" verb=GET {
			  input {
			  }

			  stack {
			    function.call "greet" {
			      input = {}
			    } as $greeting
			  }

			  response = $greeting
			}
			---
			function "greet" {
			  input {
			  }

			  stack {
			  }

			  response = "Hello"
			}
		`),
		right: program(`
			query "greeting" verb=GET {
			  input {
			  }

			  stack {
			    function.run "greet" {
			      input = {}
			    } as $greeting
			  }

			  response = $greeting
			}
			---
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
		code: "XP665",
		name: "empty-options",
		title: "Xano takes no empty braces behind an input",
		severity: "portability",
		explanation: "Braces behind an input hold its options. Without any they are left out.",
		form: "file",
		wrong: program(`
			function "greet" {
			  input {
			    text name {
			    }
			  }

			  stack {
			  }

			  response = $input.name
			}
		`),
		right: program(`
			function "greet" {
			  input {
			    text name
			  }

			  stack {
			  }

			  response = $input.name
			}
		`),
	},
];
