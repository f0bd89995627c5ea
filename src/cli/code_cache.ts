import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { FileReader, keepNewest, writeCached } from "./cache_files.js";

/** Names one build of the bundles; V8 itself only compares the length of a source with that of its cached code. */
declare const BUILD_ID: string;

const buildFolder = `${BUILD_ID}-${process.versions.v8}-${process.arch}`;

/** So many other builds, or versions of V8, keep what they have kept: each is as large as this one. */
const otherBuilds = 3;

/**
 * Commands with code of their own: what V8 has compiled for a run is not what a check needs, and reading the one with the
 * other would take longer than compiling.
 */
const kinds = new Set(["run", "test", "check", "fmt"]);

const reader = new FileReader();

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
	const known = require.cache[filename];
	if (known) return known.exports;
	const file = `${name}.${kind}.v8`;
	// The build writes nothing beyond ASCII, and one byte a character is read and compared fastest.
	const text = reader.read(filename).toString("latin1");
	const cachedData =
		cacheFolder === null
			? undefined
			: (reader.readCached(join(built, file)) ?? reader.readCached(join(cacheFolder, file)));
	const script = new Script(text, { filename, ...(cachedData ? { cachedData } : {}) });
	// Kept at the end of the process: by then V8 has compiled all that such a run needs.
	if (cacheFolder !== null && (!cachedData || script.cachedDataRejected))
		atExit(() => writeCached(join(cacheFolder, file), () => script.createCachedData()));
	const loaded = { exports: {} as unknown, id: filename, filename, loaded: true, children: [], paths: [] };
	// Known to Node, too, so that `import "xano-local"` in a project's own code gives this very library.
	require.cache[filename] = loaded as unknown as NodeJS.Module;
	// What a bundle is: see the build.
	(script.runInThisContext() as Wrapper)(loaded.exports, requireBundle, loaded, filename, __dirname);
	return loaded.exports;
}

let endings: (() => void)[] | null = null;

/** All with one listener: Node warns of more than ten. */
function atExit(work: () => void): void {
	if (endings === null) {
		endings = [];
		process.once("exit", () => {
			for (const each of endings ?? []) each();
		});
	}
	endings.push(work);
}

const requireBundle = Object.assign(
	(path: string): unknown => (/^\.\/\w+\.cjs$/.test(path) ? loadBundle(path.slice(2)) : require(path)),
	require,
) as NodeJS.Require;

/** What the build has compiled, for the version of Node it ran on. */
const built = join(__dirname, "cache", buildFolder);
const kind = kinds.has(process.argv[2] ?? "") ? process.argv[2] : "other";

/**
 * The folder this build keeps what it caches in, and this version of V8; null when nothing is to be kept, or when somebody
 * else could put code there.
 */
export const cacheFolder = ownFolder();

function ownFolder(): string | null {
	const { XANO_CACHE, XDG_CACHE_HOME } = process.env;
	if (XANO_CACHE === "") return null;
	const home = (): string => process.getBuiltinModule("node:os").homedir();
	const own = join(XANO_CACHE ?? join(XDG_CACHE_HOME || join(home(), ".cache"), "xano-local"), buildFolder);
	try {
		const found = statSync(own, { throwIfNoEntry: false });
		// What is not there yet will be made for this user alone.
		if (found === undefined) atExit(() => forgetOthers(dirname(own)));
		else if (process.getuid !== undefined && (found.uid !== process.getuid() || (found.mode & 0o022) !== 0))
			return null;
		return own;
	} catch {
		return null;
	}
}

function forgetOthers(folder: string): void {
	keepNewest(folder, otherBuilds, (name) => name !== buildFolder && /^[0-9a-f]{16}-/.test(name));
}
