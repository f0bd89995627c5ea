import { type CodeEntry, program } from "./entry.js";

/** A function that can be called, for examples that are about something else. */
const greet = `\
			---
			function "greet" {
			  input {
			    text name
			  }

			  stack {
			  }

			  response = "Hello " ~ $input.name
			}
`;

/** What a project is made of, and the names its parts are found by. */
export const projectCodes = (): CodeEntry[] => [
	{
		code: "XS201",
		name: "no-job",
		title: "There is no job to run",
		severity: "error",
		explanation:
			"`xano run` starts the `run.job` of a project, which by habit stands in `run.xs`. A project without one can still run a single function with `--function`.",
		form: "other",
		wrong: "xano run",
		right: "xano run --function greet --input name=Ada",
	},
	{
		code: "XS202",
		name: "function-not-found",
		title: "There is no function of this name",
		severity: "error",
		explanation:
			'A function is found by the name it declares, `function "folder/name"`, whatever its file is called. The name has to agree letter by letter.',
		form: "file",
		wrong: program(`
			run.job "Greeting" {
			  main = {name: "gret", input: {name: "Ada"}}
			}
${greet}`),
		right: program(`
			run.job "Greeting" {
			  main = {name: "greet", input: {name: "Ada"}}
			}
${greet}`),
		aliases: ["missing-function"],
	},
	{
		code: "XS203",
		name: "duplicate-name",
		title: "Two constructs have the same name",
		severity: "error",
		explanation:
			"Constructs of one kind are told apart by their names, so a call of this name could mean either. Often one of the files is a copy.",
		form: "file",
		wrong: program(`
			function "limit" {
			  input {
			  }

			  stack {
			  }

			  response = 10
			}
			---
			function "limit" {
			  input {
			  }

			  stack {
			  }

			  response = 20
			}
		`),
		right: program(`
			function "limit" {
			  input {
			  }

			  stack {
			  }

			  response = 10
			}
			---
			function "upper_limit" {
			  input {
			  }

			  stack {
			  }

			  response = 20
			}
		`),
	},
	{
		code: "XS204",
		name: "unknown-construct",
		title: "A file cannot begin with this word",
		severity: "error",
		explanation:
			"At the outermost level stand constructs: `function`, `run.job`, `table`, `query`, `task` and their kin. Statements belong in the `stack` of one of them.",
		form: "file",
		wrong: program(`
			func "greet" {
			  input {
			  }

			  stack {
			  }

			  response = "Hello"
			}
		`),
		right: program(`
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
		code: "XS205",
		name: "missing-construct-name",
		title: "A construct has no name",
		severity: "error",
		explanation:
			"The name stands between quotes after the word the construct begins with. Everything else finds the construct by it.",
		form: "file",
		wrong: program(`
			function {
			  input {
			  }

			  stack {
			  }

			  response = "Hello"
			}
		`),
		right: program(`
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
		code: "XS206",
		name: "missing-main",
		title: "A job does not say what it runs",
		severity: "error",
		explanation: "`main` names the function a job calls and the input it gives. Its result is the result of the job.",
		form: "file",
		wrong: program(`
			run.job "Greeting" {
			  description = "Says hello"
			}
		`),
		right: program(`
			run.job "Greeting" {
			  main = {name: "greet", input: {name: "Ada"}}
			}
${greet}`),
	},
	{
		code: "XS207",
		name: "function-body-in-job",
		title: "A job holds no statements",
		severity: "error",
		explanation:
			"A job only names a function and gives it input. `input`, `stack` and `response` belong in that function, in a file of its own.",
		form: "file",
		wrong: program(`
			run.job "Greeting" {
			  stack {
			    var $greeting {
			      value = "Hello"
			    }
			  }

			  response = $greeting
			}
		`),
		right: program(`
			run.job "Greeting" {
			  main = {name: "say_hello", input: {}}
			}
			---
			function "say_hello" {
			  input {
			  }

			  stack {
			    var $greeting {
			      value = "Hello"
			    }
			  }

			  response = $greeting
			}
		`),
	},
	{
		code: "XS208",
		name: "path-not-found",
		title: "There is nothing at this path",
		severity: "error",
		explanation:
			"A project is a folder, or a single `.xs` file. Paths are relative to the folder the command is called in.",
		form: "other",
		wrong: "xano run exmaples/greeting",
		right: "xano run examples/greeting",
	},
	{
		code: "XS209",
		name: "no-sources",
		title: "The folder holds no XanoScript",
		severity: "error",
		explanation:
			"Files are found by their ending, `.xs`, in the folder and all folders in it; `node_modules`, `dist` and folders that begin with a dot are left out.",
		form: "other",
		wrong: "xano run empty_folder",
		right: "xano init empty_folder",
	},
	{
		code: "XS210",
		name: "several-jobs",
		title: "The project has several jobs",
		severity: "error",
		explanation: "Each of them could be the one to run. Say which by its title.",
		form: "other",
		wrong: "xano run",
		right: 'xano run --job "Nightly report"',
	},
	{
		code: "XS211",
		name: "job-not-found",
		title: "There is no job of this title",
		severity: "error",
		explanation: 'A job is found by the title it declares, `run.job "Title"`.',
		form: "other",
		wrong: 'xano run --job "Nightly raport"',
		right: 'xano run --job "Nightly report"',
	},
	{
		code: "XS212",
		name: "main-in-service",
		title: "A service has no `main`",
		severity: "error",
		explanation:
			"A `run.service` keeps running and answers requests; nothing in it is the one thing to run. What has to happen first is named by `pre`.",
		form: "file",
		wrong: program(`
			run.service "greeter" {
			  main = {name: "greet", input: {name: "Ada"}}
			}
${greet}`),
		right: program(`
			run.service "greeter" {
			  pre = {name: "greet", input: {name: "Ada"}}
			}
${greet}`),
	},
	{
		code: "XS213",
		name: "non-constant-input",
		title: "The input of a job has to be constant",
		severity: "error",
		explanation:
			"When a job starts, nothing has run yet: its input consists of texts, numbers, `true`, `false`, `null`, and lists and objects of them. What has to be worked out is worked out in the function.",
		form: "file",
		wrong: program(`
			run.job "Greeting" {
			  main = {name: "greet", input: {name: "Ada" ~ " Lovelace"}}
			}
${greet}`),
		right: program(`
			run.job "Greeting" {
			  main = {name: "greet", input: {name: "Ada Lovelace"}}
			}
${greet}`),
	},
	{
		code: "XS221",
		name: "unreadable",
		title: "A file or folder cannot be read",
		severity: "error",
		explanation:
			"The system refuses it: its permissions forbid it, or it is a link that leads to nothing or round in a circle. The rest of the project is read all the same.",
		form: "other",
		wrong: "function/greet.xs, a link to a file that was moved",
		right: "function/greet.xs, a file",
	},
	{
		code: "XS222",
		name: "bad-builtins",
		title: "A file in builtins/ cannot be used",
		severity: "error",
		explanation:
			"Every file in `builtins/` ending in `.js`, `.mjs` or `.ts` is loaded, and has to export what `defineFunction` or `defineFilter` gives. Files that only help others belong in a folder beside it.",
		form: "other",
		wrong: "builtins/slug.js with `export const slug = (text) => …`",
		right: "builtins/slug.js with `export const slug = defineFilter({ … })`",
	},
];
