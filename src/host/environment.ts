import { existsSync, promises, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { DotenvError, parseDotenv } from "./dotenv.js";
import type { Environment } from "./ports.js";

/** A file of environment variables cannot be used. */
export class EnvironmentFileError extends Error {
	override readonly name = "EnvironmentFileError";
	constructor(
		readonly path: string,
		message: string,
		options?: { cause?: unknown },
	) {
		super(message, options);
	}
}

export interface EnvironmentSources {
	/** `--env NAME=value`: visible to every program. */
	readonly pairs?: ReadonlyMap<string, string>;
	/** `--env-file`: every name in it is visible; it has to exist. */
	readonly file?: string;
	/** Names a program may see of the process environment. */
	readonly declared: ReadonlySet<string>;
	/** The process environment itself. */
	readonly process: Readonly<Record<string, string | undefined>>;
	/** The project's folder, whose `.env` counts last; null when there is none. */
	readonly folder: string | null;
}

/**
 * The environment a program sees. Of the process environment only declared names are visible, so that a script does
 * not read all secrets of a machine (our choice).
 *
 * @throws EnvironmentFileError when a file cannot be read or holds something else than variables
 */
export async function openEnvironment(sources: EnvironmentSources): Promise<Environment> {
	const { pairs, file, declared, folder } = sources;
	const layers: ReadonlyMap<string, string>[] = [];
	if (pairs) layers.push(pairs);
	if (file !== undefined) layers.push(await readEnvironmentFile(file));
	layers.push(declaredVariables(sources.process, declared));
	if (folder !== null) layers.push(await readEnvironmentFile(join(folder, ".env"), { optional: true }));
	return layeredEnvironment(layers);
}

/**
 * Variables of several sources as one environment.
 *
 * @param layers the first that knows a name decides, even with an empty value
 */
export function layeredEnvironment(layers: readonly ReadonlyMap<string, string>[]): Environment {
	const variables = new Map<string, string>();
	for (const layer of layers) {
		for (const [name, value] of layer) if (!variables.has(name)) variables.set(name, value);
	}
	return {
		get: (name) => variables.get(name),
		names: () => [...variables.keys()],
	};
}

function declaredVariables(
	variables: Readonly<Record<string, string | undefined>>,
	declared: ReadonlySet<string>,
): Map<string, string> {
	const visible = new Map<string, string>();
	for (const name of declared) {
		// `process.env` answers to inherited names such as `constructor`, too.
		const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
		if (value !== undefined) visible.set(name, value);
	}
	return visible;
}

/**
 * Reads a file of `NAME=value` lines.
 *
 * @param options `optional`: a missing file is an empty one
 * @throws EnvironmentFileError
 */
export async function readEnvironmentFile(
	path: string,
	options: { optional?: boolean } = {},
): Promise<Map<string, string>> {
	let text: string;
	// Asking is cheaper than an exception.
	if (options.optional && !existsSync(path)) return new Map();
	try {
		// Reading at once is faster; what is no file, such as a pipe, may keep its reader waiting.
		text = statSync(path).isFile() ? readFileSync(path, "utf8") : await promises.readFile(path, "utf8");
	} catch (thrown) {
		const { code } = thrown as NodeJS.ErrnoException;
		const reason =
			code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : (code ?? "unknown reason");
		throw new EnvironmentFileError(path, `The environment file ${path} cannot be read: ${reason}`, { cause: thrown });
	}
	try {
		return parseDotenv(text);
	} catch (thrown) {
		if (!(thrown instanceof DotenvError)) throw thrown;
		throw new EnvironmentFileError(path, `${basename(path)}: ${thrown.message}`, { cause: thrown });
	}
}
