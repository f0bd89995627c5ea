import fc from "fast-check";
import type { Trace } from "../../src/tracing/trace.js";
import { change, shown, TraceBuilder } from "./build.js";

/** What one event of a random trace holds. */
interface Plan {
	readonly kind: "call" | "statement" | "loop" | "request" | "log";
	readonly name: string;
	readonly value: unknown;
	readonly milliseconds: number;
	readonly fails: boolean;
	readonly within: readonly Plan[];
}

class Planned extends Error {}

const text = fc.oneof(
	fc.string({ unit: "binary", maxLength: 60 }),
	fc.constantFrom("$x", "世界", "\u001b[31m", "\ud800"),
);

const plans = fc.letrec<{ plan: Plan; plans: Plan[] }>((tie) => ({
	plan: fc.record({
		kind: fc.constantFrom("call", "statement", "statement", "loop", "request", "log"),
		name: text,
		value: fc.jsonValue({ maxDepth: 2 }),
		milliseconds: fc.oneof({ weight: 5, arbitrary: fc.double({ min: 0, max: 2, noNaN: true }) }, fc.constant(5_000)),
		fails: fc.boolean(),
		within: tie("plans"),
	}),
	plans: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		fc.constant<Plan[]>([]),
		fc.array(tie("plan"), { maxLength: 6 }),
	),
}));

/**
 * Traces of any shape, with any texts in them: some failed in the end, some raised errors that were caught, some lack the
 * events of later passes.
 */
export const anyTrace: fc.Arbitrary<Trace> = fc
	.record({ plan: plans.plan, endsFailing: fc.boolean(), knowsEvent: fc.boolean() })
	.map(({ plan, endsFailing, knowsEvent }) => {
		const made = new TraceBuilder({ kind: "function", name: plan.name }, { input: plan.value });
		const source = made.source("function/x.xs", 'function "x" {\n  stack {\n    var $x\n  }\n}\n');
		let innermost: number | null = null;
		const run = ({ kind, name, value, milliseconds, fails, within }: Plan, isTop: boolean): void => {
			const function_ = made.function(name, kind === "request" ? null : source);
			const site = made.function(name, source);
			const at = made.site(site, "var", name, "var $x");
			if (kind === "request") {
				const status = fails ? 500 : 200;
				made.request({ url: `https://example.com/${name}`, status: fails && isTop ? null : status, milliseconds });
				return;
			}
			if (kind === "log") {
				made.log(value);
				return;
			}
			const body = (): void => {
				made.wait(milliseconds);
				for (const each of within) run(each, false);
				if (fails && within.length === 0 && endsFailing) {
					innermost = knowsEvent ? made.innermost : null;
					throw new Planned();
				}
			};
			if (kind === "call")
				made.call(function_, { [name]: value }, () => {
					body();
					return { result: shown(value) };
				});
			else if (kind === "statement")
				made.statement(at, milliseconds, () => {
					try {
						body();
					} catch (thrown) {
						if (!(thrown instanceof Planned) || name.length % 2 === 0) throw thrown;
						return { branch: "catch" };
					}
					return { changes: [change(name, undefined, value)] };
				});
			else
				made.statement(at, milliseconds, () => {
					for (let pass = 0; pass < within.length; pass++)
						made.pass(at, pass * 2, () => {
							run(within[pass] as Plan, false);
							return undefined;
						});
					made.skip(at, within.length);
					return { passes: within.length * 2 + 3 };
				});
		};
		try {
			made.call(made.function("main", source), { [plan.name]: plan.value }, () => {
				run(plan, true);
				return { result: shown(plan.value) };
			});
		} catch (thrown) {
			if (!(thrown instanceof Planned)) throw thrown;
			return made.finish({
				kind: "failed",
				code: "ERROR_FATAL",
				message: plan.name,
				help: plan.name,
				frames: [{ function: plan.name, file: "function/x.xs", line: 3, column: 5 }],
				event: innermost,
			});
		}
		return made.finish({ kind: "done", value: shown(plan.value) });
	});
