import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { fixProject } from "../../src/check/fixing.js";
import { findCode } from "../../src/diagnostics/codes.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { applyEdits } from "../../src/diagnostics/fix.js";
import { toGithub } from "../../src/diagnostics/github.js";
import { toJson } from "../../src/diagnostics/json.js";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { toSarif } from "../../src/diagnostics/sarif.js";
import { projectFromText } from "../../src/project/project.js";
import { mutatedPrograms } from "./mutations.js";
import { catalogue, diagnose } from "./support.js";

describe("any mutated program", () => {
	test("gives diagnostics that can be shown, never an exception", () => {
		fc.assert(
			fc.property(mutatedPrograms, (text) => {
				const found = diagnose(text, { strict: true });
				for (const diagnostic of found) {
					const { code, severity } = diagnostic;
					const entry = findCode(code);
					expect(entry?.name).toBe(code);
					expect(severity === "portability").toBe(entry?.severity === "portability");
					for (const { start, end } of placesOf(diagnostic)) {
						expect(start).toBeGreaterThanOrEqual(0);
						expect(end).toBeGreaterThanOrEqual(start);
						expect(end).toBeLessThanOrEqual(text.length);
					}
					expect(() => applyEdits(text, diagnostic.fix?.edits ?? [])).not.toThrow();
				}
				const places = found.map(({ code, span }) => `${code} ${span.start} ${span.end}`);
				expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
				expect(renderDiagnostics(found, { color: false, width: 80 })).toBeTypeOf("string");
				for (const diagnostic of found) {
					expect(toJson(diagnostic).snippet).toBeTypeOf("string");
					expect(toGithub(diagnostic)).not.toMatch(/[\r\n]/);
				}
				expect(toSarif(found, "1").runs[0]?.results).toHaveLength(found.length);
			}),
			{ numRuns: 120 },
		);
	});

	test("can be fixed to an end, without new syntax errors", () => {
		fc.assert(
			fc.property(mutatedPrograms, (text) => {
				const project = projectFromText("example.xs", text, "/");
				const fixed = fixProject(project, catalogue, { strict: true });
				const after = fixed.files[0]?.after ?? text;
				const issues = (of: string): number => parse(new Source("example.xs", of)).issues.length;
				expect(issues(after)).toBeLessThanOrEqual(issues(text));
				expect(fixProject(fixed.project, catalogue, { strict: true }).files).toEqual([]);
			}),
			{ numRuns: 50 },
		);
	});
});

function placesOf({ span, related = [], fix }: Diagnostic): Diagnostic["span"][] {
	return [span, ...related.map((place) => place.span), ...(fix?.edits ?? []).map((edit) => edit.span)];
}
