import { Command, CommanderError, Option } from "commander";
import { exitCodes } from "./exit.js";
import { checkFormats, testReporters } from "./formats.js";
import { processTerminal, type Terminal } from "./terminal.js";

declare const PACKAGE_VERSION: string;

export interface Surroundings {
	/** Where trees are kept from run to run; null for nowhere. */
	readonly cacheFolder?: string | null;
	/** The terminal of the process when left out. */
	readonly terminal?: Terminal;
}

/**
 * Runs the command line.
 * @param args what stands behind the program's name
 * @returns the exit code
 */
export async function main(args: readonly string[], surroundings: Surroundings = {}): Promise<number> {
	const { terminal = processTerminal(), cacheFolder = null } = surroundings;
	let code: number = exitCodes.done;
	const done = (result: number): void => {
		code = result;
	};
	const program = commandLine(terminal, done, cacheFolder, args[0]);
	try {
		await program.parseAsync([...args], { from: "user" });
		return code;
	} catch (thrown) {
		if (thrown instanceof CommanderError && thrown.exitCode === 0) return exitCodes.done;
		return (await import("./failure.js")).reportFailure(thrown, program, args, terminal);
	}
}

/**
 * The command line as data; shell completion reads it too.
 * @param wanted the one command that is needed, which is faster; when left out, or when there is no such command, all are
 */
export function commandLine(
	terminal: Terminal,
	done: (code: number) => void,
	cacheFolder: string | null = null,
	wanted?: string,
): Command {
	const program = new Command("xano");
	program
		.description("Run XanoScript on your own machine.")
		.version(PACKAGE_VERSION, "-V, --version", "print the version")
		.helpOption("-h, --help", "print this help")
		.helpCommand("help [command]", "print the help of a command")
		.exitOverride()
		.configureOutput({
			writeOut: (text) => terminal.out(text),
			writeErr: (text) => terminal.error(text),
			// Said by `misuse`, with the codes every other message has.
			outputError: () => undefined,
			// Asking the streams of the process would load Node's network for a pipe.
			getOutHelpWidth: () => (terminal.outIsTerminal ? process.stdout.columns : 80),
			getErrHelpWidth: () => (terminal.errorIsTerminal ? terminal.width : 80),
			getOutHasColors: () => terminal.color,
			getErrHasColors: () => terminal.color,
		})
		.addHelpText(
			"after",
			"\nExamples:\n  xano run                              run the job of this folder\n  xano run --simulate                   …with a built-in stand-in for OpenAI, no key needed\n  xano run --function greet --input name=Ada\n  xano test                             run the tests of this folder\n  xano check                            find mistakes without running anything\n  xano init hello                       write a project to start from\n",
		);
	const only = commands.find(([name]) => name === wanted);
	for (const [, add] of only ? [only] : commands) add(program, terminal, done, cacheFolder);
	return program;
}

/** In the order in which help lists them. */
const commands: readonly (readonly [
	name: string,
	add: (program: Command, terminal: Terminal, done: Done, cacheFolder: string | null) => void,
])[] = [
	["run", addRun],
	["test", addTest],
	["check", addCheck],
	["fmt", addFormat],
	["init", addInit],
	["doctor", addDoctor],
	["compile", addCompile],
	["repl", addRepl],
	["explain", addExplain],
	["docs", addDocs],
	["completion", addCompletion],
	["mcp", addMcp],
	["lsp", addLanguageServer],
];

type Done = (code: number) => void;

function addRun(program: Command, terminal: Terminal, done: Done, cacheFolder: string | null): void {
	program
		.command("run")
		.description("Run the job of a project, or one of its functions.")
		.argument("[path]", "a project folder, a .xs file, or - for standard input", ".")
		.option("-f, --function <name>", "run this function instead of the job")
		.addOption(new Option("-j, --job <title>", "run this job when the project has several").conflicts(["function"]))
		.option("-i, --input <values...>", "inputs: JSON, @file.json, key=value or key=@file")
		.option("-e, --env <pairs...>", "environment variables: NAME=value")
		.option("--env-file <file>", "read environment variables from a file")
		.addOption(
			new Option("--simulate", "answer OpenAI requests with a built-in stand-in").conflicts(["replay", "offline"]),
		)
		.addOption(
			new Option("--record <file>", "write every outgoing request and its answer to a file").conflicts([
				"replay",
				"offline",
			]),
		)
		.addOption(
			new Option("--replay <file>", "answer every outgoing request from a recorded file").conflicts(["offline"]),
		)
		.option("--offline", "refuse every outgoing request")
		.option("--timeout <seconds>", "end the run after this time")
		.option("--max-depth <calls>", "how deep functions may call each other")
		.option("--max-iterations <count>", "how often loops may go round in total")
		.option("--max-size <elements>", "how large one array may grow")
		.option("--max-connections <count>", "how many requests to one host there may be at a time")
		.addOption(
			new Option(
				"--inputs <file>",
				"run once for every line of a file of JSON objects, or - for standard input",
			).conflicts(["saveTest", "dryRun", "stream"]),
		)
		.option("--concurrency <count>", "with --inputs, how many runs there are at a time")
		.option("--output <file>", "with --inputs, write the results to a file")
		.option("--resume", "with --output, go on where an earlier call ended")
		.option("--bail", "with --inputs, end with the first run that fails")
		.addOption(
			new Option("--watch", "run again whenever a file that the run used changes").conflicts(["inputs", "saveTest"]),
		)
		.option("--save-test <name>", "write the run into the file of its function, as a test")
		.option("--dry-run", "with --save-test, print what would change and write nothing")
		.addOption(
			new Option("--trace [file]", "show what every statement did, or write it to a .html or .json file").conflicts([
				"inputs",
				"saveTest",
				"watch",
			]),
		)
		.addOption(
			new Option("--otlp <url>", "send what every statement did to an OpenTelemetry collector").conflicts([
				"inputs",
				"saveTest",
				"watch",
			]),
		)
		.option("--trace-events <count>", "with --trace, how many statements, passes and calls are kept at most")
		.option("--stream", "write generated text to stderr while it arrives")
		.option("--json", "print one line with response, logs, timings and usage")
		.option("-q, --quiet", "print nothing but the response and errors")
		.option("--verbose", "also print requests, warnings and internal stacks")
		.action(async (path: string, options) =>
			done(await (await import("./commands/run.js")).run(path, options, terminal, cacheFolder)),
		);
}

