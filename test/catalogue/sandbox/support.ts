import type { CallerScope } from "../../../src/catalogue/define.js";
import { prepareSandbox } from "../../../src/catalogue/sandbox/instances.js";
import { runInSandbox, type Task } from "../../../src/catalogue/sandbox/sandbox.js";
import type { Clock } from "../../../src/host/ports.js";
import { Run, type RunPorts } from "../../../src/runtime/run.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { nowhere } from "../../host/nowhere.js";

await prepareSandbox();

/** A clock that goes on by so many milliseconds whenever somebody looks at it. */
export function steppingClock(step: number): Clock {
	let time = 0;
	return {
		now: () => 1_700_000_000_000,
		monotonic: () => {
			time += step;
			return time;
		},
		sleep: async () => {},
	};
}

const refuse = (): never => {
	throw new Error("the code reached for the outside");
};

/** A run with no outside but an environment of one name. */
export function sandboxRun(overrides: Partial<RunPorts> = {}): Run {
	let draws = 0;
	return new Run({
		clock: steppingClock(0),
		random: {
			bytes: (count) => Uint8Array.from({ length: count }, () => draws++ % 256),
			integer: (minimum) => minimum,
			uuid: () => `00000000-0000-4000-8000-${String(draws++).padStart(12, "0")}`,
		},
		http: { send: refuse },
		environment: { get: (name) => (name === "REGION" ? "north" : undefined), names: () => ["REGION"] },
		files: { readText: refuse, readBytes: refuse },
		...nowhere,
		signal: new AbortController().signal,
		limits: {
			callDepth: 100,
			iterations: 10_000_000_000,
			milliseconds: 60_000,
			size: 5_000_000,
			responseBytes: 1_000,
			retries: 0,
		},
		timeZone: "UTC",
		declaredEnvironment: null,
		...overrides,
	} as RunPorts);
}

export interface Around {
	readonly run?: Run;
	readonly variables?: XanoObject;
	readonly input?: XanoObject;
	readonly printed?: Value[];
}

/** What code gives, or the text of its error after "error: ". */
export function runCode(code: string, task: Partial<Task> = {}, around: Around = {}): Value {
	const scope: CallerScope = {
		variables: () => around.variables ?? {},
		input: () => around.input ?? {},
		print: (value) => around.printed?.push(value),
	};
	const whole: Task = { kind: "statement", code, milliseconds: 10_000, subject: null, initial: null, ...task };
	const outcome = runInSandbox(whole, around.run ?? sandboxRun(), scope);
	return "value" in outcome ? outcome.value : `error: ${outcome.error}`;
}
