import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/host/ports.js";
import { cancelled, outOfTime, startCancellation } from "../../src/runtime/cancellation.js";
import { asLimit, caughtError, preconditionFailed, throwError, unstoppable } from "../../src/runtime/errors.js";
import { defaultLimits } from "../../src/runtime/limits.js";
import { isMemoryExhausted } from "../../src/runtime/memory.js";
import { Run, type RunPorts } from "../../src/runtime/run.js";
import { LimitError, MisuseError, StopSignal } from "../../src/runtime/signals.js";
import { XanoError } from "../../src/values/error.js";
import { errorTypeNames } from "../../src/values/error_types.js";
import { encodeJson } from "../../src/values/json.js";
import type { Value } from "../../src/values/kinds.js";
import { objectFrom } from "../../src/values/object.js";
import { nowhere } from "../host/nowhere.js";

function thrownBy(action: () => unknown): unknown {
	try {
		action();
	} catch (thrown) {
		return thrown;
	}
	throw new Error("nothing was thrown");
}

function kindOf(action: () => unknown): string {
	const thrown = thrownBy(action);
	return thrown instanceof LimitError ? thrown.kind : String(thrown);
}

/** A run with a clock that is set by hand. */
function runWith(overrides: Partial<RunPorts> = {}): { run: Run; clock: { time: number } } {
	const state = { time: 0 };
	const refuse = (): never => {
		throw new Error("a run reached for the outside");
	};
	const clock: Clock = { now: () => state.time, monotonic: () => state.time, sleep: refuse };
	const run = new Run({
		clock,
		random: { bytes: refuse, integer: refuse, uuid: refuse },
		http: { send: refuse },
		environment: { get: (name) => (name === "KNOWN" ? "yes" : undefined), names: () => ["KNOWN"] },
		files: { readText: refuse, readBytes: refuse },
		...nowhere,
		signal: new AbortController().signal,
		limits: { ...defaultLimits, callDepth: 3, iterations: 10_240, milliseconds: 1_000 },
		timeZone: "UTC",
		declaredEnvironment: new Set(["KNOWN"]),
		...overrides,
	});
	return { run, clock: state };
}

describe("what ends a run", () => {
	test("too many iterations, counted in portions of 1,024", () => {
		const { run } = runWith();
		for (let tick = 0; tick < 10; tick++) expect(run.tick(0, 5)).toBe(false);
		expect(kindOf(() => run.tick(0, 7))).toBe("iterations");
		expect(run.lastPlace).toEqual({ unit: 0, offset: 7 });
	});

	test("too much time", () => {
		const { run, clock } = runWith();
		clock.time = 1_000;
		run.tick();
		clock.time = 1_001;
		expect(kindOf(() => run.tick())).toBe("time");
	});

	test("too many nested calls", () => {
		const { run } = runWith();
		run.enterSlow(3);
		expect(kindOf(() => run.enterSlow(4))).toBe("call-depth");
	});

	test("its caller", () => {
		const controller = new AbortController();
		const { run } = runWith({ signal: controller.signal });
		run.tick();
		controller.abort();
		expect(kindOf(() => run.tick())).toBe("cancelled");
	});

	test("values that fill the memory", () => {
		let full = false;
		const { run } = runWith({ isMemoryExhausted: () => full, limits: { ...defaultLimits } });
		for (let tick = 0; tick < 40; tick++) run.tick();
		full = true;
		expect(
			kindOf(() => {
				for (let tick = 0; tick < 16; tick++) run.tick();
			}),
		).toBe("size");
	});

	test("this process has memory left", () => {
		expect(isMemoryExhausted()).toBe(false);
	});
});

test("asynchronous code lets others through when it has held the event loop for long, and says when it stalls", async () => {
	const stalls: boolean[] = [];
	const { run, clock } = runWith({ onStall: (stalled) => stalls.push(stalled), limits: { ...defaultLimits } });
	clock.time = 50;
	expect(run.tick()).toBe(false);
	clock.time = 51;
	expect(run.tick()).toBe(true);
	clock.time = 1_100;
	expect(run.tick()).toBe(true);
	expect(run.tick()).toBe(true);
	await run.breathe();
	expect(run.tick()).toBe(false);
	expect(stalls).toEqual([true, false]);
});

test("a wait remembers where, for errors that come without a stack", async () => {
	const { run } = runWith();
	expect(run.lastPlace).toBeNull();
	expect(await run.wait(Promise.resolve(5), 2, 40)).toBe(5);
	expect(run.lastPlace).toEqual({ unit: 2, offset: 40 });
});

