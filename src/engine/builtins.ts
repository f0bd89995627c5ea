import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isBuiltin } from "../catalogue/custom.js";
import type { Builtin } from "../catalogue/define.js";
import { SetupError } from "./errors.js";

/** The folder of a project that holds functions and filters of its own. */
export const builtinsFolder = "builtins";

let hasLoader = false;

/**
 * The functions and filters a project brings along: everything exported by `builtins/*.js`, `*.mjs` and `*.ts` that
 * `defineFunction` or `defineFilter` made, alone or in lists. The files may import from "xano-local" without having it
 * installed.
 *
 * @param root the project's folder
 * @throws SetupError for a file that cannot be loaded or exports nothing of the kind
 */
export async function loadBuiltins(root: string): Promise<Builtin[]> {
	const folder = join(root, builtinsFolder);
	const names = entriesOf(folder);
	const files = names.filter((name) => /\.(?:js|mjs|ts)$/.test(name) && !/\.(?:d|test)\.ts$/.test(name)).sort();
	if (files.length === 0) return [];
	if (!hasLoader) {
		hasLoader = true;
		process.getBuiltinModule("node:module").register(new URL("./builtins_loader.js", import.meta.url), {
			data: { url: new URL("./index.js", import.meta.url).href },
		});
	}
	const loaded = await Promise.all(files.map((file) => loadFile(folder, file)));
	return loaded.flat();
}

function entriesOf(folder: string): string[] {
	// Asking is cheaper than an exception.
	if (!existsSync(folder)) return [];
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

/** When the files were changed that have been loaded. */
const loadedFiles = new Map<string, number>();

/** Node loads what has an address once; a file that has changed since gets another one. */
function addressOf(path: string): string {
	const { mtimeMs } = statSync(path);
	const first = loadedFiles.get(path) ?? mtimeMs;
	loadedFiles.set(path, first);
	const { href } = pathToFileURL(path);
	return mtimeMs === first ? href : `${href}?changed=${mtimeMs}`;
}

async function loadFile(folder: string, file: string): Promise<Builtin[]> {
	let exports: Record<string, unknown>;
	try {
		const { importModule } = await import("./import_module.js");
		exports = await importModule(addressOf(join(folder, file)));
	} catch (thrown) {
		const reason = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
		throw new SetupError("bad-builtins", `${builtinsFolder}/${file} cannot be loaded: ${reason}`);
	}
	const found = Object.values(exports).flat().filter(isBuiltin);
	if (found.length > 0) return [...new Set(found)];
	throw new SetupError(
		"bad-builtins",
		`${builtinsFolder}/${file} exports no built-in`,
		"Export what defineFunction({ … }) or defineFilter({ … }) from xano-local gives.",
	);
}