/** A flag that may be given several times, with one value each. */
const several = (value: string, before: readonly string[] = []): string[] => [...before, value];

function addTest(program: Command, terminal: Terminal, done: Done): void {
	program
		.command("test")
		.description("Run the tests of programs.")
		.argument("[paths...]", "project folders, .xs files, or - for standard input", ["."])
		.option("-t, --name <text>", "run tests whose name contains this, or matches /this/")
		.addOption(
			new Option("--cases <file>", "run the cases in this JSON file; may be given several times").argParser(several),
		)
		.addOption(
			new Option("--list", "list the tests and run none").conflicts(["watch", "reporter", "coverage", "missing"]),
		)
		.addOption(
			new Option("--watch", "run tests again whenever a change can have altered their outcome").conflicts([
				"coverage",
				"coverageLcov",
				"coverageHtml",
				"missing",
				"update",
			]),
		)
		.option("--bail", "end with the first test that fails")
		.addOption(
			new Option("--reporter <format>", "how to report; FORMAT=FILE for a file; may be given several times")
				.choices(testReporters)
				.argParser(several),
		)
		.option("--coverage", "say how much of the programs ran")
		.option("--coverage-lcov <file>", "write what ran to a file, as LCOV")
		.option("--coverage-html <file>", "write what ran to a page with the sources")
		.option("--missing", "list the functions that have no tests")
		.addOption(new Option("--live", "let requests out that no mock answers").conflicts(["update", "simulate"]))
		.addOption(new Option("--update", "let requests out, and record them anew").conflicts(["simulate"]))
		.option("--simulate", "answer OpenAI requests with a built-in stand-in")
		.option("--seed <number>", "make other random values")
		.option("--now <time>", "stop the clock of every test at this time: ISO 8601 or milliseconds")
		.option("-e, --env <pairs...>", "environment variables: NAME=value")
		.option("--env-file <file>", "read environment variables from a file")
		.option("--timeout <seconds>", "end a test after this time")
		.option("--max-depth <calls>", "how deep functions may call each other")
		.option("--max-iterations <count>", "how often the loops of a test may go round in total")
		.option("--max-size <elements>", "how large one array may grow")
		.option("-q, --quiet", "print nothing but what failed")
		.action(async (paths: string[], options) =>
			done(await (await import("./commands/test.js")).test(paths, options, terminal)),
		);
}

function addCheck(program: Command, terminal: Terminal, done: Done): void {
	program
		.command("check")
		.description("Find mistakes without running anything.")
		.argument("[paths...]", "project folders, .xs files, or - for standard input", ["."])
		.option("--fix", "make the fixes that need nobody's judgement")
		.option("--dry-run", "with --fix, print what would change and write nothing")
		.option("--strict", "treat portability warnings as errors")
		.addOption(new Option("--format <format>", "how to print what was found").choices(checkFormats).default("pretty"))
		.option("-q, --quiet", "print errors only")
		.addOption(new Option("--watch", "check again whenever a file changes").conflicts(["fix", "dryRun"]))
		.action(async (paths: string[], options) =>
			done(await (await import("./commands/check.js")).check(paths, options, terminal)),
		);
}

function addFormat(program: Command, terminal: Terminal, done: Done): void {
	program
		.command("fmt")
		.description("Lay out programs as Xano does.")
		.argument("[paths...]", "folders or .xs files, or - for standard input; this folder when left out")
		.option("--check", "list the files that would change, and write nothing")
		.option("--diff", "show what would change, and write nothing")
		.option("--stdin", "format standard input, the same as -")
		.action(async (paths: string[], options) =>
			done(await (await import("./commands/fmt.js")).fmt(paths, options, terminal)),
		);
}

