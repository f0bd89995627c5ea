import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findCode } from "../../src/diagnostics/codes.js";
import { renderDiagnostic } from "../../src/diagnostics/render.js";
import { asExpectation, checkedPrograms } from "./programs.js";
import { diagnose } from "./support.js";

const programs = checkedPrograms();

describe("programs with what is said about them", () => {
	test.each(programs)("$name", ({ name, text, expected }) => {
		const found = diagnose(text, {}, name).map(asExpectation);
		const missed = [...expected];
		const surplus = found.filter((each) => {
			const at = missed.findIndex(({ line, text: part }) => line === each.line && each.text.includes(part));
			if (at >= 0) missed.splice(at, 1);
			return at < 0;
		});
		expect({ missed, surplus }).toEqual({ missed: [], surplus: [] });
	});

	test.each(programs.filter(({ expected }) => expected.length > 0))("$name as it is printed", ({ name, text }) => {
		const shown = diagnose(text, {}, name).map((each) => renderDiagnostic(each, { color: false, width: 100 }));
		expect(shown.join("\n\n")).toMatchSnapshot();
	});
});

describe("the codes of the rules", () => {
	const folder = fileURLToPath(new URL("../../src/check/", import.meta.url));
	const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".ts"))
		.map((name) => readFileSync(`${folder}${name}`, "utf8"));
	const reported = new Set(
		sources.flatMap((source) =>
			[...source.matchAll(/code: ([^\n]*)|^\s+[?:] "([a-z-]+)"$/gm)].flatMap((match) =>
				[...match[0].matchAll(/"([a-z]+(?:-[a-z0-9]+)+)"/g)].map((found) => found[1] as string),
			),
		),
	);
	const shown = new Set(programs.flatMap(({ text }) => diagnose(text, { strict: true })).map(({ code }) => code));

	test.each([...reported].sort())("%s has a page and a program that shows it", (code) => {
		expect(findCode(code)?.name).toBe(code);
		expect(shown).toContain(code);
	});
});
