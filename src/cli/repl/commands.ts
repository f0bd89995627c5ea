import { promises } from "node:fs";
import { basename, resolve } from "node:path";
import {
	createReference,
	describeValue,
	didYouMean,
	explain,
	functionFromSession,
	lookUp,
	renderAnswer,
	suggest,
} from "../../index.js";
import { fileReason } from "../file_reason.js";
import { styled, type Terminal } from "../terminal.js";
import { counted } from "../wording.js";
import type { Conversation } from "./conversation.js";
import { shownVariable } from "./printing.js";

/** A command of the prompt: what stands behind its colon. */
export interface PromptCommand {
	readonly name: string;
	readonly aliases?: readonly string[];
	/** What it is given, for `:help`. */
	readonly argument?: string;
	readonly summary: string;
	/** What Tab proposes for what it is given. */
	readonly completes?: "entry" | "names" | "jobs" | "files";
	/** @returns whether the session is over */
	run(argument: string, conversation: Conversation, history: readonly string[]): Promise<boolean> | boolean;
}

/** In the order in which `:help` lists them. */
export const promptCommands: readonly PromptCommand[] = [
	{
		name: "help",
		aliases: ["h", "?"],
		summary: "say what can be typed",
		run: (_argument, { ground: { terminal } }) => {
			terminal.out(help(terminal));
			return false;
		},
	},
	{
		name: "type",
		aliases: ["t"],
		argument: "EXPRESSION",
		summary: "say what a value is, and what it is made of",
		completes: "entry",
		run: type,
	},
	{
		name: "all",
		argument: "[EXPRESSION]",
		summary: "show all of a value; the last one when left out",
		completes: "entry",
		run: all,
	},
	{
		name: "trace",
		argument: "ENTRY",
		summary: "run something and show what happens, statement by statement",
		completes: "entry",
		run: trace,
	},
	{
		name: "doc",
		aliases: ["docs", "d"],
		argument: "NAME",
		summary: "show what the reference says, as xano docs does",
		completes: "names",
		run: (argument, { ground: { terminal, session } }) => {
			const answer = lookUp(createReference(session.catalogue), argument.split(/\s+/).filter(Boolean));
			terminal.out(`${renderAnswer(answer, terminal)}\n`);
			return false;
		},
	},
	{
		name: "explain",
		argument: "CODE",
		summary: "explain the code of an error, as xano explain does",
		run: (argument, conversation) => {
			const { terminal } = conversation.ground;
			const { found, text } = explain(argument, terminal);
			if (found) terminal.out(`${text}\n`);
			else conversation.fail(text);
			return false;
		},
	},
	{
		name: "vars",
		aliases: ["v"],
		summary: "list the variables",
		run: (_argument, { ground: { terminal, session, secrecy } }) => {
			for (const [name, value] of session.variables) terminal.out(secrecy.text(shownVariable(terminal, name, value)));
			return false;
		},
	},
	{
		name: "functions",
		aliases: ["f"],
		summary: "list the functions and their inputs",
		run: functions,
	},
	{
		name: "run",
		argument: "[JOB]",
		summary: "run a run.job of the project, or one that was typed",
		completes: "jobs",
		run: async (argument, conversation) => {
			await conversation.runJob(argument === "" ? undefined : unquoted(argument));
			return false;
		},
	},
	{
		name: "load",
		aliases: ["l"],
		argument: "[FILE]",
		summary: "read the project again, or run a file as if it were typed",
		completes: "files",
		run: load,
	},
	{
		name: "save",
		aliases: ["s"],
		argument: "FILE",
		summary: "write the statements of the session into a file, as a function",
		completes: "files",
		run: save,
	},
	{
		name: "history",
		argument: "[WORDS]",
		summary: "list what has been typed, or of that what holds the words",
		run: (argument, { ground: { terminal } }, history) => {
			for (const entry of history.filter((each) => each.includes(argument))) terminal.out(`${entry}\n`);
			return false;
		},
	},
	{
		name: "reset",
		aliases: ["clear"],
		summary: "forget variables, and what was declared",
		run: (_argument, { ground: { session } }) => {
			session.reset();
			return false;
		},
	},
	{ name: "quit", aliases: ["q", "exit"], summary: "leave; so does Ctrl-D", run: () => true },
];

/** The name of a command and what it is given; null for what is no command. */
export function argumentOf(text: string): { readonly name: string; readonly argument: string } | null {
	const [, name, argument = ""] = /^\s*:(\S*)(?:\s+([\s\S]*))?$/.exec(text) ?? [];
	return name === undefined ? null : { name, argument };
}

/**
 * Runs a command.
 * @param history what has been typed, the latest last
 * @returns whether the session is over
 */
