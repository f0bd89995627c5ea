import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository, where the commands of the READMEs are run. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { bin: { xano: string } };

/** The command line as it is shipped. */
const program = join(root, bin.xano);

/** A command a README shows, with what it prints. */
export interface ShownCommand {
	readonly command: string;
	/** `json` is what goes to standard output, `text` what goes to standard error, `console` what a terminal shows. */
	readonly language: "json" | "text" | "console";
	readonly output: string;
}

/** Every command of a README that an output follows, in the next block or below the prompt of a console. */
export function shownCommands(markdown: string): ShownCommand[] {
	const pattern =
		/^```sh\n(xano [^\n]*)\n```\n\n```(json|text)\n([\s\S]*?)^```$|^```(console)\n\$ (xano [^\n]*)\n([\s\S]*?)^```$/gm;
	return [...markdown.matchAll(pattern)].map((match) => ({
		command: match[1] ?? match[5] ?? "",
		language: (match[2] ?? match[4]) as ShownCommand["language"],
		output: match[3] ?? match[6] ?? "",
	}));
}

export interface Outcome {
	readonly exitCode: number;
	readonly out: string;
	readonly error: string;
}

/** @throws Error that says what to do when there is nothing to run yet */
export function requireBuild(): void {
	if (!existsSync(program))
		throw new Error(`${bin.xano} is missing: run \`npm run build\`, or \`npm test\`, which does`);
}

/**
 * Runs a command as a shell would, with the built command line as `xano` and an environment without any keys.
 * @param command words divided by spaces; single quotes keep what is between them together
 */
export function runCommand(command: string): Promise<Outcome> {
	const [, ...args] = [...command.matchAll(/'([^']*)'|\S+/g)].map((match) => match[1] ?? match[0]);
	const options = { cwd: root, env: { PATH: process.env.PATH, NO_COLOR: "1" }, timeout: 30_000 };
	return new Promise((resolve) => {
		execFile(process.execPath, [program, ...args], options, (failure, out, error) => {
			const exitCode = failure === null ? 0 : typeof failure.code === "number" ? failure.code : -1;
			resolve({ exitCode, out, error });
		});
	});
}

/** What a terminal shows of a run that went well: the result indented, before the last line of standard error. */
export function onTerminal({ out, error }: Outcome): string {
	const summary = error.lastIndexOf("\n", error.length - 2) + 1;
	return `${error.slice(0, summary)}${JSON.stringify(JSON.parse(out), null, 2)}\n${error.slice(summary)}`;
}

/** The tree of a trace in what a command says on standard error; all of it where there is none. */
export function treeIn(error: string): string {
	return error.slice(Math.max(0, error.search(/^[✓✗] job/m)));
}

/** A tree without what depends on the clock: times, shares, and what took longest. */
export function withoutTimes(text: string): string {
	return text
		.replace(/^[ \d.µms%]{17}/gm, "… ")
		.replace(/[\d.]+ (?:µs|ms|s)\b/g, "…")
		.replace(/^Where the time went[\s\S]*/m, "")
		.trimEnd();
}
