import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { readCached, writeCached } from "./cache_files.js";

/** Names one build of the bundles; V8 itself only compares the length of a source with that of its cached code. */
declare const BUILD_ID: string;

const buildFolder = `${BUILD_ID}-${process.versions.v8}-${process.arch}`;

type Wrapper = (
	exports: unknown,
	require: NodeJS.Require,
	module: { exports: unknown },
	filename: string,
	dirname: string,
) => void;

/**
 * Loads a bundle beside this one as `require` would, with the code V8 made of it kept from run to run: compiling is
 * half of a short run. The code is kept in the user's cache folder (`XANO_CACHE`, `XDG_CACHE_HOME` or `~/.cache`; an
 * empty XANO_CACHE keeps nothing). Another version of V8 refuses it, and it is made again; whatever goes wrong with
 * the cache, the bundle runs without.
 *
 * @param name file name of the bundle
 */
export function loadBundle(name: string): unknown {
	const filename = join(__dirname, name);
	const plainRequire = createRequire(filename);
	const known = plainRequire.cache[filename];
	if (known) return known.exports;
	const folder = cacheFolder();
	const cacheFile = folder === null ? null : join(folder, `${name}.v8`);
	// Beside the bundles lies what the build has compiled, for the version of Node it ran on.
	const cachedData =
		cacheFile === null
			? undefined
			: (readCached(cacheFile) ?? readCached(join(__dirname, "cache", buildFolder, `${name}.v8`)));
	// The build writes nothing beyond ASCII, and one byte a character is read and compared fastest.
	const source = readFileSync(filename, "latin1");
	const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
		filename,
		...(cachedData ? { cachedData } : {}),
	});
	// Kept at the end of the process: by then V8 has compiled all that such a run needs.
	if (cacheFile !== null && (!cachedData || script.cachedDataRejected))
		process.once("exit", () => writeCached(cacheFile, () => script.createCachedData()));
	const loaded = { exports: {} as unknown, id: filename, filename, loaded: true, children: [], paths: [] };
	// Known to Node, too, so that `import "xano-local"` in a project's own code gives this very library.
	plainRequire.cache[filename] = loaded as unknown as NodeJS.Module;
	const require = Object.assign(
		(path: string): unknown => (/^\.\/\w+\.cjs$/.test(path) ? loadBundle(path.slice(2)) : plainRequire(path)),
		plainRequire,
	) as NodeJS.Require;
	(script.runInThisContext() as Wrapper)(loaded.exports, require, loaded, filename, dirname(filename));
	return loaded.exports;
}

/**
 * The folder this build keeps what it caches in, and this version of V8; null when nothing is to be kept.
 */
export function cacheFolder(): string | null {
	const { XANO_CACHE, XDG_CACHE_HOME } = process.env;
	if (XANO_CACHE === "") return null;
	const folder = XANO_CACHE ?? join(XDG_CACHE_HOME || join(homedir(), ".cache"), "xano-local");
	return join(folder, buildFolder);
}
