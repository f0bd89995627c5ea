import { expect, test } from "vitest";
import {
	createEngine,
	createTraceRecorder,
	lastSteps,
	projectFromText,
	RunError,
	type Trace,
} from "../../src/index.js";

/** The trace of a function with these statements. */
async function traceOf(stack: string): Promise<Trace> {
	const lines = stack.replaceAll("{ ", "{\n").replaceAll(" }", "\n}").replaceAll('" value', '"\nvalue');
	const text = `function "f" {\n  input {\n  }\n\n  stack {\n${lines}\n  }\n\n  response = 1\n}\n`;
	const engine = createEngine({ project: projectFromText("f.xs", text, "."), env: {} });
	const tracer = createTraceRecorder({ writtenBy: "" });
	await engine.run({ function: "f", tracer }).catch((thrown: unknown) => {
		if (!(thrown instanceof RunError)) throw thrown;
	});
	return tracer.trace();
}

/** The statements an error has left, in order. */
function left({ events, sites }: Trace): (string | undefined)[] {
	return events.flatMap(({ kind, site, failed }) => (failed && kind === "statement" ? [sites[site]?.title] : []));
}

const failing = 'throw { name = "Broken" value = "no" }';
const logged = 'debug.log { value = "cleaned" }';

test("an error that a handler throws further is one of the handler, not of the cleanup after it", async () => {
	const inner = `try_catch { try { ${failing} } catch { conditional { if (true) { ${failing} } } } finally { ${logged} } }`;
	const trace = await traceOf(`try_catch { try { ${inner} } catch { var $x { value = 1 } } }`);
	expect(left(trace)).toEqual(["try_catch", "throw", "conditional", "throw"]);
	expect(trace.outcome.kind).toBe("done");
});

test("where it ends the run it is told as what was last, however much the cleanup did", async () => {
	const trace = await traceOf(`try_catch { try { ${failing} } catch { ${failing} } finally { ${logged} } }`);
	expect(left(trace)).toEqual(["try_catch", "throw", "throw"]);
	expect(lastSteps(trace, 9)?.steps.map(({ site }) => site.title)).toEqual(["try_catch", "throw", "throw"]);
});

test("an error of the cleanup is one of the cleanup", async () => {
	const trace = await traceOf(`try_catch { try { ${logged} } catch { ${logged} } finally { ${logged}\n${failing} } }`);
	expect(left(trace)).toEqual(["try_catch", "throw"]);
	expect(lastSteps(trace, 1)?.steps[0]?.site.title).toBe("throw");
});

test("a cleanup changes nothing of what runs after it", async () => {
	const loop = `foreach ([1, 2]) { each as $n { try_catch { try { ${failing} } catch { ${logged} } finally { ${logged} } }\n${logged} } }`;
	const trace = await traceOf(`${loop}\n${failing}`);
	expect(left(trace)).toEqual(["throw", "throw", "throw"]);
	const parents = trace.events
		.filter(({ kind }) => kind === "pass")
		.map(({ parent }) => trace.sites[trace.events[parent]!.site]?.name);
	expect(parents).toEqual(["foreach", "foreach"]);
});
