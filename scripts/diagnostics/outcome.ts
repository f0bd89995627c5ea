import type { CodeEntry } from "../../src/diagnostics/codes/entry.js";
import { exampleFiles } from "../../src/diagnostics/codes.js";
import { renderDiagnostic } from "../../src/diagnostics/render.js";
import { layeredEnvironment } from "../../src/host/environment.js";
import { HttpFailure } from "../../src/host/ports.js";
import { createEngine, type Diagnostic, memoryStore, projectFromText, RunError, SetupError } from "../../src/index.js";
import type { Project } from "../../src/project/project.js";
import { createTesting } from "../../src/testing/testing.js";

/** What comes of the example of a code page. */
export interface ExampleOutcome {
	/** What is said about it with this very code; with another one only when nobody reports this one. */
	readonly said: readonly Diagnostic[];
	/** Names or codes of everything that is said. */
	readonly codes: readonly string[];
}

/** Inputs of examples whose function cannot do without. */
const inputs: Readonly<Record<string, unknown>> = { "call-depth": { from: 3 } };

/** Pages about what only tests do. */
const aboutTests: ReadonlySet<string> = new Set(["request-not-mocked"]);

/**
 * Checks the wrong or the right program of a code page, strictly, and runs it or its tests when its page is about that.
 * @returns null for an example that is no program
 */
export async function outcomeOf(entry: CodeEntry, which: "wrong" | "right"): Promise<ExampleOutcome | null> {
	const files = exampleFiles(entry, which);
	if (files === null) return null;
	const project = projectFromText("example.xs", files.join("---\n"), "/project");
	const engine = createEngine({
		project,
		env: {},
		host: {
			store: memoryStore(),
			http: {
				// A whole collection is too large, a page of it is not there.
				send: async ({ url }) => {
					throw url.includes("page=")
						? new HttpFailure("refused", "The server did not answer")
						: new HttpFailure("too-large", "The answer has more than 64 MB");
				},
			},
		},
	});
	const found = engine.check({ strict: true });
	const own = found.filter(({ code }) => code === entry.name);
	const codes = found.map(({ code }) => code);
	const errors = found.filter(({ severity }) => severity === "error");
	if (own.length > 0 || !entry.code.startsWith("XR") || errors.length > 0)
		return { said: own.length > 0 ? own : errors, codes };
	if (aboutTests.has(entry.name)) {
		const said = await failuresIn(project);
		return { said, codes: [...codes, ...said.map(({ code }) => code)] };
	}
	try {
		const [first] = project.all("function");
		const what = project.all("run.job").length > 0 || first === undefined ? {} : { function: first.name };
		const input = inputs[entry.name];
		const { warnings } = await engine.run({ ...what, ...(input === undefined ? {} : { input }) });
		const source = project.files[0]?.source as Diagnostic["source"];
		const said = warnings.map(({ code, message }): Diagnostic => {
			return { code, severity: "warning", message, source, span: { start: 0, end: 0 } };
		});
		return { said, codes: [...codes, ...said.map(({ code }) => code)] };
	} catch (thrown) {
		const failure = diagnosticOf(thrown, project.files[0]?.source as Diagnostic["source"]);
		return { said: [failure], codes: [...codes, failure.code] };
	}
}

/** Why the tests of a project fail. */
async function failuresIn(project: Project): Promise<Diagnostic[]> {
	const testing = createTesting({ project, environment: () => layeredEnvironment([]) });
	const { results } = await testing.run({ tests: testing.tests() });
	return results.flatMap(({ failures, place: name }) =>
		failures.map(({ code, message, help, place }): Diagnostic => {
			return {
				code: code ?? "assertion",
				severity: "error",
				message,
				...(help === null ? {} : { help }),
				...(place ?? name),
			};
		}),
	);
}

function diagnosticOf(thrown: unknown, source: Diagnostic["source"]): Diagnostic {
	if (!(thrown instanceof RunError || thrown instanceof SetupError)) throw thrown;
	const { message, help } = thrown;
	const code = thrown instanceof RunError ? thrown.page : thrown.code;
	const location = thrown instanceof RunError ? thrown.frames[0]?.location : undefined;
	return {
		code,
		severity: "error",
		message,
		...(help === null ? {} : { help }),
		...(location ?? { source, span: { start: 0, end: 0 } }),
	};
}

/** What is said about an example, as a terminal shows it. */
export function rendered({ said }: ExampleOutcome, options: { color: boolean; width: number }): string {
	return said.map((diagnostic) => renderDiagnostic(diagnostic, options)).join("\n\n");
}
