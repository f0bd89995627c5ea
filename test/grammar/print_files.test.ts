import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { File } from "../../grammar/ast.js";
import { parse } from "../../grammar/parse.js";
import { print } from "../../grammar/print.js";
import { Source } from "../../grammar/source.js";
import { blocksOf } from "../docs/blocks.js";
import { bare } from "./build.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

function filesIn(folder: string, ending: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(ending))
		.map((name) => join(root, folder, name));
}

const treeOf = ({ items }: File): string =>
	JSON.stringify(bare(items), (_key, value) => (typeof value === "bigint" ? `${value}n` : value));

function laws(text: string, file: File): void {
	const once = print(file, text);
	const again = parse(new Source("again.xs", once));
	expect(again.issues).toEqual([]);
	expect(treeOf(again.file)).toBe(treeOf(file));
	expect(again.file.comments.map((comment) => comment.text)).toEqual(file.comments.map((comment) => comment.text));
	expect(again.file.dividers).toHaveLength(file.dividers.length);
	expect(print(again.file, once)).toBe(once);
}

describe("printing keeps the tree and the comments, and is settled after one pass", () => {
	const texts = (path: string) => [readFileSync(path, "utf8")];
	const blocks = (path: string) => blocksOf(readFileSync(path, "utf8")).map(({ text }) => text);
	const groups: [name: string, files: string[], read: (path: string) => string[], atLeast: number][] = [
		["examples", filesIn("examples", ".xs"), texts, 10],
		["the programs of the tests", filesIn("test/programs", ".xs"), texts, 50],
		["the kernels of the benchmarks", filesIn("bench", ".xs"), texts, 5],
		["the pages for users", filesIn("docs", ".md"), blocks, 50],
	];

	test.each(groups)("in %s", (_name, files, texts, atLeast) => {
		let printed = 0;
		for (const text of files.flatMap(texts)) {
			const { file, issues } = parse(new Source("test.xs", text));
			// Programs with mistakes are there to show them.
			if (issues.length > 0) continue;
			laws(text, file);
			printed++;
		}
		expect(printed).toBeGreaterThanOrEqual(atLeast);
	});
});

describe("large and deep programs", () => {
	test.each([
		["brackets", `a = ${"[".repeat(190)}1${"]".repeat(190)}\n`],
		["parentheses", `a = ${"(".repeat(190)}$b // c\n${")".repeat(190)}\n`],
		["filters within filters", `a = ${"$b|set:$c:(".repeat(190)}$d${")".repeat(190)}\n`],
		["objects", `a = ${"{b: ".repeat(190)}1${"}".repeat(190)}\n`],
		["blocks", `${"x {\n".repeat(190)}${"}\n".repeat(190)}`],
		["operators", `a = $b${" ~ $c".repeat(999)}\n`],
		["operators with line ends", `a = $b${"\n~ $c".repeat(999)}\n`],
		["filters", `a = $b${"|trim".repeat(5_000)}\n`],
		["arguments", `a = $b|f${":$c".repeat(20_000)}\n`],
		["words of a head", `x ${"$a ".repeat(10_000)}{\n}\n`],
		["members", `a = $b${".c".repeat(5_000)}\n`],
		["entries", `a = {${Array.from({ length: 5_000 }, (_, index) => `k${index}: ${index}`).join(", ")}}\n`],
		["elements with comments", `a = [\n${"  1 // one\n".repeat(5_000)}]\n`],
		["comments", "// c\n".repeat(20_000)],
		["one long text", `a = "${"x".repeat(200_000)}"\n`],
		["statements", "var $a {\n  value = [1, {b: $c|get:1}]\n}\n".repeat(1_000)],
	])("%s are printed", (_name, text) => {
		const { file, issues } = parse(new Source("test.xs", text));
		expect(issues).toEqual([]);
		const once = print(file, text);
		const again = parse(new Source("test.xs", once));
		expect(again.issues).toEqual([]);
		expect(again.file.comments).toHaveLength(file.comments.length);
		expect(print(again.file, once)).toBe(once);
	});
});
