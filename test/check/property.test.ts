import fc from "fast-check";
import { expect, test } from "vitest";
import { findCode } from "../../src/diagnostics/codes.js";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { mutatedPrograms } from "./mutations.js";
import { diagnose } from "./support.js";

test("any mutated program gives diagnostics that can be shown, never an exception", () => {
	fc.assert(
		fc.property(mutatedPrograms, (text) => {
			const found = diagnose(text, { strict: true });
			for (const { code, span, severity, fix } of found) {
				const entry = findCode(code);
				expect(entry?.name).toBe(code);
				expect(severity === "portability").toBe(entry?.severity === "portability");
				for (const place of [span, ...(fix?.edits ?? []).map((edit) => edit.span)]) {
					expect(place.start).toBeGreaterThanOrEqual(0);
					expect(place.end).toBeGreaterThanOrEqual(place.start);
					expect(place.start).toBeLessThanOrEqual(text.length + 1);
				}
			}
			expect(renderDiagnostics(found, { color: false, width: 80 })).toBeTypeOf("string");
		}),
		{ numRuns: 300 },
	);
});
