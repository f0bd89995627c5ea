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

/**
 * Parts of the library that many runs do without, by their doors: modules of which functions are called, and nothing else
 * is taken. A part is loaded with the first such call.
 */
const parts = {
	// Definitions of what programs name, by what is used together; nearly all of them need those of the language itself.
	values: { doors: ["src/catalogue/groups/values.ts"] },
	formats: { standsOn: ["values"], doors: ["src/catalogue/groups/formats.ts"] },
	security: { standsOn: ["values"], doors: ["src/catalogue/groups/security.ts"] },
	services: { standsOn: ["values"], doors: ["src/catalogue/groups/services.ts"] },
	xano_only: { standsOn: ["values"], doors: ["src/catalogue/groups/xano_only.ts"] },
	expectations: {
		standsOn: ["values"],
		doors: [
			"src/catalogue/groups/expectations.ts",
			"src/compile/statements/expect.ts",
			"src/compile/statements/mock.ts",
			"src/compile/tests.ts",
		],
	},
	catalogue: {
		standsOn: ["values", "formats", "security", "services", "xano_only", "expectations"],
		doors: ["src/catalogue/groups/all.ts"],
	},
	// The parser with chevrotain: a program that has not changed since its last run needs none.
	grammar: { doors: ["grammar/parse.ts"] },
	// What the parser says of what it cannot read.
	unreadable: {
		standsOn: ["grammar"],
		doors: [
			"grammar/describe.ts",
			"grammar/foreign/pasted.ts",
			"grammar/foreign/statements.ts",
			"grammar/lexer/strays.ts",
		],
	},
	printing: { standsOn: ["grammar"], doors: ["grammar/print.ts", "src/project/format.ts"] },
	checking: { doors: ["src/check/check.ts", "src/check/fixing.ts"] },
	// What is said about mistakes, and what people ask for.
	explaining: {
		standsOn: ["checking"],
		doors: [
			"src/compile/source_map.ts",
			"src/diagnostics/codes.ts",
			"src/diagnostics/explain.ts",
			"src/diagnostics/github.ts",
			"src/diagnostics/json.ts",
			"src/diagnostics/render.ts",
			"src/diagnostics/sarif.ts",
			"src/diagnostics/suggest.ts",
			"src/diagnostics/unified_diff.ts",
			"src/reference/json.ts",
			"src/reference/look_up.ts",
			"src/reference/reference.ts",
			"src/reference/terminal.ts",
		],
	},
	// The way to other machines and to files.
	outside: {
		imported: true,
		doors: [
			"src/host/http/body.ts",
			"src/host/http/client.ts",
			"src/host/http/failures.ts",
			"src/host/pacing.ts",
			"src/host/redis/embedded.ts",
			"src/host/redis/server.ts",
		],
	},
	// Tests that programs have.
	testing: {
		standsOn: ["explaining", "expectations"],
		doors: [
			"src/testing/affected.ts",
			"src/testing/cases.ts",
			"src/testing/coverage/html.ts",
			"src/testing/coverage/lcov.ts",
			"src/testing/coverage/missing.ts",
			"src/testing/coverage/summary.ts",
			"src/testing/memory.ts",
			"src/testing/name_filter.ts",
			"src/testing/report/reporters.ts",
			"src/testing/several.ts",
			"src/testing/testing.ts",
		],
	},
	// What an editor or a prompt proposes.
	language: {
		standsOn: ["grammar", "explaining", "xano_only"],
		doors: ["src/editor/language/complete.ts", "src/editor/language/declarations.ts"],
	},
	// A prompt that runs what is typed.
	prompt: {
		standsOn: ["language", "printing"],
		doors: [
			"src/repl/complete.ts",
			"src/repl/describe.ts",
			"src/repl/layout.ts",
			"src/repl/saving.ts",
			"src/repl/session.ts",
		],
	},
	// What a run that is watched did, and what is made of it. It reads the credentials of requests.
	tracing: {
		standsOn: ["outside"],
		doors: [
			"src/tracing/recording/recorder.ts",
			"src/tracing/last_steps.ts",
			"src/tracing/otlp/send.ts",
			"src/tracing/summary.ts",
			"src/tracing/page/page.ts",
			"src/tracing/tree/tree.ts",
		],
	},
	// Making a test of a run; it keeps what was sent, as recordings do.
	saving: { standsOn: ["testing", "outside"], doors: ["src/testing/save/save.ts"] },
	// What single built-ins do, and is large.
	builtins: {
		standsOn: ["values", "formats"],
		doors: [
			"src/catalogue/files/image_size.ts",
			"src/catalogue/files/mime.ts",
			"src/catalogue/filters/charset/detect.ts",
			"src/catalogue/filters/date/abbreviations.ts",
			"src/catalogue/filters/date/from_format.ts",
			"src/catalogue/filters/date/parse.ts",
			"src/catalogue/filters/regex/pattern.ts",
			"src/catalogue/filters/yaml/dump.ts",
			"src/catalogue/sandbox/instances.ts",
			"src/catalogue/sandbox/sandbox.ts",
			"src/catalogue/twig/render.ts",
		],
	},
};

/** The library, its parts, and the language server, which stands on them. */
const once = await foundOnce({ common, plugins: [elsewhere(vendored)] });
const { entry, plugin } = await dealOut({
	root,
	common,
	core: { name: "library", entry: "src/index.ts" },
	parts,
	faces: { editor: "src/editor/server/server.ts" },
	plugins: [once, elsewhere(vendored)],
});

/** Parts of the command line; in the core is what is called all the time: run, test, check and fmt. */
const commandParts = {
	cli_doctor: { doors: ["src/cli/commands/doctor.ts"] },
	cli_repl: { doors: ["src/cli/commands/repl.ts"] },
	// What is made of a run beside its response.
	cli_tracing: { doors: ["src/cli/commands/save_test.ts", "src/cli/last_steps.ts", "src/cli/tracing.ts"] },
	cli_watch: { doors: ["src/cli/changes.ts", "src/cli/commands/run_watch.ts", "src/cli/watch.ts"] },
	// Short ones.
	cli_others: {
		doors: [
			"src/cli/commands/compile.ts",
			"src/cli/commands/completion.ts",
			"src/cli/commands/docs.ts",
			"src/cli/commands/explain.ts",
			"src/cli/commands/init.ts",
			"src/cli/commands/lsp.ts",
			"src/cli/commands/mcp.ts",
			"src/cli/failure.ts",
		],
	},
};

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
 * function of the same five (`src/cli/code_cache.ts`), for which no text has to be put around it and copied.
 */
const around = {
	head: "(this === globalThis ? (made) => made : (made) => made(exports, require, module, __filename, __dirname))(function (exports, require, module, __filename, __dirname) {",
	tail: "})",
};

for (const name of ["library", ...Object.keys(parts)]) {
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
	...Object.keys(parts),
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
