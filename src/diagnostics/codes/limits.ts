import { type CodeEntry, program } from "./entry.js";

type RunEntry = Omit<CodeEntry, "severity"> & Partial<Pick<CodeEntry, "severity">>;

/** What ends a run: limits, and errors the program does not catch. */
export const limitCodes = (): CodeEntry[] =>
	[...limits(), ...errors()].map((entry) => ({ severity: "error", ...entry }));

const limits = (): RunEntry[] => [
	{
		code: "XR701",
		name: "call-depth",
		title: "Functions call each other too deeply",
		explanation:
			"A function that calls itself needs a case in which it does not. If the depth is right, raise the limit with `--max-depth`.",
		form: "file",
		wrong: program(`
			function "countdown" {
			  input {
			    int from
			  }

			  stack {
			    function.run "countdown" {
			      input = {from: $input.from - 1}
			    } as $rest
			  }

			  response = $rest
			}
		`),
		right: program(`
			function "countdown" {
			  input {
			    int from
			  }

			  stack {
			    conditional {
			      if ($input.from <= 0) {
			        return {
			          value = 0
			        }
			      }
			    }
			    function.run "countdown" {
			      input = {from: $input.from - 1}
			    } as $rest
			  }

			  response = $rest
			}
		`),
		aliases: ["LIMIT_CALL_DEPTH"],
	},
	{
		code: "XR702",
		name: "iterations",
		title: "Loops went round too often",
		explanation:
			"All rounds of all loops of a run are counted together. Mostly a `while` never ends. If the number is right, raise the limit with `--max-iterations`.",
		form: "stack",
		wrong: program(`
			var $count {
			  value = 0
			}
			while (true) {
			  each {
			    var.update $count {
			      value = $count + 1
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
			    var.update $count {
			      value = $count + 1
			    }
			  }
			}
		`),
		aliases: ["LIMIT_ITERATIONS"],
	},
	{
		code: "XR703",
		name: "time",
		title: "The run took too long",
		explanation:
			"Time spent waiting for answers counts too. Give the run more with `--timeout SECONDS`, or the single request less with its own `timeout`.",
		form: "other",
		wrong: "xano run --timeout 1",
		right: "xano run --timeout 600",
		aliases: ["LIMIT_TIME"],
	},
	{
		code: "XR704",
		name: "response-size",
		title: "An answer is too large",
		severity: "warning",
		explanation:
			"The server sent more than one answer may have, and the rest was not read. Ask for less: a page of results, fewer fields, a compressed file.",
		form: "stack",
		wrong: program(`
			api.request {
			  url = "https://example.com/everything"
			  method = "GET"
			} as $answer
		`),
		right: program(`
			api.request {
			  url = "https://example.com/everything"
			  method = "GET"
			  params = {page: 1, per_page: 100}
			} as $answer
		`),
	},
	{
		code: "XR705",
		name: "size",
		title: "A text or list grew too large",
		explanation:
			"Look for a loop that keeps adding to it, or doubles it. If the size is right, raise the limit with `--max-size`.",
		form: "stack",
		wrong: program(`
			var $line {
			  value = "ha"
			}
			for (60) {
			  each as $round {
			    var.update $line {
			      value = $line ~ $line
			    }
			  }
			}
		`),
		right: program(`
			var $line {
			  value = ""
			}
			for (60) {
			  each as $round {
			    var.update $line {
			      value = $line ~ "ha"
			    }
			  }
			}
		`),
		aliases: ["LIMIT_SIZE"],
	},
	{
		code: "XR706",
		name: "cancelled",
		title: "The run was cancelled",
		explanation:
			"Ctrl-C, or the caller of the library, ended the run. Requests on their way were given up; `finally` blocks have run.",
		form: "other",
		wrong: "xano run, then Ctrl-C",
		right: "xano run --timeout 60",
		aliases: ["LIMIT_CANCELLED"],
	},
];