function addInit(program: Command, terminal: Terminal, done: Done): void {
	program
		.command("init")
		.description("Write a small project that runs.")
		.argument("[folder]", "where to", ".")
		.action(async (folder: string) => done(await (await import("./commands/init.js")).init(folder, terminal)));
}

function addDoctor(program: Command, terminal: Terminal, done: Done, cacheFolder: string | null): void {
	program
		.command("doctor")
		.description("Say what is well here, what is not, and what mends it.")
		.argument("[path]", "a project folder or a .xs file", ".")
		.option("--env-file <file>", "look up environment variables in this file, too")
		.option("--online", "send one request to OpenAI, or to the server of OPENAI_BASE_URL")
		.option("--json", "print what was found as data, for other programs")
		.action(async (path: string, options) =>
			done(await (await import("./commands/doctor.js")).doctor(path, options, terminal, cacheFolder)),
		);
}

function addCompile(program: Command, terminal: Terminal, done: Done): void {
	program
		.command("compile")
		.description("Print the JavaScript a function is compiled to.")
		.argument("[path]", "a project folder or a .xs file", ".")
		.option("-f, --function <name>", "the function; not needed for a file with a single one")
		.option("--print", "print the JavaScript, which is what happens without any flag")
		.option("--source-map", "print the source map in its place; with --print, both in one")
		.action(async (path: string, options) =>
			done(await (await import("./commands/compile.js")).compile(path, options, terminal)),
		);
}

function addRepl(program: Command, terminal: Terminal, done: Done, cacheFolder: string | null): void {
	program
		.command("repl")
		.description("Try XanoScript out: run what is typed.")
		.argument("[path]", "a project folder or a .xs file; this folder when left out, if it is a project")
		.option("-e, --env <pairs...>", "environment variables: NAME=value")
		.option("--env-file <file>", "read environment variables from a file")
		.addOption(
			new Option("--simulate", "answer OpenAI requests with a built-in stand-in").conflicts(["replay", "offline"]),
		)
		.addOption(
			new Option("--record <file>", "write every outgoing request and its answer to a file").conflicts([
				"replay",
				"offline",
			]),
		)
		.addOption(
			new Option("--replay <file>", "answer every outgoing request from a recorded file").conflicts(["offline"]),
		)
		.option("--offline", "refuse every outgoing request")
		.option("--timeout <seconds>", "end what is typed after this time")
		.option("--max-depth <calls>", "how deep functions may call each other")
		.option("--max-iterations <count>", "how often loops may go round, for each entry")
		.option("--max-size <elements>", "how large one array may grow")
		.option("--max-connections <count>", "how many requests to one host there may be at a time")
		.action(async (path: string | undefined, options) =>
			done(await (await import("./commands/repl.js")).repl(path, options, terminal, cacheFolder)),
		);
}

function addExplain(program: Command, terminal: Terminal, done: Done): void {
	program
		.command("explain")
		.description("Explain an error code, with a wrong and a right program.")
		.argument("[code]", "a code from the brackets of a message, or its name; all codes when left out")
		.option("--json", "print the page as data, for other programs")
		.action(async (code: string | undefined, options) =>
			done(await (await import("./commands/explain.js")).explain(code, options, terminal)),
		);
}

function addDocs(program: Command, terminal: Terminal, done: Done): void {
	program
		.command("docs")
		.description("Look up filters, statements, types and functions.")
		.argument("[words...]", "a name, a family, or words to search for; everything there is when left out")
		.option("--json", "print what was found as data, for other programs")
		.action(async (words: string[], options) =>
			done(await (await import("./commands/docs.js")).docs(words, options, terminal)),
		);
}

function addCompletion(program: Command, terminal: Terminal, done: Done): void {
	program
		.command("completion")
		.description("Print a completion script for a shell.")
		.addOption(new Option("--shell <shell>", "which shell").choices(["bash", "zsh", "fish"]).default("bash"))
		.action(async (options) =>
			done(
				await (await import("./commands/completion.js")).completion(
					commandLine(terminal, done),
					options.shell,
					terminal,
				),
			),
		);
}

function addMcp(program: Command, _terminal: Terminal, done: Done): void {
	program
		.command("mcp")
		.description("Answer a coding agent: the server of the Model Context Protocol, over standard input and output.")
		.argument("[folder]", "the folder it may read and write", ".")
		.option("--allow-network", "let requests out")
		.option("--allow-builtins", "load the JavaScript in the builtins/ of projects")
		.action(async (folder: string, options) => done(await (await import("./commands/mcp.js")).mcp(folder, options)));
}

function addLanguageServer(program: Command, _terminal: Terminal, done: Done): void {
	program
		.command("lsp")
		.description("Answer an editor: the language server, over standard input and output.")
		.addOption(new Option("--stdio", "what editors say; there is no other way").hideHelp())
		.addOption(new Option("--clientProcessId <id>", "end when this process does").hideHelp())
		.action(async () => done(await (await import("./commands/lsp.js")).lsp()));
}
