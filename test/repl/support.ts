import type { EngineOptions } from "../../src/engine/options.js";
import { memoryStore } from "../../src/host/store.js";
import { indexProject } from "../../src/project/project.js";
import { readSource } from "../../src/project/sources.js";
import { type Answer, type EntryOptions, openSession, type Session } from "../../src/repl/session.js";
import { encodeJson } from "../../src/values/json.js";

export { indexProject, readSource };

/** A session without a project, whose environment holds one name. */
export function session(options: Partial<EngineOptions> = {}): Session {
	return openSession({
		project: indexProject("/nowhere", []),
		env: { PLACE: "here" },
		host: { store: memoryStore() },
		...options,
	});
}

/** Runs what is typed, which has to be whole. */
export function typed(to: Session, text: string, options: EntryOptions = {}): Promise<Answer> {
	return to.run(to.read(text), options);
}

/** What comes of an entry, as one line. */
export function told({ value, changes, declared, failure, diagnostics }: Answer): string {
	const found = [...(failure && "diagnostics" in failure ? failure.diagnostics : []), ...diagnostics];
	return [
		...changes.map(([name, each]) => `$${name} = ${encodeJson(each)}`),
		...declared.map(({ kind, name }) => `${kind} ${name}`),
		...(value === undefined ? [] : [encodeJson(value)]),
		...(failure && found.length === 0 ? [`${failure.code}: ${failure.message}`] : []),
		...found.map(({ code, span, source }) => `${code} at ${source.text.slice(span.start, span.end)}`),
	].join("; ");
}
