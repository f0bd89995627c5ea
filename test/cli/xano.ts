import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { emptyFolder } from "../host/folder.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { bin: { xano: string } };

/** The command line as it is shipped. */
export const program = join(root, bin.xano);

/** @throws Error that says what to do when there is nothing to run yet */
export function requireBuild(): void {
	if (!existsSync(program))
		throw new Error(`${program} is missing: run \`npm run build\`, or \`npm test\`, which does`);
}

export interface Call {
	readonly cwd?: string;
	/** Beside PATH; nothing else of this process is seen. */
	readonly env?: Readonly<Record<string, string>>;
	/** null keeps standard input open. */
	readonly input?: string | null;
}

export interface Outcome {
	/** 130 also when the system ended the process for a SIGINT, as a shell has it. */
	readonly exitCode: number | null;
	readonly out: string;
	readonly error: string;
}

export interface Started {
	readonly process: ChildProcess;
	readonly ended: Promise<Outcome>;
	/** Resolves once standard error holds this. */
	says(text: string): Promise<void>;
}

export function environment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
	return { PATH: process.env.PATH ?? "", XANO_CACHE: "", ...extra };
}

/** Starts the command line; it ends with the test at the latest. */
export function start(args: readonly string[], { cwd = root, env = {}, input = "" }: Call = {}): Started {
	const child = spawn(process.execPath, [program, ...args], { cwd, env: environment(env), stdio: "pipe" });
	onTestFinished(() => void child.kill("SIGKILL"));
	let out = "";
	let error = "";
	const waiting: { text: string; resolve: () => void }[] = [];
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		out += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		error += text;
		for (const each of waiting) if (error.includes(each.text)) each.resolve();
	});
	child.stdin.on("error", () => undefined);
	if (input !== null) child.stdin.end(input);
	return {
		process: child,
		ended: new Promise((resolve) => {
			child.on("close", (code, signal) => resolve({ exitCode: signal === "SIGINT" ? 130 : code, out, error }));
		}),
		says: (text) =>
			new Promise((resolve) => {
				if (error.includes(text)) resolve();
				else waiting.push({ text, resolve });
			}),
	};
}

/** Runs the command line to its end. */
export function xano(args: readonly string[], call: Call = {}): Promise<Outcome> {
	return start(args, call).ended;
}

/** A folder with these files, gone after the test. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = emptyFolder();
	for (const [name, content] of Object.entries(files)) {
		const path = join(folder, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, content);
	}
	return folder;
}

export interface Parts {
	readonly input?: string;
	readonly stack?: string;
	readonly response?: string;
}

/** The text of a function. */
export function functionText(name: string, { input = "", stack = "", response = "null" }: Parts = {}): string {
	return `function ${JSON.stringify(name)} {
  input {
    ${input}
  }

  stack {
    ${stack}
  }

  response = ${response}
}
`;
}

/** The text of a job. */
export function jobText(title: string, main: string, rest = ""): string {
	return `run.job ${JSON.stringify(title)} {
  main = {name: ${JSON.stringify(main)}, input: {}}
  ${rest}
}
`;
}

/** Messages without JavaScript in them. */
export function isPlain(text: string): boolean {
	return !/\bat .*(?:\.c?js|node:)|\[object Object\]|undefined/.test(text);
}
