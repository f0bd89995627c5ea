import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository, where the commands of the READMEs are run. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { bin: { xano: string } };

/** The command line as it is shipped. */
const program = join(root, bin.xano);

/** A command a README shows, and the block right after it. */
export interface ShownCommand {
	readonly command: string;
	/** `json` is what goes to standard output, `text` what goes to standard error. */
	readonly language: "json" | "text";
	readonly output: string;
}

/** Every command of a README that an output follows directly. */
export function shownCommands(markdown: string): ShownCommand[] {
	const pattern = /^```sh\n(xano [^\n]*)\n```\n\n```(json|text)\n([\s\S]*?)^```$/gm;
	return [...markdown.matchAll(pattern)].map(([, command = "", language, output = ""]) => ({
		command,
		language: language as ShownCommand["language"],
		output,
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
