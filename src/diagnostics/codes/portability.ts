import { type CodeEntry, type PortabilityEntry, program } from "./entry.js";
import { declarationCodes } from "./portability_declarations.js";
import { layoutCodes } from "./portability_layout.js";
import { readingCodes } from "./portability_readings.js";
import { testPortabilityCodes } from "./tests.js";

/** What runs here as its author evidently means it, and is refused or computed differently on Xano. */
export const portabilityCodes = (): CodeEntry[] =>
	[...layoutCodes(), ...names(), ...readingCodes(), ...declarationCodes(), ...testPortabilityCodes()].map((entry) => ({
		...entry,
		severity: "portability",
	}));

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
