import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unifiedDiff } from "../../src/diagnostics/unified_diff.js";
import { emptyFolder } from "../host/folder.js";

describe("unified diffs", () => {
	test("show changes with three lines around them", () => {
		const before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n";
		const after = before.replace("2\n", "two\n").replace("15\n", "").replace("16\n", "16\n17");
		expect(`\n${unifiedDiff("a.xs", before, after)}`).toMatchInlineSnapshot(`
			"
			--- a/a.xs
			+++ b/a.xs
			@@ -1,5 +1,5 @@
			 1
			-2
			+two
			 3
			 4
			 5
			@@ -12,5 +12,5 @@
			 12
			 13
			 14
			-15
			 16
			+17
			\\ No newline at end of file
			"
		`);
	});

	test.each([
		["", "a\n"],
		["a\n", ""],
		["a", "a\n"],
		["a\r\nb\r\n", "a\r\nc\r\n"],
	])("%j becomes %j", (before, after) => {
		expect(patched(unifiedDiff("a.xs", before, after), before)).toBe(after);
	});

	test("equal texts differ in nothing", () => {
		expect(unifiedDiff("a.xs", "a\n", "a\n")).toBe("");
	});

	test("on a terminal they are coloured, and what does not print is written out", () => {
		expect(unifiedDiff("a.xs", "a\u001b\n", "b\n", true).replaceAll("\u001b[", "‹")).toBe(
			"‹1m--- a/a.xs‹0m\n‹1m+++ b/a.xs‹0m\n‹1;34m@@ -1 +1 @@‹0m\n‹31m-a\\x1b‹0m\n‹32m+b‹0m\n",
		);
	});

	const line = fc.constantFrom("}", "{", "a", "b", "c", "d", "e", "f");
	const text = fc.tuple(fc.array(line, { maxLength: 40 }), fc.boolean()).map(([lines, isEnded]) => {
		const joined = lines.join("\n");
		return isEnded && joined !== "" ? `${joined}\n` : joined;
	});

	test("lead from any text to any other", () => {
		fc.assert(
			fc.property(text, text, (before, after) => {
				expect(patched(unifiedDiff("a.xs", before, after), before)).toBe(after);
			}),
			{ numRuns: 300 },
		);
	});

	test("of two long texts are found by lines that occur once", () => {
		const lines = Array.from({ length: 3_000 }, (_, index) => (index % 3 === 0 ? "}" : `line ${index}`));
		const changed = lines.map((each, index) => (index % 100 === 50 ? `${each} changed` : each));
		const diff = unifiedDiff("a.xs", `${lines.join("\n")}\n`, `${changed.join("\n")}\n`);
		expect(patched(diff, `${lines.join("\n")}\n`)).toBe(`${changed.join("\n")}\n`);
		expect(diff.match(/^\+[^+]/gm)).toHaveLength(30);
	});

	test("are understood by patch", () => {
		if (spawnSync("patch", ["--version"]).status !== 0) {
			console.warn("Not applied by patch itself: it is not on this machine");
			return;
		}
		const folder = emptyFolder();
		writeFileSync(join(folder, "a.xs"), "1\n2\n3\n4\n5\n6\n7\n8\n9");
		const after = "0\n1\n2\n3\n4\n5\n6\n7\neight\n9\n";
		execFileSync("patch", ["-p1"], { cwd: folder, input: unifiedDiff("a.xs", "1\n2\n3\n4\n5\n6\n7\n8\n9", after) });
		expect(readFileSync(join(folder, "a.xs"), "utf8")).toBe(after);
	});
});

/** The text a diff leads to, read as the format is documented and not as it is written here. */
function patched(diff: string, before: string): string {
	const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
	const result: string[] = [];
	let position = 0;
	let last = "";
	for (const row of diff.match(/[^\n]*\n/g)?.slice(2) ?? []) {
		const hunk = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@$/.exec(row.trimEnd());
		if (hunk) {
			const start = hunk[2] === "0" ? Number(hunk[1]) : Number(hunk[1]) - 1;
			result.push(...old.slice(position, start));
			position = start;
		} else if (row.startsWith("\\")) {
			if (last !== "-") result.push((result.pop() as string).replace(/\n$/, ""));
		} else {
			if (row.startsWith("+")) result.push(row.slice(1));
			else {
				expect((old[position] ?? "").replace(/\n$/, "")).toBe(row.slice(1).replace(/\n$/, ""));
				if (row.startsWith(" ")) result.push(row.slice(1));
				position++;
			}
		}
		last = row[0] as string;
	}
	return [...result, ...old.slice(position)].join("");
}
