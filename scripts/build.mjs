// Builds dist/: the library in its parts and the command line as CommonJS bundles, what they seldom need as bundles of its own,
// the library's face for `import`, and the type declarations.
//
// CommonJS because it starts faster: Node compiles and links ES modules anew in every process, and its built-in modules
// fill all their exports when one is imported.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { dealOut } from "./bundles.mjs";
import { foundOnce } from "./found_once.mjs";
import { commandParts, libraryParts } from "./parts.mjs";
import { slimChevrotain } from "./slim_chevrotain.mjs";
import { thirdPartyNotices } from "./third_party.mjs";

const { values: options } = parseArgs({ options: { types: { type: "boolean", default: true } }, allowNegative: true });
const root = fileURLToPath(new URL("..", import.meta.url));
const output = (name) => new URL(`../dist/${name}`, import.meta.url);
const { version, engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** What a run needs only now and then, by how it is imported; each is loaded when it is first used. */
const seldom = {
	openai: "openai",
	undici: "undici",
	"./model_context_protocol.js": "src/catalogue/statements/ai/mcp/model_context_protocol.ts",
	"@zip.js/zip.js/lib/zip-core-native.js": "@zip.js/zip.js/lib/zip-core-native.js",
	"iconv-lite": "iconv-lite",
	saxes: "saxes",
	yaml: "yaml",
	"@redis/client": "@redis/client",
	// Schema and zod together, so that of zod only what it uses is shipped.
	"./openai_chat_completion/input.js": "src/catalogue/functions/openai_chat_completion/input.ts",
	"./import_module.js": "src/engine/import_module.ts",
	// QuickJS with its WebAssembly, and sucrase: what user JavaScript needs.
	"./quickjs.js": "src/catalogue/sandbox/quickjs.ts",
};

const bundleName = (path) => path.replace(/^\.\//, "").replace(/\.js$/, "").replaceAll("/", "_");

const common = {
	absWorkingDir: root,
	bundle: true,
	platform: "node",
	target: "node20",
	format: "cjs",
	// Names stay: error messages and stacks are read by people.
	minifySyntax: true,
	minifyWhitespace: true,
	legalComments: "linked",
	// What its package offers Node first cannot be bundled.
	alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
	// The bundles are read one byte a character.
	charset: "ascii",
	logLevel: "warning",
	metafile: true,
};

/** What the bundles are made of. */
const metafiles = [];
async function build(options) {
	const result = await esbuild.build(options);
	metafiles.push(result.metafile);
	return result;
}

/** Sends some imports elsewhere: `wanted` gives the path to require instead, or null. */
const elsewhere = (wanted) => ({
	name: "elsewhere",
	setup: (bundle) => {
		bundle.onResolve({ filter: /./ }, ({ path, kind }) => {
			const target = kind === "entry-point" ? null : wanted(path);
			return target === null ? null : { path: target, external: true };
		});
	},
});

const vendored = (path) => (Object.hasOwn(seldom, path) ? `./vendor/${bundleName(path)}.cjs` : null);

/** The library, its parts, and the language server, which stands on them. */
const once = await foundOnce({ common, plugins: [elsewhere(vendored)] });
const { entry, plugin } = await dealOut({
	root,
	common,
	core: { name: "library", entry: "src/index.ts" },
	parts: libraryParts,
	faces: { editor: "src/editor/server/server.ts" },
	plugins: [once, elsewhere(vendored)],
});

/** Options of all that the command line is made of. */
const commandLine = {
	define: {
		PACKAGE_VERSION: JSON.stringify(version),
		NODE_ENGINES: JSON.stringify(engines.node),
		BUILT_WITH: JSON.stringify(versionsOf(["chevrotain", "commander", "openai", "undici", "zod"])),
	},
	// Commander starts programs of their own for subcommands; ours have none.
	alias: { ...common.alias, "node:child_process": "./scripts/empty.mjs" },
};

/** The library and the servers are bundles of their own. */
const servedElsewhere = elsewhere((path) => {
	if (/^(?:\.\.\/)+index\.js$/.test(path)) return "./library.cjs";
	if (path === "../../mcp/server.js") return "./mcp.cjs";
	return path === "../../editor/server/server.js" ? "./editor.cjs" : null;
});

const commands = await dealOut({
	root,
	common: { ...common, ...commandLine },
	core: { name: "cli", entry: "src/cli/main.ts", isLate: true },
	parts: commandParts,
	plugins: [servedElsewhere],
});

rmSync(output(""), { recursive: true, force: true });

/**
 * What stands around a bundle: as a module it is what `require` expects; run as a script, as the command line does, it is a
 * function of the same five (`src/cli/code_cache.ts`), for which no text has to be put around it and copied. The parentheses
 * around it tell V8 that it is called at once: otherwise all of it is parsed twice, first to find where it ends.
 */
const around = {
	head: "(this === globalThis ? (made) => made : (made) => made(exports, require, module, __filename, __dirname))((function (exports, require, module, __filename, __dirname) {",
	tail: "}))",
};

for (const name of ["library", ...Object.keys(libraryParts)]) {
	await build({
		...common,
		stdin: { contents: entry(name), resolveDir: root },
		outfile: `dist/${name}.cjs`,
		// Code that comes out of the cache has no way to import; the one place that has to is a bundle of its own.
		supported: { "dynamic-import": false },
		define: { "import.meta.url": "__file.url" },
		banner: {
			js: `${around.head} const __file = { get url() { return require("node:url").pathToFileURL(__filename).href; } };`,
		},
		footer: { js: around.tail },
		plugins: [once, plugin(name), elsewhere(vendored), slimChevrotain()],
	});
}

for (const name of ["cli", ...Object.keys(commandParts)]) {
	await build({
		...common,
		...commandLine,
		stdin: { contents: commands.entry(name), resolveDir: root },
		outfile: `dist/${name}.cjs`,
		supported: { "dynamic-import": false },
		banner: { js: around.head },
		footer: { js: around.tail },
		plugins: [commands.plugin(name), servedElsewhere],
	});
}

await build({
	...common,
	entryPoints: { editor: "src/editor/server/server.ts" },
	banner: { js: around.head },
	footer: { js: around.tail },
	outdir: "dist",
	outExtension: { ".js": ".cjs" },
	plugins: [plugin("editor"), elsewhere(vendored)],
});

// The server of the Model Context Protocol with its SDK, and what its processes run, without it.
for (const [name, entry] of [
	["mcp", "src/mcp/server.ts"],
	["mcp_worker", "src/mcp/worker.ts"],
])
	await build({
		...common,
		entryPoints: { [name]: entry },
		outdir: "dist",
		outExtension: { ".js": ".cjs" },
		define: { "import.meta.url": "__file.url" },
		banner: {
			js: `${around.head} const __file = { get url() { return require("node:url").pathToFileURL(__filename).href; } };`,
		},
		footer: { js: around.tail },
		plugins: [elsewhere((path) => (/^(?:\.\.\/)+index\.js$/.test(path) ? "./library.cjs" : null))],
	});

const bundles = [
	"library",
	...Object.keys(libraryParts),
	"cli",
	...Object.keys(commandParts),
	"editor",
	"mcp",
	"mcp_worker",
].map((name) => readFileSync(output(`${name}.cjs`)));
for (const bytes of bundles) {
	const beyond = bytes.findIndex((byte) => byte > 0x7f);
	if (beyond < 0) continue;
	// Regular expressions and raw templates are left as they are written: escape what is in them.
	throw new Error(`A bundle is not ASCII: …${bytes.subarray(beyond - 40, beyond + 20).toString()}…`);
}
const buildId = bundles
	.reduce((hash, bytes) => hash.update(bytes), createHash("sha256"))
	.digest("hex")
	.slice(0, 16);

await build({
	...common,
	entryPoints: { bin: "src/cli/bin.ts" },
	outdir: "dist",
	outExtension: { ".js": ".cjs" },
	define: { BUILD_ID: JSON.stringify(buildId) },
	banner: { js: "#!/usr/bin/env node" },
});

await build({
	...common,
	entryPoints: Object.fromEntries(Object.entries(seldom).map(([path, entry]) => [bundleName(path), entry])),
	outdir: "dist/vendor",
	outExtension: { ".js": ".cjs" },
});

// Runs in Node's thread for hooks, which takes ES modules only.
await build({
	...common,
	format: "esm",
	entryPoints: { builtins_loader: "src/engine/builtins_loader.ts" },
	outdir: "dist",
	banner: {
		js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
	},
});

const { exports } = await libraryFace();
writeFileSync(
	output("index.js"),
	`import library from "./library.cjs";\n\nexport const { ${exports.join(", ")} } = library;\n`,
);
chmodSync(output("bin.cjs"), 0o755);
writeFileSync(output("THIRD_PARTY_NOTICES.txt"), thirdPartyNotices(root, metafiles));

// Does once what people do, so that V8's compiled code lies beside the bundles. Not shipped: it is for this version of Node.
const cache = fileURLToPath(output("cache"));
const project = "examples/data-pipeline";
for (const args of [["run", project], ["test", project], ["check", project], ["fmt", "--check", project], ["--help"]])
	execFileSync(process.execPath, [fileURLToPath(output("bin.cjs")), ...args], {
		cwd: root,
		env: { ...process.env, XANO_CACHE: cache },
		stdio: "ignore",
	});
for (const name of readdirSync(cache, { recursive: true }))
	if (basename(name).startsWith("trees-")) rmSync(join(cache, name));

if (options.types) {
	const compiler = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
	execFileSync(process.execPath, [compiler, "--project", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
}

/** Versions of packages, by name. */
function versionsOf(names) {
	const versionOf = (name) =>
		JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version;
	return Object.fromEntries(names.map((name) => [name, versionOf(name)]));
}

/** What the library exports at run time: types leave no trace. */
async function libraryFace() {
	const { default: loaded } = await import(output("library.cjs"));
	const names = Object.keys(loaded)
		.filter((name) => !name.includes("/"))
		.sort();
	if (names.length === 0) throw new Error("The library exports nothing");
	return { exports: names };
}
