import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import {
	type Builtin,
	createEngine,
	type Engine,
	type Environment,
	EnvironmentFileError,
	type EnvironmentNames,
	environmentNames,
	type Footprint,
	loadBuiltins,
	openEnvironment,
	type Project,
	redactMessage,
	SetupError,
	secretsIn,
} from "../../index.js";
import { UsageError } from "../exit.js";
import { openPath } from "../open.js";
import type { Terminal } from "../terminal.js";

/** What the flags of `xano doctor` say. */
export interface DoctorOptions {
	/** As it was written. */
	readonly path: string;
	readonly envFile: string | null;
	/** Whether one request may be sent. */
	readonly online: boolean;
	/** Where the program keeps what it caches; null for nowhere. */
	readonly cacheFolder: string | null;
	readonly terminal: Terminal;
}

/** A project that could be opened, and what is known of it. */
export interface OpenedProject {
	readonly project: Project;
	/** What `xano run` runs of a file without a job. */
	readonly subject: { readonly function?: string };
	/** Without its built-ins when they cannot be loaded. */
	readonly engine: Engine;
	readonly footprint: Footprint;
	readonly names: EnvironmentNames;
}

/** The variables of one source; those of a file that cannot be used are none. */
export interface VariableSource {
	/** For the end of a sentence: `the process environment`. */
	readonly from: string;
	readonly variables: Environment;
	/** Why there are none, and what mends it. */
	readonly problem: { readonly message: string; readonly fix: string } | null;
}

/** What all checks look at, opened once. */
export interface Examination extends DoctorOptions {
	/** Absolute path of the folder of the project; where there is none, that of the path, be it there or not. */
	readonly folder: string;
	/** null when there is nothing that could be run. */
	readonly opened: OpenedProject | null;
	readonly openProblem: UsageError | null;
	readonly builtins: readonly Builtin[];
	readonly builtinsProblem: SetupError | null;
	/** Where variables come from, first found first. */
	readonly sources: readonly VariableSource[];
	/** Variables that the process environment is asked for. */
	readonly asked: ReadonlySet<string>;
	/** The first source that has a value for a variable, be it an empty one. */
	lookUp(name: string): { readonly from: string; readonly value: string } | null;
	/** Nothing that is printed may hold a secret. */
	safe(text: string): string;
}

/** What reaching OpenAI takes, asked for whatever the programs list. */
const ofOpenAi = ["OPENAI_API_KEY", "OPENAI_BASE_URL"];

/** Opens everything that is to be looked at. Whatever cannot be opened is something to be told, never an exception. */
export async function examine(options: DoctorOptions): Promise<Examination> {
	const found = await openedOrProblem(options.path);
	const folder = "project" in found ? found.project.root : folderOf(options.path);
	const loaded = await builtinsOrProblem(folder);
	const builtins = loaded instanceof SetupError ? [] : loaded;
	const opened = "project" in found ? openedProject(found.project, found.soleFunction, builtins) : null;
	const asked = new Set([...ofOpenAi, ...(opened?.names.declared.keys() ?? [])]);
	const sources = await sourcesOf(folder, options.envFile, asked);
	const secrets = sources.map(({ variables }) => secretsIn(variables));
	return {
		...options,
		folder,
		opened,
		openProblem: found instanceof UsageError ? found : null,
		builtins,
		builtinsProblem: loaded instanceof SetupError ? loaded : null,
		sources,
		asked,
		lookUp: (name) => {
			for (const { from, variables } of sources) {
				const value = variables.get(name);
				if (value !== undefined) return { from, value };
			}
			return null;
		},
		safe: (text) => secrets.reduce((safe, each) => redactMessage(safe, each), redactMessage(text)),
	};
}

async function openedOrProblem(path: string): Promise<Awaited<ReturnType<typeof openPath>> | UsageError> {
	try {
		return await openPath(path);
	} catch (thrown) {
		if (thrown instanceof UsageError) return thrown;
		throw thrown;
	}
}

/** The folder that a path means. */
function folderOf(path: string): string {
	const absolute = resolve(path);
	return existsSync(absolute) && !statSync(absolute).isDirectory() ? dirname(absolute) : absolute;
}

async function builtinsOrProblem(folder: string): Promise<readonly Builtin[] | SetupError> {
	try {
		return await loadBuiltins(folder);
	} catch (thrown) {
		if (thrown instanceof SetupError) return thrown;
		throw thrown;
	}
}

function openedProject(project: Project, soleFunction: string | null, builtins: readonly Builtin[]): OpenedProject {
	const engine = createEngine({ project, builtins });
	const subject = soleFunction === null ? {} : { function: soleFunction };
	return { project, subject, engine, footprint: engine.footprint(subject), names: environmentNames(project) };
}

async function sourcesOf(
	folder: string,
	envFile: string | null,
	asked: ReadonlySet<string>,
): Promise<VariableSource[]> {
	const nothing = { declared: new Set<string>(), process: {}, folder: null };
	return [
		...(envFile === null ? [] : [await sourceOf(`the file ${envFile}`, { ...nothing, file: envFile })]),
		await sourceOf("the process environment", { ...nothing, declared: asked, process: process.env }),
		await sourceOf("the file .env", { ...nothing, folder }),
	];
}

async function sourceOf(from: string, sources: Parameters<typeof openEnvironment>[0]): Promise<VariableSource> {
	try {
		return { from, variables: await openEnvironment(sources), problem: null };
	} catch (thrown) {
		if (!(thrown instanceof EnvironmentFileError)) throw thrown;
		const isRead = (thrown.cause as NodeJS.ErrnoException | undefined)?.code === undefined;
		const fix = isRead ? "Every line is NAME=value." : "Look at its name and its permissions.";
		const nothing: Environment = { get: () => undefined, names: () => [] };
		return { from, variables: nothing, problem: { message: thrown.message, fix } };
	}
}
