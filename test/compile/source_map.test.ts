import { readdirSync } from "node:fs";
import { Session } from "node:inspector";
import { join } from "node:path";
import { allGeneratedPositionsFor, type EachMapping, eachMapping, TraceMap } from "@jridgewell/trace-mapping";
import { describe, expect, test } from "vitest";
import { tokenize } from "../../grammar/lexer.js";
import { Source } from "../../grammar/source.js";
import { createEngine, openProject, type Project } from "../../src/index.js";
import { compileText, functionText } from "./harness.js";

const root = join(import.meta.dirname, "../..");
/** What is in `builtins/` is TypeScript, which only the built command line loads. */
const folders = ["bench/kernels", ...readdirSync(join(root, "examples")).map((name) => `examples/${name}`)].filter(
	(folder) => !folder.endsWith(".md") && folder !== "examples/custom-builtin",
);

/** What stands in the source where generated code begins so. */
const written: readonly (readonly [code: RegExp, source: RegExp])[] = [
	[/^add\(/, /^\+/],
	[/^subtract\(/, /^-/],
	[/^multiply\(/, /^\*/],
	[/^divide\(/, /^\//],
	[/^modulo\(/, /^%/],
	[/^concatenate\(/, /^~/],
	[/^missingVariable\(/, /^\$/],
	[/^memberOf\(/, /^\$/],
	[/^elementOf\(/, /^\[/],
	[/^preconditionFailed\(/, /^precondition\b/],
	[/^throwError\(/, /^throw\b/],
	[/^f\d+_\w+\(/, /^function\.run\b/],
	[/^(async )?function f\d+_/, /^function\b/],
	[/^while \(|^for \(;;\)/, /^(for|foreach|while)\b/],
	[/^R\.log\(/, /^debug\.log\b/],
	[/^return leave\(/, /^(response|return|function)\b/],
];

interface Seen {
	readonly code: string;
	readonly source: string;
	readonly isToken: boolean;
	readonly mapping: EachMapping;
}

async function engineOf(folder: string): Promise<{ project: Project; engine: ReturnType<typeof createEngine> }> {
	const project = await openProject(join(root, folder));
	return { project, engine: createEngine({ project }) };
}

/** What stands at both ends of every mapping of a function. */
function seenIn(code: string, map: TraceMap): Seen[] {
	const lines = code.split("\n");
	const texts = new Map(map.sources.map((name, index) => [name, map.sourcesContent?.[index] ?? ""]));
	const tokens = new Map(
		[...texts].map(([name, text]) => [
			name,
			new Set(tokenize(new Source(name ?? "", text)).tokens.map((token) => token.startOffset)),
		]),
	);
	const seen: Seen[] = [];
	eachMapping(map, (mapping) => {
		if (mapping.source === null) return;
		const text = texts.get(mapping.source) as string;
		const source = text.split("\n")[mapping.originalLine - 1]?.slice(mapping.originalColumn) ?? "";
		const offset =
			text
				.split("\n")
				.slice(0, mapping.originalLine - 1)
				.reduce((sum, line) => sum + line.length + 1, 0) + mapping.originalColumn;
		seen.push({
			code: (lines[mapping.generatedLine - 1] as string).slice(mapping.generatedColumn),
			source,
			// A filter's name is one token with the bar in front of it.
			isToken: tokens.get(mapping.source)?.has(offset) || /\|\s*$/.test(text.slice(0, offset)),
			mapping,
		});
	});
	return seen;
}

describe("source maps", () => {
	const found = new Map<RegExp, number>();

	test.each(folders)("every mapping of %s begins where a token does, and the right one", async (folder) => {
		const { project, engine } = await engineOf(folder);
		const functions = project.all("function");
		for (const { name } of functions) {
			const code = engine.generatedCode(name as string);
			const map = new TraceMap(engine.sourceMap(name as string));
			expect(map.version).toBe(3);
			const seen = seenIn(code, map);
			expect(seen.length).toBeGreaterThan(0);
			for (const { code: generated, source, isToken, mapping } of seen) {
				expect(isToken, `${JSON.stringify(mapping)} ${source}`).toBe(true);
				for (const [begins, stands] of written) {
					if (!begins.test(generated)) continue;
					found.set(begins, (found.get(begins) ?? 0) + 1);
					expect(source, generated).toMatch(stands);
				}
			}
		}
	});

	test("the programs above have most of what is looked for", () => {
		expect(written.filter(([begins]) => !found.has(begins)).length).toBeLessThan(4);
	});

	test("every statement can be found", async () => {
		const { engine } = await engineOf("bench/kernels");
		const name = "bench/bubble_sort";
		const map = new TraceMap(engine.sourceMap(name));
		const [source] = map.sources;
		const text = map.sourcesContent?.[0] as string;
		for (const [index, line] of text.split("\n").entries()) {
			const statement = /^\s*(?=(var|var\.update|for|while|conditional|array\.push) )/.exec(line);
			if (statement === null || / input /.test(line)) continue;
			const at = { source: source as string, line: index + 1, column: statement[0].length };
			expect(allGeneratedPositionsFor(map, at), line).not.toEqual([]);
		}
	});

	test("a debugger is told the map", async () => {
		const session = new Session();
		session.connect();
		const maps: string[] = [];
		session.on("Debugger.scriptParsed", ({ params: { url, sourceMapURL } }) => {
			if (url.startsWith("xanoscript-") && sourceMapURL) maps.push(sourceMapURL);
		});
		session.post("Debugger.enable");
		compileText(functionText("var $x { value = 1 + 2 }", "$x"), { sourceMap: true });
		compileText(functionText("", "1"));
		session.disconnect();
		expect(maps).toHaveLength(1);
		const map = new TraceMap(Buffer.from((maps[0] as string).split(";base64,")[1] as string, "base64").toString());
		expect(map.sources).toEqual(["program.xs"]);
	});

	test("code can carry its map", async () => {
		const { engine } = await engineOf("bench/kernels");
		const name = "bench/sieve";
		const plain = engine.generatedCode(name);
		const mapped = engine.generatedCode(name, { sourceMap: true });
		expect(mapped.startsWith(`${plain}\n//# sourceMappingURL=`)).toBe(true);
		const [, data] = mapped.split(";base64,");
		expect(Buffer.from(data as string, "base64").toString()).toBe(engine.sourceMap(name));
	});
});
