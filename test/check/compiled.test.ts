import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../src/check/check.js";
import { compileProgram } from "../../src/compile/program.js";
import type { Library } from "../../src/compile/units.js";
import { type Project, projectFromText } from "../../src/project/project.js";
import { mutatedPrograms } from "./mutations.js";
import { catalogue } from "./support.js";

function libraryOf(project: Project): Library {
	return {
		catalogue,
		projectFunction: (name) => {
			const found = project.find("function", name);
			return found ? { name, source: found.source, node: found.node } : null;
		},
		callBuiltin: () => Promise.resolve(null),
		binder: () => ({ bind: (raw) => raw, bindOne: (_index, raw) => raw ?? null }),
	};
}

/** What generated code calls where the compiler met something that means nothing. */
const meaningless = /\b(?:misuse|unknownFilter|queryOperator)\(/;

const failsWhenReached: ReadonlySet<string> = new Set([
	"function-not-found",
	"unsupported-statement",
	"unsupported-filter",
]);

test("what the compiler cannot translate is an error of the checker first", () => {
	let compiled = 0;
	fc.assert(
		fc.property(mutatedPrograms, (text) => {
			const project = projectFromText("mutated.xs", text, "/");
			const found = [...project.diagnostics, ...check(project, catalogue)];
			if (found.some(({ severity }) => severity === "error")) return;
			// Calls of functions that have not been chosen fail when they are reached, as on Xano; so does what needs a server.
			if (found.some(({ code }) => failsWhenReached.has(code))) return;
			for (const { name } of project.all("function")) {
				expect(compileProgram(name, libraryOf(project))?.code ?? "").not.toMatch(meaningless);
				compiled++;
			}
		}),
		{ numRuns: 300, seed: 7 },
	);
	expect(compiled).toBeGreaterThan(10);
});
