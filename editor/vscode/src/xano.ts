import { isAbsolute, join } from "node:path";

/** How to start `xano`; what it is to do goes behind `args`. */
export interface XanoCommand {
	readonly command: string;
	readonly args: readonly string[];
	/** What has to stand in the environment beside what is there already. */
	readonly environment: Readonly<Record<string, string>>;
	/** A shell has to find the program: Windows starts no `.cmd` by itself. */
	readonly usesShell: boolean;
	/** Where it was found, for people. */
	readonly origin: string;
}

/** What decides which `xano` is used. */
export interface Surroundings {
	/** The setting `xano.path`; empty when it is not set. */
	readonly setting: string;
	/** The folders of the workspace. */
	readonly folders: readonly string[];
	/** Whether programs that lie in these folders may be started. */
	readonly isTrusted: boolean;
	/** Where the extension is installed. */
	readonly extension: string;
	/** The editor's own Node. */
	readonly node: string;
	readonly platform: NodeJS.Platform;
	readonly isFile: (path: string) => boolean;
}

/** Where the package keeps its command line. */
const program = join("dist", "bin.cjs");

/**
 * Finds `xano`: what the setting names, else the project's own, else the one inside the extension, else whatever the
 * system calls `xano`. All but commands run on the editor's own Node, so that none has to be installed.
 */
export function findXano(surroundings: Surroundings): XanoCommand {
	const { setting, folders, isTrusted, extension, isFile } = surroundings;
	const named = setting.trim();
	if (named !== "") {
		const origin = "the setting xano.path";
		return /\.[cm]?js$/.test(named)
			? script(absolute(named, folders), origin, surroundings)
			: command(named, origin, surroundings);
	}
	for (const folder of isTrusted ? folders : []) {
		const path = join(folder, "node_modules", "xano-local", program);
		if (isFile(path)) return script(path, `node_modules of ${folder}`, surroundings);
	}
	const bundled = join(extension, "server", program);
	return isFile(bundled)
		? script(bundled, "the extension", surroundings)
		: command("xano", "the system's PATH", surroundings);
}

function absolute(path: string, folders: readonly string[]): string {
	return isAbsolute(path) ? path : join(folders[0] ?? ".", path);
}

function script(path: string, origin: string, { node }: Surroundings): XanoCommand {
	return { command: node, args: [path], environment: { ELECTRON_RUN_AS_NODE: "1" }, usesShell: false, origin };
}

function command(name: string, origin: string, { platform }: Surroundings): XanoCommand {
	if (platform !== "win32") return { command: name, args: [], environment: {}, usesShell: false, origin };
	// Else the shell would look in the folder it is started in, which nobody may have trusted, before it looks anywhere.
	const environment = { NoDefaultCurrentDirectoryInExePath: "1" };
	return { command: `"${name}"`, args: [], environment, usesShell: true, origin };
}
