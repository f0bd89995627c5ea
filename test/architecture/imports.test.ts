import { describe, expect, test } from "vitest";
import { cycles, type Import, importsOf, sourceFiles } from "./scan.js";

/** A room of the house: which files are in it, and what they may import beside each other. */
interface Room {
	readonly name: string;
	/** A folder ends with `/`, anything else is one file. */
	readonly holds: readonly string[];
	/** Folders and files in the same notation, packages by name, `node:` for Node's own modules. */
	readonly mayImport: readonly string[];
}

/** From the ground floor up; the table of docs/architecture.md. A room may be a part of another one's folder. */
const house: readonly Room[] = [
	{ name: "grammar", holds: ["grammar/"], mayImport: ["chevrotain"] },
	{ name: "values", holds: ["src/values/"], mayImport: [] },
	{ name: "diagnostics", holds: ["src/diagnostics/"], mayImport: ["grammar/source.ts"] },
	{ name: "host", holds: ["src/host/"], mayImport: ["src/values/", "node:", "@redis/client", "undici"] },
	{ name: "tracing", holds: ["src/tracing/"], mayImport: [] },
	// A run that is traced loads no zod: what checks traces is for those that read them.
	{ name: "tracing: schema", holds: ["src/tracing/schema.ts"], mayImport: ["src/tracing/trace.ts", "zod"] },
	{ name: "tracing: page", holds: ["src/tracing/page/"], mayImport: ["src/tracing/trace.ts", "node:"] },
	{ name: "tracing: tree", holds: ["src/tracing/tree/"], mayImport: ["src/diagnostics/", "src/tracing/"] },
	{ name: "tracing: otlp", holds: ["src/tracing/otlp/"], mayImport: ["src/host/ports.ts", "src/tracing/"] },
	{ name: "project", holds: ["src/project/"], mayImport: ["grammar/", "src/diagnostics/", "node:"] },
	{
		name: "catalogue",
		holds: ["src/catalogue/"],
		mayImport: [
			"src/values/",
			"src/host/ports.ts",
			"node:",
			"zod",
			"openai",
			"@modelcontextprotocol/sdk",
			"@zip.js/zip.js",
			"iconv-lite",
			"saxes",
			"yaml",
			"quickjs-emscripten-core",
			"@jitl/quickjs-singlefile-cjs-release-sync",
			"sucrase",
		],
	},
	{
		name: "runtime",
		holds: ["src/runtime/"],
		mayImport: ["src/values/", "src/host/ports.ts", "src/catalogue/define.ts"],
	},
	{
		name: "check",
		holds: ["src/check/"],
		// What counts as a number, say, is the values' to know; asking them keeps it in one place.
		mayImport: ["grammar/", "src/values/", "src/catalogue/", "src/project/", "src/diagnostics/"],
	},
	{
		name: "compile",
		holds: ["src/compile/"],
		mayImport: ["grammar/", "src/catalogue/", "src/values/", "src/runtime/", "@jridgewell/gen-mapping"],
	},
	{
		name: "reference",
		holds: ["src/reference/"],
		mayImport: ["grammar/", "src/values/", "src/diagnostics/", "src/catalogue/", "src/check/constructs.ts"],
	},
	{
		name: "engine",
		holds: ["src/engine.ts", "src/engine/"],
		mayImport: [
			"grammar/",
			"src/values/",
			"src/diagnostics/",
			"src/host/",
			"src/project/",
			"src/catalogue/",
			"src/runtime/",
			"src/check/",
			"src/compile/",
			"node:",
			"sucrase",
		],
	},
	{
		name: "testing: coverage",
		holds: ["src/testing/coverage/"],
		mayImport: [
			"grammar/source.ts",
			"src/diagnostics/",
			"src/project/",
			"src/catalogue/catalogue.ts",
			"src/compile/coverage.ts",
			"src/compile/program.ts",
			"src/engine/library.ts",
			"node:path",
		],
	},
	{
		name: "testing: shapes",
		holds: ["src/testing/options.ts", "src/testing/results.ts"],
		mayImport: [
			"grammar/ast.ts",
			"grammar/source.ts",
			"src/values/",
			"src/host/counting.ts",
			"src/host/ports.ts",
			"src/project/",
			"src/catalogue/define.ts",
			"src/runtime/run.ts",
			"src/engine/errors.ts",
			"src/diagnostics/diagnostic.ts",
			"src/testing/coverage/coverage.ts",
		],
	},
	{
		name: "testing: writing",
		holds: ["src/testing/writing/"],
		mayImport: ["grammar/", "src/values/", "src/diagnostics/", "src/project/", "src/catalogue/catalogue.ts"],
	},
	{
		name: "testing: isolation",
		holds: ["src/testing/isolation/"],
		mayImport: [
			"src/values/",
			"src/host/",
			"src/project/",
			"src/compile/program.ts",
			"src/testing/options.ts",
			"src/testing/results.ts",
			"node:",
		],
	},
	{
		name: "testing: report",
		holds: ["src/testing/report/"],
		mayImport: [
			"src/values/",
			"src/diagnostics/",
			"src/runtime/run.ts",
			"src/engine/errors.ts",
			"src/testing/coverage/",
			"src/testing/options.ts",
			"src/testing/results.ts",
		],
	},
	{
		name: "testing",
		holds: ["src/testing/"],
		mayImport: [
			"grammar/",
			"src/values/",
			"src/diagnostics/",
			"src/host/",
			"src/project/",
			"src/catalogue/",
			"src/runtime/",
			"src/check/check.ts",
			"src/compile/coverage.ts",
			"src/compile/program.ts",
			"src/compile/tests.ts",
			"src/engine/",
			"src/testing/",
			"node:path",
			"jsonc-parser",
		],
	},
	{
		name: "testing: saving",
		holds: ["src/testing/save/"],
		mayImport: [
			"grammar/",
			"src/values/",
			"src/diagnostics/",
			"src/host/",
			"src/project/",
			"src/catalogue/",
			"src/runtime/",
			"src/compile/program.ts",
			"src/engine/",
			"src/testing/",
			"node:",
		],
	},
	{
		name: "tracing: recording",
		holds: ["src/tracing/recording/"],
		mayImport: [
			"grammar/source.ts",
			"src/values/",
			"src/host/",
			"src/runtime/tracer.ts",
			"src/compile/coverage.ts",
			"src/compile/program.ts",
			"src/engine/errors.ts",
			"src/engine/options.ts",
			"src/tracing/trace.ts",
			"src/tracing/prices.ts",
		],
	},
	{
		name: "editor",
		holds: ["src/editor/"],
		mayImport: [
			"grammar/",
			"src/values/",
			"src/diagnostics/",
			"src/project/",
			"src/catalogue/",
			"src/check/",
			"src/reference/",
			"src/engine/builtins.ts",
			// What the names in a `.env` are; it reads a text and opens nothing.
			"src/host/dotenv.ts",
			"node:",
			"vscode-languageserver",
		],
	},
	{
		name: "repl",
		holds: ["src/repl/"],
		mayImport: [
			"grammar/",
			"src/values/",
			"src/diagnostics/",
			"src/host/",
			"src/project/",
			"src/catalogue/",
			"src/runtime/",
			"src/check/",
			"src/compile/program.ts",
			"src/reference/",
			"src/engine.ts",
			"src/engine/",
			// What an editor proposes at a place, a prompt proposes as well.
			"src/editor/language/",
			"src/editor/workspace.ts",
		],
	},
	{
		name: "index",
		holds: ["src/index.ts"],
		mayImport: [
			"grammar/",
			"src/values/",
			"src/diagnostics/",
			"src/host/",
			"src/project/",
			"src/catalogue/",
			"src/reference/",
			"src/engine.ts",
			"src/engine/",
			"src/testing/",
			"src/tracing/",
			"src/repl/",
		],
	},
	{
		name: "mcp",
		holds: ["src/mcp/"],
		mayImport: ["src/index.ts", "node:", "@modelcontextprotocol/sdk", "zod"],
	},
	{ name: "cli", holds: ["src/cli/"], mayImport: ["src/index.ts", "node:", "commander"] },
];