test("environment, logs and warnings", () => {
	const { run } = runWith();
	expect([run.environmentValue("KNOWN"), run.environmentValue("OTHER"), run.environmentValue("OTHER")]).toEqual([
		"yes",
		null,
		null,
	]);
	expect(encodeJson(run.environmentObject())).toBe('{"KNOWN":"yes"}');
	expect([...run.warnings.values()]).toMatchObject([{ code: "undeclared-environment", count: 2 }]);
	run.log(1, 0, 5);
	expect(run.logs).toEqual([{ value: 1, unit: 0, offset: 5 }]);
	expect([run.systemVariable("datasource"), run.systemVariable("remote_ip")]).toEqual(["live", null]);
});

describe("cancellation", () => {
	test("passes its caller's on", () => {
		const controller = new AbortController();
		const { signal, end } = startCancellation(controller.signal, 60_000, { monotonic: () => 0 });
		expect(signal.aborted).toBe(false);
		controller.abort();
		expect(cancelled(signal).kind).toBe("cancelled");
		end();
	});

	test("of a caller that gave up before", () => {
		const { signal, end } = startCancellation(AbortSignal.abort(), 60_000, { monotonic: () => 0 });
		expect(signal.aborted).toBe(true);
		end();
	});

	test("says how long was allowed", () => {
		expect(outOfTime(1_000).message).toBe("The run took longer than 1 second");
		expect(outOfTime(1_500).message).toBe("The run took longer than 1.5 seconds");
	});
});

describe("errors of a program", () => {
	test("a precondition has the code and status of its type", () => {
		const codes = errorTypeNames.map((type) => {
			const thrown = thrownBy(() => preconditionFailed(type, null, null)) as XanoError;
			return `${type} ${thrown.code} ${thrown.status}`;
		});
		expect(codes).toEqual([
			"standard ERROR_FATAL 500",
			"inputerror ERROR_CODE_INPUT_ERROR 400",
			"badrequest ERROR_CODE_BAD_REQUEST 400",
			"unauthorized ERROR_CODE_UNAUTHORIZED 401",
			"accessdenied ERROR_CODE_ACCESS_DENIED 403",
			"notfound ERROR_CODE_NOT_FOUND 404",
			"toomanyrequests ERROR_CODE_TOO_MANY_REQUESTS 429",
		]);
	});

	test.each(["constructor", "__proto__", "toString", null, 5])("an unknown type counts as standard: %s", (type) => {
		expect(thrownBy(() => preconditionFailed(type, "no", null))).toMatchObject({ code: "ERROR_FATAL", message: "no" });
	});

	test("a thrown object keeps its key order in the message", () => {
		const value: Value = objectFrom([
			["b", 1],
			["1", 9_223_372_036_854_775_807n],
			["__proto__", []],
		]);
		const thrown = thrownBy(() => throwError("n", value)) as XanoError;
		expect(thrown.message).toBe('{"b":1,"1":9223372036854775807,"__proto__":[]}');
		expect(thrown.result).toBe(value);
	});

	test("`$error` holds the payload where there is no thrown value", () => {
		const caught = (error: XanoError): string => encodeJson(caughtError(error));
		expect(caught(new XanoError("m", { code: "C", payload: { p: 1 } }))).toBe(
			'{"code":"C","message":"m","name":null,"result":{"p":1}}',
		);
		expect(caught(new XanoError("m", { errorName: "n", result: 5 }))).toBe(
			'{"code":"ERROR_FATAL","message":"m","name":"n","result":5}',
		);
	});
});

describe("what no program may catch", () => {
	test.each([new LimitError("time", "m", null), new StopSignal(1), new MisuseError("m"), new TypeError("m")])(
		"%s",
		(thrown) => {
			expect(thrownBy(() => caughtError(thrown))).toBe(thrown);
			expect(unstoppable(thrown)).toBe(thrown);
		},
	);

	test("an error of the program is not among it", () => {
		expect(unstoppable(new XanoError("m"))).toBeNull();
	});

	test.each([
		["Maximum call stack size exceeded", "call-depth"],
		["Invalid string length", "size"],
		["Invalid array length", "size"],
		["Array buffer allocation failed", "size"],
		["Map maximum size exceeded", "size"],
		["Set maximum size exceeded", "size"],
	])("JavaScript's own limits: %s", (message, kind) => {
		const thrown = new RangeError(message);
		expect(asLimit(thrown)?.kind).toBe(kind);
		expect(asLimit(thrown)?.stack).toBe(thrown.stack);
		expect(kindOf(() => caughtError(thrown))).toBe(kind);
	});

	test("other errors are no limits", () => {
		for (const thrown of [
			new RangeError("precision"),
			new TypeError("x"),
			new MisuseError("x"),
			new StopSignal(1),
			null,
		]) {
			expect(asLimit(thrown)).toBeNull();
		}
	});
});
