import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../grammar/parse.js";
import { print } from "../../grammar/print.js";
import { Source } from "../../grammar/source.js";
import { fixProject } from "../../src/check/fixing.js";
import { allCodes, exampleFiles } from "../../src/diagnostics/codes.js";
import { complete, hover, references, signature } from "../../src/editor/language/index.js";
import { outlineOf } from "../../src/editor/structure/symbols.js";
import { projectFromText } from "../../src/project/project.js";
import { workspaceOf } from "../editor/language/support.js";
import { catalogue, diagnose } from "./support.js";

/** What every object of JavaScript has, each with a name of the same length that nothing has and nothing resembles. */
const names = fc.constantFrom(
	{ name: "constructor", plain: "zqzqzqzqzqz" },
	{ name: "__proto__", plain: "__zqzqz__" },
	{ name: "hasOwnProperty", plain: "zqzOwnZqzqzqzq" },
	{ name: "toLocaleString", plain: "zqZqzqzqZqzqzq" },
);

const programs = allCodes().flatMap((entry) => [
	...(exampleFiles(entry, "wrong") ?? []),
	...(exampleFiles(entry, "right") ?? []),
]);
const places = programs.flatMap((text) =>
	[...text.matchAll(/[A-Za-z_]\w*/g)].map(({ index, 0: { length } }) => ({ text, start: index, end: index + length })),
);

/** A program in which one word is another. */
const renamed = fc.record({ place: fc.nat(places.length - 1), pair: names }).map(({ place, pair }) => {
	const { text, start, end } = places[place] as (typeof places)[number];
	const { name, plain } = pair;
	const named = (word: string): string => text.slice(0, start) + word + text.slice(end);
	return { name, start, text: named(name), plain: named(plain) };
});

/** Diagnostics but for what they propose: to some of these names something else is alike. */
const codesIn = (text: string): string[] =>
	diagnose(text, { strict: true }).map(({ code, span }) => `${code} ${span.start}`);

describe("a name that JavaScript's own objects have, wherever it stands", () => {
	test("is checked like any other", () => {
		fc.assert(
			fc.property(renamed, ({ text, plain }) => {
				expect(codesIn(text)).toEqual(codesIn(plain));
			}),
			{ numRuns: 300 },
		);
	});

	test("is fixed, laid out and edited like any other", () => {
		fc.assert(
			fc.property(renamed, ({ name, start, text }) => {
				fixProject(projectFromText("example.xs", text, "/"), catalogue, { strict: true });
				const { file, issues } = parse(new Source("example.xs", text));
				if (issues.length === 0) expect(parse(new Source("example.xs", print(file, text))).issues).toEqual([]);
				const workspace = workspaceOf({ "main.xs": text });
				const document = workspace.document("main.xs");
				const shown = JSON.stringify(document && outlineOf(document), (_key, value) =>
					typeof value === "function" ? "a function" : value,
				);
				expect(shown).not.toContain("a function");
				for (const offset of [start, start + name.length, start + name.length + 1]) {
					for (const { label, detail } of complete(workspace, "main.xs", offset))
						expect([typeof label, typeof detail]).toEqual(["string", "string"]);
					expect(hover(workspace, "main.xs", offset)?.markdown ?? "").not.toMatch(/native code|\[object/);
					signature(workspace, "main.xs", offset);
					references(workspace, "main.xs", offset);
				}
			}),
			{ numRuns: 100 },
		);
	});
});

test("the outline of a construct of such a name", () => {
	const document = workspaceOf({ "main.xs": 'constructor "a" {\n}\n' }).document("main.xs");
	expect(document && outlineOf(document)).toMatchObject([{ name: "a", sort: "construct" }]);
});
