import { type CodeEntry, type PortabilityEntry, program } from "./entry.js";

/** What tests are given and what they expect. */
export const testCodes = (): CodeEntry[] => [
	{
		code: "XS525",
		name: "test-without-assertions",
		title: "A test expects nothing",
		severity: "warning",
		explanation:
			"A test without assertions passes whatever comes back, unless an error is raised. Most likely the assertion was forgotten or switched off.",
		form: "file",
		wrong: program(`
			function "price" {
			  input {
			    decimal net
			  }

			  stack {
			  }

			  response = $input.net * 1.2

			  test "adds the tax" {
			    input = {net: 100}
			  }
			}
		`),
		right: program(`
			function "price" {
			  input {
			    decimal net
			  }

			  stack {
			  }

			  response = $input.net * 1.2

			  test "adds the tax" {
			    input = {net: 100}

			    expect.to_equal ($response) {
			      value = 120
			    }
			  }
			}
		`),
	},
	{
		code: "XS526",
		name: "response-of-error",
		title: "A test waits for an error and judges a response",
		severity: "warning",
		explanation:
			"`expect.to_throw` holds when the function raises an error, and after an error there is no response. What the same test says about `$response` proves nothing then.",
		form: "file",
		wrong: program(`
			function "price" {
			  input {
			    decimal net
			  }

			  stack {
			    precondition ($input.net >= 0) {
			      error_type = "inputerror"
			      error = "A price is not negative"
			    }
			  }

			  response = $input.net * 1.2

			  test "is not negative" {
			    input = {net: -1}

			    expect.to_throw

			    expect.to_equal ($response) {
			      value = 0
			    }
			  }
			}
		`),
		right: program(`
			function "price" {
			  input {
			    decimal net
			  }

			  stack {
			    precondition ($input.net >= 0) {
			      error_type = "inputerror"
			      error = "A price is not negative"
			    }
			  }

			  response = $input.net * 1.2

			  test "is not negative" {
			    input = {net: -1}

			    expect.to_throw
			  }
			}
		`),
	},
	{
		code: "XS527",
		name: "empty-required-input",
		title: "A required input gets nothing",
		severity: "warning",
		explanation:
			"A required input of a type such as `text` takes neither null nor an empty text: the call is refused with `Missing param` before the first statement, and the function never gets to judge it. A `?` behind the name lets such values in.",
		form: "file",
		wrong: program(`
			function "greet" {
			  input {
			    text name
			  }

			  stack {
			    precondition ($input.name != "") {
			      error_type = "inputerror"
			      error = "A name is wanted"
			    }
			  }

			  response = "Hello " ~ $input.name

			  test "wants a name" {
			    input = {name: ""}

			    expect.to_throw {
			      value = "A name is wanted"
			    }
			  }
			}
		`),
		right: program(`
			function "greet" {
			  input {
			    text name?
			  }

			  stack {
			    precondition ($input.name != "") {
			      error_type = "inputerror"
			      error = "A name is wanted"
			    }
			  }

			  response = "Hello " ~ $input.name

			  test "wants a name" {
			    input = {name: ""}

			    expect.to_throw {
			      value = "A name is wanted"
			    }
			  }
			}
		`),
	},
];

/** What Xano judges otherwise than tests expect. */
export const testPortabilityCodes = (): PortabilityEntry[] => [
	{
		code: "XP680",
		name: "excluded-bounds",
		title: "Nothing lies between the bounds",
		explanation:
			"`expect.to_be_within` leaves out both of its bounds on Xano, although the documentation includes them in places. Between 3 and 4 lies no whole number then, and between 3 and 3 nothing at all.",
		form: "file",
		wrong: program(`
			function "price" {
			  input {
			    decimal net
			  }

			  stack {
			  }

			  response = $input.net|ceil

			  test "rounds up" {
			    input = {net: 2.5}

			    expect.to_be_within ($response) {
			      min = 3
			      max = 4
			    }
			  }
			}
		`),
		right: program(`
			function "price" {
			  input {
			    decimal net
			  }

			  stack {
			  }

			  response = $input.net|ceil

			  test "rounds up" {
			    input = {net: 2.5}

			    expect.to_be_within ($response) {
			      min = 2
			      max = 4
			    }
			  }
			}
		`),
	},
	{
		code: "XP681",
		name: "undelimited-pattern",
		title: "The pattern of an assertion has no delimiters",
		explanation:
			"`expect.to_match` takes patterns as PHP does, between delimiters and with flags behind them. Xano's documentation shows them without; such a pattern is an error there or means something else.",
		form: "file",
		wrong: program(`
			function "price" {
			  input {
			    text code
			  }

			  stack {
			  }

			  response = $input.code|to_upper

			  test "is a code" {
			    input = {code: "ab-1"}

			    expect.to_match ($response) {
			      value = "^[A-Z]+"
			    }
			  }
			}
		`),
		right: program(`
			function "price" {
			  input {
			    text code
			  }

			  stack {
			  }

			  response = $input.code|to_upper

			  test "is a code" {
			    input = {code: "ab-1"}

			    expect.to_match ($response) {
			      value = "/^[A-Z]+/"
			    }
			  }
			}
		`),
	},
	{
		code: "XP682",
		name: "error-by-name",
		title: "An error is waited for by its name",
		explanation:
			"`expect.to_throw` compares with the message of the error on Xano, of which any part will do, whatever the case. Here the name of a `throw` or the code of an error holds as well, as Xano's documentation has it in places.",
		form: "file",
		wrong: program(`
			function "price" {
			  input {
			  }

			  stack {
			    throw {
			      name = "NotFound"
			      value = "There is no such price"
			    }
			  }

			  response = null

			  test "finds nothing" {
			    expect.to_throw {
			      value = "NotFound"
			    }
			  }
			}
		`),
		right: program(`
			function "price" {
			  input {
			  }

			  stack {
			    throw {
			      name = "NotFound"
			      value = "There is no such price"
			    }
			  }

			  response = null

			  test "finds nothing" {
			    expect.to_throw {
			      value = "no such price"
			    }
			  }
			}
		`),
	},
];
