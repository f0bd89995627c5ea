import { type CodeEntry, program } from "./entry.js";

/** Files of cases, which `xano test --cases` runs. The functions of the examples are `add` and `greet`. */
export const caseCodes = (): CodeEntry[] => [
	{
		code: "XS250",
		name: "wrong-cases",
		title: "A file of cases is not made up as it has to be",
		severity: "error",
		explanation:
			"A file of cases is a list, or an object with this list under `cases`. Each case is an object: `function` and either `expected` or `error` have to be there; `name`, `input` and `compare` may be. `error` is `true` for any error, a text that is part of the message, or an object with `message`, `code` and `name`. `compare` is `exact`, or `subset` when the response may have more keys than `expected`. No other keys are known, so that a misspelled one is not overlooked.",
		form: "other",
		wrong: program(`
			[
			  {"function": "add", "inputs": {"a": 1, "b": 2}, "expected": 3},
			  {"function": "add", "input": {"a": 1, "b": 2}}
			]
		`),
		right: program(`
			[
			  {"function": "add", "input": {"a": 1, "b": 2}, "expected": 3},
			  {"function": "add", "name": "needs both", "input": {"a": 1}, "error": true}
			]
		`),
	},
	{
		code: "XS251",
		name: "cases-not-json",
		title: "A file of cases is not JSON",
		severity: "error",
		explanation:
			"Cases are read as programs read JSON: keys and texts stand in double quotes, nothing follows the last entry, and there are no comments.",
		form: "other",
		wrong: program(`
			[
			  {"function": "add", "input": {"a": 1, "b": 2}, "expected": 3},
			]
		`),
		right: program(`
			[
			  {"function": "add", "input": {"a": 1, "b": 2}, "expected": 3}
			]
		`),
	},
	{
		code: "XS252",
		name: "unknown-case-function",
		title: "A case is for a function that does not exist",
		severity: "error",
		explanation:
			'Cases call functions of the project by the names they declare, `function "folder/name"`. Which project that is, the paths behind `xano test` say; this folder when there are none.',
		form: "other",
		wrong: program(`
			[
			  {"function": "gret", "input": {"name": "Ada"}, "expected": "Hello Ada"}
			]
		`),
		right: program(`
			[
			  {"function": "greet", "input": {"name": "Ada"}, "expected": "Hello Ada"}
			]
		`),
	},
	{
		code: "XS253",
		name: "same-case-name",
		title: "Two cases of a function have the same name",
		severity: "error",
		explanation:
			"Results and recorded requests belong to a test by its name, so two cases of a function cannot share one. A case without a name is called by its place in the list: `case 1`.",
		form: "other",
		wrong: program(`
			[
			  {"function": "add", "name": "small", "input": {"a": 1, "b": 2}, "expected": 3},
			  {"function": "add", "name": "small", "input": {"a": 2, "b": 2}, "expected": 4}
			]
		`),
		right: program(`
			[
			  {"function": "add", "name": "1 and 2", "input": {"a": 1, "b": 2}, "expected": 3},
			  {"function": "add", "name": "2 and 2", "input": {"a": 2, "b": 2}, "expected": 4}
			]
		`),
	},
];