/** Single files that need more than their room, and why. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
	// The SDK takes a `fetch` and nothing else; this one goes through the HttpClient of the run.
	"src/catalogue/functions/openai_chat_completion/client.ts": ["src/host/fetch.ts"],
	// A program may print the message of an error, so the key has to be gone from it before the program sees it.
	"src/catalogue/functions/openai_chat_completion/failures.ts": ["src/host/redact.ts"],
	// Likewise for the SDK of MCP: requests through the run's HttpClient, messages without the token.
	"src/catalogue/statements/ai/mcp/wire.ts": ["src/host/fetch.ts"],
	"src/catalogue/statements/ai/mcp/failures.ts": ["src/host/redact.ts"],
	// Which tools a server has is known only when one has been called that it has not.
	"src/catalogue/statements/ai/mcp/run.ts": ["src/diagnostics/suggest.ts"],
	// Generated code is made a function by V8 itself, under a file name that stacks can be mapped back from.
	"src/compile/program.ts": ["node:vm"],
	"src/compile/evaluate.ts": ["node:vm"],
	// A signal warns of more than ten listeners, and a run may have as many calls waiting side by side as it likes.
	"src/runtime/cancellation.ts": ["node:events"],
	// A server of its own, which the library has no part in.
	"src/cli/commands/lsp.ts": ["src/editor/server/server.ts"],
	"src/cli/commands/mcp.ts": ["src/mcp/server.ts"],
	// Only V8 can end code that never pauses.
	"src/runtime/interruptible.ts": ["node:vm"],
	// Node offers no other way to see how much memory there is, and to collect before judging.
	"src/runtime/memory.ts": ["node:v8", "node:vm"],
};

/** Files that may import each other in a circle, and why. */
const circles: readonly (readonly string[])[] = [
	// Expressions hold filters, filters hold expressions, and both read and write variables: the translation follows
	// the tree, which is recursive.
	[
		"src/compile/access.ts",
		"src/compile/expressions.ts",
		"src/compile/filters.ts",
		"src/compile/navigation.ts",
		"src/compile/operators.ts",
	],
	// Results are stored in places, and a place that is none is told as any other misuse.
	["src/compile/statements/parts.ts", "src/compile/statements/targets.ts"],
	// Blocks hold statements, and statements hold blocks.
	[
		"src/compile/statements/control.ts",
		"src/compile/statements/expect.ts",
		"src/compile/statements/index.ts",
		"src/compile/statements/loops.ts",
		"src/compile/statements/util.ts",
	],
];