export async function runCommand(
	line: string,
	conversation: Conversation,
	history: readonly string[],
): Promise<boolean> {
	const { name, argument } = argumentOf(line) ?? { name: "", argument: "" };
	const command = findCommand(name);
	if (command !== undefined) return command.run(argument.trim(), conversation, history);
	const proposal = didYouMean(
		suggest(
			name,
			promptCommands.map((each) => each.name),
		).map((each) => `:${each}`),
	);
	conversation.fail(`there is no command :${name}`, proposal ?? ":help lists them");
	return false;
}

/** The command of a name or alias. */
export function findCommand(name: string): PromptCommand | undefined {
	return promptCommands.find((each) => each.name === name || each.aliases?.includes(name));
}

function help(terminal: Terminal): string {
	const heads = promptCommands.map(({ name, argument = "" }) => `:${name} ${argument}`.trimEnd());
	const width = Math.max(...heads.map(({ length }) => length));
	const lines = promptCommands.map(
		({ summary }, index) => `  ${styled(terminal, "cyan", (heads[index] as string).padEnd(width))}  ${summary}`,
	);
	return `Expressions print their value, which $_ holds afterwards. Statements run, and their variables stay.
What has an open bracket goes on in the next line. A function or run.job is kept for the session.
Tab completes, Ctrl-C interrupts or clears the line, Ctrl-D leaves.

${lines.join("\n")}
`;
}

async function type(argument: string, conversation: Conversation): Promise<boolean> {
	const { session, terminal } = conversation.ground;
	const entry = session.read(argument, true);
	if (entry.kind !== "expression" && entry.kind !== "unreadable") {
		conversation.fail("`:type` is given an expression", "for example `:type $_`");
		return false;
	}
	const answer = await conversation.evaluate(entry);
	if (answer !== undefined) terminal.out(`${describeValue(answer)}\n`);
	return false;
}

async function all(argument: string, conversation: Conversation): Promise<boolean> {
	const { session } = conversation.ground;
	const entry = session.read(argument === "" ? "$_" : argument, true);
	if (entry.kind !== "expression" && entry.kind !== "unreadable") {
		conversation.fail("`:all` is given an expression", "for example `:all $_`");
		return false;
	}
	const value = await conversation.evaluate(entry);
	if (value !== undefined) conversation.show(value, true);
	return false;
}

async function trace(argument: string, conversation: Conversation): Promise<boolean> {
	const entry = conversation.ground.session.read(argument, true);
	if (entry.kind === "expression" || entry.kind === "statements" || entry.kind === "unreadable")
		await conversation.trace(entry);
	else conversation.fail("`:trace` is given statements or an expression", 'for example `:trace function.run "greet"`');
	return false;
}

function functions(_argument: string, { ground: { terminal, session } }: Conversation): boolean {
	const found = session.project.constructs.filter(({ kind }) => kind === "function");
	for (const { name, path, source } of found) {
		const inputs = session.inputsOf(name).map((input) => styled(terminal, "dim", input));
		const from = path === source.name ? "" : styled(terminal, "dim", `  ${source.name}`);
		terminal.out(`${name}(${inputs.join(", ")})${from}\n`);
	}
	return false;
}

async function load(argument: string, conversation: Conversation): Promise<boolean> {
	const { session, terminal, reload } = conversation.ground;
	if (argument === "") {
		const project = await reload();
		session.load(project);
		terminal.error(`${counted(project.files.length, "file")} read\n`);
		return false;
	}
	try {
		const text = await promises.readFile(resolve(unquoted(argument)), "utf8");
		await conversation.run(session.read(text, true, unquoted(argument)));
	} catch (thrown) {
		if ((thrown as NodeJS.ErrnoException).code === undefined) throw thrown;
		conversation.fail(`${argument} cannot be read: ${fileReason(thrown)}`);
	}
	return false;
}

async function save(argument: string, conversation: Conversation): Promise<boolean> {
	const { session, terminal } = conversation.ground;
	const path = unquoted(argument);
	if (path === "") {
		conversation.fail("`:save` is given a file", "for example `:save function/greet.xs`");
		return false;
	}
	const file = path.endsWith(".xs") ? path : `${path}.xs`;
	try {
		await promises.writeFile(resolve(file), functionFromSession(basename(file, ".xs"), session.ran), { flag: "wx" });
		terminal.error(`${file} written\n`);
	} catch (thrown) {
		if ((thrown as NodeJS.ErrnoException).code === undefined) throw thrown;
		conversation.fail(`${file} cannot be written: ${fileReason(thrown)}`);
	}
	return false;
}

function unquoted(text: string): string {
	return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
