import { readFile } from "node:fs/promises";
import type { InitializeHook, LoadHook, ResolveHook } from "node:module";
import { fileURLToPath } from "node:url";
import { transform } from "sucrase";

/**
 * Hooks for the files in `builtins/`, run by Node in a thread of their own: TypeScript loses its types, and
 * "xano-local" means the running library.
 */
let library = "";

export const initialize: InitializeHook<{ readonly url: string }> = (data) => {
	library = data.url;
};

export const resolve: ResolveHook = (specifier, context, next) =>
	specifier === "xano-local" ? { url: library, shortCircuit: true } : next(specifier, context);

export const load: LoadHook = async (url, context, next) => {
	if (!url.startsWith("file:") || !new URL(url).pathname.endsWith(".ts")) return next(url, context);
	const path = fileURLToPath(url);
	const { code } = transform(await readFile(path, "utf8"), {
		transforms: ["typescript"],
		disableESTransforms: true,
		preserveDynamicImport: true,
		filePath: path,
	});
	return { format: "module", source: code, shortCircuit: true };
};