const files = [...sourceFiles("grammar"), ...sourceFiles("src")];
const imports = files.flatMap(importsOf);

function isIn(path: string, places: readonly string[]): boolean {
	return places.some((place) => path === place || (/[/:]$/.test(place) && path.startsWith(place)));
}

/** The innermost one that holds a path. */
function roomOf(path: string): Room | undefined {
	const depth = ({ holds }: Room): number =>
		Math.max(...holds.map((place) => (isIn(path, [place]) ? place.length : 0)));
	return house.filter(({ holds }) => isIn(path, holds)).sort((one, other) => depth(other) - depth(one))[0];
}

function isAllowed({ file, target }: Import): boolean {
	const room = roomOf(file);
	if (!room) return false;
	return roomOf(target) === room || isIn(target, [...room.mayImport, ...(exceptions[file] ?? [])]);
}

const shown = ({ file, target }: Import): string => `${file} → ${target}`;

describe("the house", () => {
	test("has a room for every file", () => {
		expect(files.filter((file) => !roomOf(file))).toEqual([]);
	});

	test("has no empty room", () => {
		expect(house.filter(({ holds }) => !files.some((file) => isIn(file, holds)))).toEqual([]);
	});

	test("is imported downwards only", () => {
		expect(imports.filter((each) => !isAllowed(each)).map(shown)).toEqual([]);
	});

	test("allows no import upwards", () => {
		const upwards = house.flatMap((room, floor) =>
			room.mayImport.flatMap((place) => {
				const found = roomOf(place);
				return found && house.indexOf(found) > floor ? [`${room.name} → ${found.name}`] : [];
			}),
		);
		expect(upwards).toEqual([]);
	});

	test("needs every exception it makes", () => {
		const unused = Object.entries(exceptions).flatMap(([file, targets]) =>
			targets.filter((target) => !imports.some((each) => each.file === file && isIn(each.target, [target]))),
		);
		expect(unused).toEqual([]);
	});

	test("imports nothing that is not there", () => {
		const known = new Set(files);
		const missing = imports.filter(({ target }) => /^(?:grammar|src)\//.test(target) && !known.has(target));
		expect(missing.map(shown)).toEqual([]);
	});

	test("has no circle of rooms", () => {
		const graph = new Map(house.map(({ name }) => [name, new Set<string>()]));
		for (const { file, target } of imports) {
			const [from, to] = [roomOf(file), roomOf(target)];
			if (from && to) graph.get(from.name)?.add(to.name);
		}
		expect(cycles(graph)).toEqual([]);
	});

	test("has no circle of files, not even of types, but those it needs", () => {
		const graph = new Map(files.map((file) => [file, new Set<string>()]));
		for (const { file, target } of imports) graph.get(file)?.add(target);
		const found = cycles(graph);
		expect(found.filter((group) => !circles.some((known) => group.every((file) => known.includes(file))))).toEqual([]);
		const inCircles = new Set(found.flat());
		expect(circles.flat().filter((file) => !inCircles.has(file))).toEqual([]);
	});
});

describe("the search for circles", () => {
	test("finds the groups that reach each other", () => {
		const graph = new Map([
			["a", ["b"]],
			["b", ["c"]],
			["c", ["a", "d"]],
			["d", ["e"]],
			["e", ["d", "f"]],
			["f", ["f"]],
		]);
		expect(cycles(graph).sort()).toEqual([
			["a", "b", "c"],
			["d", "e"],
		]);
	});

	test("finds none where there is none", () => {
		expect(
			cycles(
				new Map([
					["a", ["b", "c"]],
					["b", ["c"]],
					["c", []],
				]),
			),
		).toEqual([]);
	});
});
