import { type CodeEntry, program } from "./entry.js";

/** What a function declares as its inputs, and what its callers give. */
export const inputCodes = (): CodeEntry[] => [
	{
		code: "XS501",
		name: "unknown-type",
		title: "There is no type of this name",
		severity: "error",
		explanation:
			"The ordinary types are `text`, `int`, `decimal`, `bool`, `json` and `object`; a list of any of them has `[]` behind it.",
		form: "file",
		wrong: program(`
			function "toggle" {
			  input {
			    boolean on
			  }

			  stack {
			  }

			  response = !$input.on
			}
		`),
		right: program(`
			function "toggle" {
			  input {
			    bool on
			  }

			  stack {
			  }

			  response = !$input.on
			}
		`),
	},
	{
		code: "XS502",
		name: "unknown-input-filter",
		title: "Inputs have no filter of this name",
		severity: "error",
		explanation:
			"What `filters=` takes is a small set of its own: `trim`, `lower`, `upper`, `min`, `max`, `ok`, `pattern` and a few more. The filters of expressions are others, even where the names are alike.",
		form: "file",
		wrong: program(`
			function "sign_up" {
			  input {
			    text name filters=to_lower
			  }

			  stack {
			  }

			  response = $input.name
			}
		`),
		right: program(`
			function "sign_up" {
			  input {
			    text name filters=lower
			  }

			  stack {
			  }

			  response = $input.name
			}
		`),
	},
	{
		code: "XS504",
		name: "enum-without-values",
		title: "An `enum` lists its values",
		severity: "error",
		explanation: "Without `values` no value at all would be allowed.",
		form: "file",
		wrong: program(`
			function "paint" {
			  input {
			    enum color
			  }

			  stack {
			  }

			  response = $input.color
			}
		`),
		right: program(`
			function "paint" {
			  input {
			    enum color {
			      values = ["red", "blue"]
			    }
			  }

			  stack {
			  }

			  response = $input.color
			}
		`),
	},
	{
		code: "XS505",
		name: "duplicate-input",
		title: "Two inputs have the same name",
		severity: "error",
		explanation: "Both would be read as the same `$input.name`.",
		form: "file",
		wrong: program(`
			function "add" {
			  input {
			    int number
			    int number
			  }

			  stack {
			  }

			  response = $input.number + $input.number
			}
		`),
		right: program(`
			function "add" {
			  input {
			    int first
			    int second
			  }

			  stack {
			  }

			  response = $input.first + $input.second
			}
		`),
	},
	{
		code: "XS506",
		name: "unknown-input-option",
		title: "An input has no option of this name",
		severity: "error",
		explanation:
			'Inputs are required unless their name ends with `?`. A default follows that mark: `text level?="info"`. Only `description`, `sensitive`, `values`, `schema` and `table` stand in the block.',
		form: "file",
		wrong: program(`
			function "log" {
			  input {
			    text level {
			      optional = true
			      default = "info"
			    }
			  }

			  stack {
			  }

			  response = $input.level
			}
		`),
		right: program(`
			function "log" {
			  input {
			    text level?="info"
			  }

			  stack {
			  }

			  response = $input.level
			}
		`),
	},
	{
		code: "XS507",
		name: "input-filter-argument",
		title: "An input filter cannot use this argument",
		severity: "error",
		explanation:
			"The filter needs a constant after its colon: a number for `min` and `max`, characters for `ok`, a regular expression for `pattern`.",
		form: "file",
		wrong: program(`
			function "sign_up" {
			  input {
			    text name filters=min
			  }

			  stack {
			  }

			  response = $input.name
			}
		`),
		right: program(`
			function "sign_up" {
			  input {
			    text name filters=min:2
			  }

			  stack {
			  }

			  response = $input.name
			}
		`),
	},
	{
		code: "XS508",
		name: "input-filter-type",
		title: "The input filter does not fit the type",
		severity: "error",
		explanation: "`lower` is for texts, `minDigit` for passwords: each filter works on some types only.",
		form: "file",
		wrong: program(`
			function "wait" {
			  input {
			    int seconds filters=lower
			  }

			  stack {
			  }

			  response = $input.seconds
			}
		`),
		right: program(`
			function "wait" {
			  input {
			    int seconds filters=min:1
			  }

			  stack {
			  }

			  response = $input.seconds
			}
		`),
	},
	{
		code: "XS509",
		name: "computed-default",
		title: "A default that is worked out",
		severity: "error",
		explanation:
			"The default of an input is a text, a number, `true`, `false` or `now`. Variables do not exist yet when inputs are read.",
		form: "file",
		wrong: program(`
			function "wait" {
			  input {
			    int seconds?=$env.SECONDS
			  }

			  stack {
			  }

			  response = $input.seconds
			}
		`),
		right: program(`
			function "wait" {
			  input {
			    int? seconds?
			  }

			  stack {
			  }

			  response = $input.seconds ?? $env.SECONDS
			}
		`),
	},
	{
		code: "XS511",
		name: "missing-input",
		title: "A call leaves out an input",
		severity: "warning",
		explanation: "The called function declares this input without `?`, so every call has to give it.",
		form: "file",
		wrong: program(`
			run.job "Greeting" {
			  main = {name: "greet", input: {}}
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
			  main = {name: "greet", input: {name: "Ada"}}
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
	},
	{
		code: "XS512",
		name: "unknown-input",
		title: "A call gives an input that is not declared",
		severity: "warning",
		explanation: "What a function does not declare it never sees. The value is ignored; often the name is misspelled.",
		form: "file",
		wrong: program(`
			run.job "Greeting" {
			  main = {name: "greet", input: {name: "Ada", surname: "Lovelace"}}
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
			  main = {name: "greet", input: {name: "Ada"}}
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
	},
	{
		code: "XS513",
		name: "wrong-input-kind",
		title: "A call gives an input of the wrong kind",
		severity: "warning",
		explanation:
			"The value can never become what the function declares: no number comes of a word, no text of an object.",
		form: "file",
		wrong: program(`
			run.job "Double" {
			  main = {name: "double", input: {number: "many"}}
			}
			---
			function "double" {
			  input {
			    int number
			  }

			  stack {
			  }

			  response = $input.number * 2
			}
		`),
		right: program(`
			run.job "Double" {
			  main = {name: "double", input: {number: 21}}
			}
			---
			function "double" {
			  input {
			    int number
			  }

			  stack {
			  }

			  response = $input.number * 2
			}
		`),
	},
	{
		code: "XS514",
		name: "undeclared-input-read",
		title: "The function declares no such input",
		severity: "error",
		explanation: "`$input` holds exactly what the `input` block declares.",
		form: "file",
		wrong: program(`
			function "greet" {
			  input {
			    text name
			  }

			  stack {
			  }

			  response = "Hello " ~ $input.nmae
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
		code: "XS515",
		name: "upload-type",
		title: "An upload for a type of stored files",
		severity: "warning",
		explanation:
			"`image`, `video`, `audio` and `attachment` are references to files that have been stored. An upload is declared as `file`, whatever it holds; `storage.create_image` and its kin make a reference of it.",
		form: "file",
		wrong: program(`
			function "set_photo" {
			  input {
			    image photo
			  }

			  stack {
			    storage.create_image {
			      value = $input.photo
			      access = "public"
			      filename = $input.photo.name
			    } as $stored
			  }

			  response = $stored
			}
		`),
		right: program(`
			function "set_photo" {
			  input {
			    file photo
			  }

			  stack {
			    storage.create_image {
			      value = $input.photo
			      access = "public"
			      filename = $input.photo.name
			    } as $stored
			  }

			  response = $stored
			}
		`),
	},
];
