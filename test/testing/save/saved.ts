import { memoryStore } from "../../../src/host/store.js";
import { createEngine, type HostOptions, projectFromText, type RunError, type RunOptions } from "../../../src/index.js";
import { beginSaving, type SavedTest } from "../../../src/testing/save/save.js";

export interface Recording extends Pick<RunOptions, "function" | "job" | "input"> {
	readonly env?: Readonly<Record<string, string>>;
	readonly host?: HostOptions;
	readonly test?: string;
}

/** Runs a program and makes a test of the run, as `xano run --save-test` does. */
export async function saved(text: string, recording: Recording = {}): Promise<SavedTest> {
	const project = projectFromText("program.xs", text, "/nowhere");
	const { env = {}, host = {}, test = "saved", ...run } = recording;
	const environment = { get: (name: string) => env[name], names: () => Object.keys(env) };
	const saving = beginSaving({ project, environment: () => environment, run, test });
	const engine = createEngine({ project, env, host: { store: memoryStore(), ...host } });
	const outcome = await engine.run({ ...run, observer: saving.observer }).catch((thrown: RunError) => thrown);
	return saving.finish(outcome);
}

/** A client that answers every request with the next of these, as JSON; the last one again and again. */
export function answering(...answers: readonly unknown[]): NonNullable<HostOptions["http"]> {
	let at = 0;
	return {
		send: async ({ url }) => {
			const answer = answers[Math.min(at++, answers.length - 1)];
			if (answer instanceof Error) throw answer;
			const bytes = new TextEncoder().encode(JSON.stringify(answer));
			return {
				status: 200,
				statusText: "OK",
				httpVersion: "1.1",
				headers: [["content-type", "application/json"]],
				url,
				bytes: async () => bytes,
				body: (async function* () {
					yield bytes;
				})(),
			};
		},
	};
}
