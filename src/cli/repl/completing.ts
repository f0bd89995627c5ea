import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { completeEntry, createReference, type Session } from "../../index.js";
import { findCommand, promptCommands } from "./commands.js";

/** What Tab proposes in a command, and the part of the line it takes the place of. */
export function completeCommand(line: string, session: Session): [string[], string] {
	const [, name = "", space = "", argument = ""] = /^\s*:(\S*)(\s*)([\s\S]*)$/.exec(line) ?? [];
	if (space === "") {
		const names = promptCommands.map((command) => `:${command.name}`);
		return [names.filter((each) => each.startsWith(`:${name}`)), `:${name}`];
	}
	const starting = (all: readonly string[]): [string[], string] => [
		[...new Set(all)].filter((each) => each.startsWith(argument)).sort(),
		argument,
	];
	switch (findCommand(name)?.completes) {
		case "entry": {
			const { typed, all } = completeEntry(session, argument);
			return [all.map(({ text }) => text), typed];
		}
		case "names":
			return starting(createReference(session.catalogue).entries.map((entry) => entry.name));
		case "jobs":
			return starting(session.project.all("run.job").map((job) => job.name));
		case "files":
			return starting(filesLike(argument));
		default:
			return [[], line];
	}
}

/** Files and folders that begin as what has been typed. */
function filesLike(typed: string): string[] {
	const folder = typed.endsWith("/") ? typed : dirname(typed);
	const before = typed.endsWith("/") ? typed : typed.slice(0, typed.length - basename(typed).length);
	try {
		return readdirSync(folder, { withFileTypes: true })
			.filter((entry) => entry.isDirectory() || entry.name.endsWith(".xs"))
			.map((entry) => `${before}${entry.name}${entry.isDirectory() ? "/" : ""}`);
	} catch {
		return [];
	}
}
