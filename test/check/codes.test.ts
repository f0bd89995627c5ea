import { describe, expect, test } from "vitest";
import { allCodes, exampleFiles, findCode } from "../../src/diagnostics/codes.js";
import { diagnose } from "./support.js";

const checked = allCodes().filter(({ code, form }) => /^X[SP][2-6]/.test(code) && form !== "other");
const textOf = (entry: (typeof checked)[number], which: "wrong" | "right"): string =>
	(exampleFiles(entry, which) ?? []).join("---\n");

describe("code pages", () => {
	test.each(checked)("the wrong program of $code $name shows exactly that", (entry) => {
		const found = diagnose(textOf(entry, "wrong"), { strict: true });
		const own = found.filter(({ code }) => code === entry.name);
		expect(own.length, found.map(({ code, message }) => `${code}: ${message}`).join("\n")).toBeGreaterThan(0);
		expect(own.map(({ severity }) => severity)).toContain(entry.severity);
		// One mistake, one error.
		expect(found.filter(({ severity, code }) => severity === "error" && code !== entry.name)).toEqual([]);
	});

	test.each(checked)("the right program of $code $name shows no error and not that", (entry) => {
		const found = diagnose(textOf(entry, "right"), { strict: true });
		expect(found.filter(({ severity, code }) => severity === "error" || code === entry.name)).toEqual([]);
	});

	test("an environment variable that no job lists", () => {
		const entry = findCode("undeclared-environment")!;
		expect(diagnose(textOf(entry, "wrong")).map(({ code }) => code)).toEqual([entry.name]);
		expect(diagnose(textOf(entry, "right"))).toEqual([]);
	});

	test("statements that lack their block, and files with nothing in them", () => {
		for (const name of ["missing-block", "empty-file"]) {
			const entry = findCode(name)!;
			expect(diagnose(textOf(entry, "wrong")).map(({ code }) => code)).toEqual([name]);
			expect(diagnose(textOf(entry, "right"))).toEqual([]);
		}
	});
});
