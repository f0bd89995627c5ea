import { type CodeEntry, program } from "./entry.js";

/** What surrounds a run: environment variables, requests, the command line. */
export const runCodes = (): CodeEntry[] => [
	{
		code: "XR801",
		name: "missing-environment",
		title: "Environment variables are not set",
		severity: "error",
		explanation:
			"The job lists in `env` what it cannot do without, and some of it is missing or empty. Nothing has run. Set the variables with `--env NAME=value`, in a `.env` file in the project's folder, or in the shell.",
		form: "other",
		wrong: "xano run",
		right: "xano run --env OPENAI_API_KEY=…",
	},
	{
		code: "XR802",
		name: "undeclared-environment",
		title: "The job does not list this environment variable",
		severity: "warning",
		explanation:
			"Of the variables of the shell a program sees only those its job lists in `env`; everything else is null. That keeps a script from reading all secrets of a machine.",
		form: "file",
		wrong: program(`
			run.job "Region" {
			  main = {name: "region", input: {}}
			  env = []
			}
			---
			function "region" {
			  input {
			  }

			  stack {
			  }

			  response = $env.REGION
			}
		`),
		right: program(`
			run.job "Region" {
			  main = {name: "region", input: {}}
			  env = ["REGION"]
			}
			---
			function "region" {
			  input {
			  }

			  stack {
			  }

			  response = $env.REGION
			}
		`),
	},
	{
		code: "XR803",
		name: "unused-environment",
		title: "An environment variable is listed and never read",
		severity: "hint",
		explanation: "The job refuses to start without it, and nothing it calls ever reads it.",
		form: "file",
		wrong: program(`
			run.job "Answer" {
			  main = {name: "answer", input: {}}
			  env = ["REGION"]
			}
			---
			function "answer" {
			  input {
			  }

			  stack {
			  }

			  response = 42
			}
		`),
		right: program(`
			run.job "Answer" {
			  main = {name: "answer", input: {}}
			}
			---
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
		code: "XR804",
		name: "bad-environment-file",
		title: "The environment file cannot be read",
		severity: "error",
		explanation:
			"Every line holds one variable, `NAME=value`, with quotes around values with spaces. Empty lines and lines that begin with `#` are skipped.",
		form: "other",
		wrong: "xano run --env-file secrets.json",
		right: "xano run --env-file secrets.env",
	},
	{
		code: "XR811",
		name: "unknown-flag",
		title: "There is no such flag",
		severity: "error",
		explanation: "The command does not know this flag. `xano help run` lists those of `run`.",
		form: "other",
		wrong: "xano run --inputs name=Ada",
		right: "xano run --input name=Ada",
	},
	{
		code: "XR812",
		name: "flag-as-file",
		title: "A flag stands where a file belongs",
		severity: "error",
		explanation: "What begins with `-` is a flag. Files and folders are named without one.",
		form: "other",
		wrong: "xano check --file function/greet.xs",
		right: "xano check function/greet.xs",
	},
	{
		code: "XR813",
		name: "unknown-command",
		title: "There is no such command",
		severity: "error",
		explanation: "`xano help` lists the commands.",
		form: "other",
		wrong: "xano start",
		right: "xano run",
	},
	{
		code: "XR814",
		name: "wrong-input",
		title: "The given input cannot be used",
		severity: "error",
		explanation:
			"Inputs are given as `name=value`, as a JSON object, or as `@file.json`, and have to be an object of names and values. In a shell JSON stands between single quotes.",
		form: "other",
		wrong: 'xano run --input {"name": "Ada"}',
		right: 'xano run --input \'{"name": "Ada"}\'',
	},
	{
		code: "XR815",
		name: "program-errors",
		title: "The program has errors",
		severity: "error",
		explanation:
			"What is to be run cannot be read or checked without errors, so nothing has run. The errors are listed above; each has a page of its own.",
		form: "other",
		wrong: "xano run",
		right: "xano check, then xano run",
	},
	{
		code: "XR821",
		name: "offline-request",
		title: "A request was refused",
		severity: "error",
		explanation:
			"With `--offline` nothing leaves the machine, and with `--replay` only recorded requests are answered. This one was not among them: record again, or look what changed in it.",
		form: "other",
		wrong: "xano run --offline",
		right: "xano run --record requests.json, then xano run --replay requests.json",
	},
];