const errors = (): RunEntry[] => [
	{
		code: "XR711",
		name: "uncaught-error",
		title: "The run failed and nothing caught the error",
		explanation:
			"The list below the message says where it happened and who called whom. `try_catch` handles what may fail; what may not is better prevented.",
		form: "stack",
		wrong: program(`
			var $data {
			  value = "not hexadecimal"|hex2bin
			}
		`),
		right: program(`
			try_catch {
			  try {
			    var $data {
			      value = "not hexadecimal"|hex2bin
			    }
			  }
			  catch {
			    var $data {
			      value = null
			    }
			  }
			}
		`),
		aliases: ["ERROR_FATAL"],
	},
	{
		code: "XR712",
		name: "uncaught-throw",
		title: "A `throw` of the program was not caught",
		explanation:
			"The program itself raised this error, with the name and value shown. A caller catches it with `try_catch` and finds both in `$error`.",
		form: "stack",
		wrong: program(`
			throw {
			  name = "out_of_stock"
			  value = "There is none left"
			}
		`),
		right: program(`
			try_catch {
			  try {
			    throw {
			      name = "out_of_stock"
			      value = "There is none left"
			    }
			  }
			  catch {
			    debug.log {
			      value = $error.name
			    }
			  }
			}
		`),
		aliases: ["ERROR_CODE_THROWN_ERROR"],
	},
	{
		code: "XR713",
		name: "failed-precondition",
		title: "A precondition does not hold",
		explanation:
			"`precondition` ends the call when its condition is false. The message is the author's; the error type decides the status a caller over HTTP would see. A built-in function that a service refuses fails in the same way: OpenAI's 401 is of the type `unauthorized`, and the message says what OpenAI said.",
		form: "stack",
		wrong: program(`
			precondition (1 > 2) {
			  error_type = "badrequest"
			  error = "One has to be more than two"
			}
		`),
		right: program(`
			precondition (1 < 2) {
			  error_type = "badrequest"
			  error = "One has to be less than two"
			}
		`),
		aliases: [
			"ERROR_CODE_BAD_REQUEST",
			"ERROR_CODE_UNAUTHORIZED",
			"ERROR_CODE_ACCESS_DENIED",
			"ERROR_CODE_NOT_FOUND",
			"ERROR_CODE_TOO_MANY_REQUESTS",
		],
	},
	{
		code: "XR714",
		name: "refused-input",
		title: "An input was refused",
		explanation:
			"The value given for an input breaks the rules of its declaration: it is missing, of the wrong kind, too short, or none of the values allowed. `payload.param` names the input.",
		form: "file",
		wrong: program(`
			run.job "Greeting" {
			  main = {name: "greet", input: {name: ""}}
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
		aliases: ["ERROR_CODE_INPUT_ERROR"],
	},
	{
		code: "XR715",
		name: "missing-member",
		title: "Unable to locate a member",
		explanation:
			"A path such as `$person.city` asks for a member that is not there, or for a member of null. Where it may be missing, read it with `get` and a default, or put `??` behind the path.",
		form: "stack",
		wrong: program(`
			var $person {
			  value = {name: "Ada"}
			}
			debug.log {
			  value = $person.city
			}
		`),
		right: program(`
			var $person {
			  value = {name: "Ada"}
			}
			debug.log {
			  value = $person.city ?? "unknown"
			}
		`),
	},
	{
		code: "XR716",
		name: "unset-variable",
		title: "A variable was never set",
		explanation:
			"The program reads a variable that is set elsewhere, but not on the way it took. Give it a value before the branch.",
		form: "stack",
		wrong: program(`
			conditional {
			  if (1 > 2) {
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
			  if (1 > 2) {
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
		code: "XR717",
		name: "not-numeric",
		title: "Arithmetic with something that is no number",
		explanation: "`+`, `-`, `*`, `/` and `%` want numbers, or texts that look like one. Texts are joined with `~`.",
		form: "stack",
		wrong: program(`
			var $name {
			  value = "Ada"
			}
			debug.log {
			  value = "Hello " + $name
			}
		`),
		right: program(`
			var $name {
			  value = "Ada"
			}
			debug.log {
			  value = "Hello " ~ $name
			}
		`),
	},
	{
		code: "XR718",
		name: "division-by-zero",
		title: "Division by zero",
		explanation: "The right side of `/` or `%` was 0. Ask before dividing.",
		form: "stack",
		wrong: program(`
			var $people {
			  value = 0
			}
			var $share {
			  value = 100 / $people
			}
		`),
		right: program(`
			var $people {
			  value = 0
			}
			var $share {
			  value = $people == 0 ? null : 100 / $people
			}
		`),
	},
	{
		code: "XR719",
		name: "not-a-list",
		title: "`foreach` wants a list",
		explanation: "Objects, texts and null cannot be gone through. Of an object take `keys`, `values` or `entries`.",
		form: "stack",
		wrong: program(`
			foreach ({first: "Ada", last: "Lovelace"}) {
			  each as $name {
			    debug.log {
			      value = $name
			    }
			  }
			}
		`),
		right: program(`
			foreach ({first: "Ada", last: "Lovelace"}|values) {
			  each as $name {
			    debug.log {
			      value = $name
			    }
			  }
			}
		`),
	},
	{
		code: "XR720",
		name: "object-as-text",
		title: "An object is no text",
		explanation: "`~` cannot know how an object should look as text. `json_encode` writes it as JSON.",
		form: "stack",
		wrong: program(`
			var $person {
			  value = {name: "Ada"}
			}
			debug.log {
			  value = "Found " ~ $person
			}
		`),
		right: program(`
			var $person {
			  value = {name: "Ada"}
			}
			debug.log {
			  value = "Found " ~ ($person|json_encode)
			}
		`),
	},
	{
		code: "XR721",
		name: "bad-json",
		title: "The text is not JSON",
		explanation:
			"`json_decode` wants JSON and nothing else. Answers of language models often have words or a code fence around it; an error page of a server is HTML.",
		form: "stack",
		wrong: program(`
			var $data {
			  value = "{name: Ada}"|json_decode
			}
		`),
		right: program(`
			var $data {
			  value = '{"name": "Ada"}'|json_decode
			}
		`),
	},
	{
		code: "XR740",
		name: "request-not-mocked",
		title: "A test sends a request that no mock answers",
		explanation:
			"Tests send nothing, so that they pass or fail in the same way wherever they run. Give the statement a `mock` with the name of the test, or record the answer with `xano test --update`: it is kept in `cassettes/` and answers from then on. With `--live` requests are sent. The test fails also when the program catches the error, for what it was told is not what the other side would say.",
		form: "file",
		wrong: program(`
			function "rate" {
			  input {
			    text currency
			  }

			  stack {
			    api.request {
			      url = "https://rates.example.com/" ~ $input.currency
			      method = "GET"
			    } as $answer
			  }

			  response = $answer.response.result.rate

			  test "gives the rate" {
			    input = {currency: "EUR"}
			    expect.to_equal ($response) {
			      value = 1.08
			    }
			  }
			}
		`),
		right: program(`
			function "rate" {
			  input {
			    text currency
			  }

			  stack {
			    api.request {
			      url = "https://rates.example.com/" ~ $input.currency
			      method = "GET"
			      mock = {
			        "gives the rate": {response: {status: 200, result: {rate: 1.08}}}
			      }
			    } as $answer
			  }

			  response = $answer.response.result.rate

			  test "gives the rate" {
			    input = {currency: "EUR"}
			    expect.to_equal ($response) {
			      value = 1.08
			    }
			  }
			}
		`),
	},
	{
		code: "XR791",
		name: "internal-error",
		title: "This runtime has a defect",
		explanation:
			"Whatever the program does, this should not have happened. Please report it with the smallest program that shows it.",
		form: "other",
		wrong: "any program",
		right: "the same program, and a newer version of this runtime",
	},
];
