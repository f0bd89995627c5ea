import type { CallContext, StatementCall, StatementDefinition } from "../../../src/catalogue/define.js";
import { HttpFailure } from "../../../src/host/ports.js";
import { embeddedRedis } from "../../../src/host/redis/embedded.js";
import { memoryStore } from "../../../src/host/store.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value } from "../../../src/values/kinds.js";
import { instantClock } from "../../host/clocks.js";
import { contextWith } from "../functions/context.js";

/** Noon of the last day of January 2025. */
const noon = Date.UTC(2025, 0, 31, 12);

export interface Surroundings {
	readonly context: CallContext;
	/** What was reported beside the result. */
	readonly warnings: readonly (readonly [code: string, message: string])[];
}

/**
 * A run whose outside is in memory: an own store and Redis, a clock that does not wait, a network that refuses, and a
 * random source that counts.
 */
export function surroundings(limits: Partial<CallContext["limits"]> = {}): Surroundings {
	const clock = instantClock(noon);
	let draws = 0;
	const context = contextWith({
		clock,
		env: { API_KEY: "an environment variable" },
		limits,
		store: memoryStore(),
		http: { send: () => Promise.reject(new HttpFailure("refused", "Nobody answers")) },
	});
	return {
		warnings: context.warnings,
		context: {
			...context,
			redis: embeddedRedis(clock),
			random: {
				bytes: (count) => Uint8Array.from({ length: count }, () => draws++ % 256),
				integer: (minimum, maximum) => minimum + (draws++ % (maximum - minimum + 1)),
				uuid: () => `00000000-0000-4000-8000-${String(draws++).padStart(12, "0")}`,
			},
			results: async (ids) => {
				throw new XanoError(`No call ${ids.join()} was started`);
			},
		},
	};
}

export interface Given {
	readonly subject?: Value;
	readonly isMissing?: boolean;
	/** Those that are left out hold their default or null, as in compiled code. */
	readonly attributes: Readonly<Record<string, Value>>;
	readonly each?: StatementCall["each"];
}

/** Runs a statement as compiled code does. */
export async function runDefinition(
	definition: StatementDefinition,
	given: Given,
	context: CallContext,
): Promise<Value> {
	if (!definition.run) throw new Error(`${definition.name} does not run by itself`);
	await definition.prepare?.();
	const attributes: Record<string, Value> = {};
	for (const declared of definition.attributes) {
		if (!declared.perElement) attributes[declared.name] = given.attributes[declared.name] ?? declared.default ?? null;
	}
	return definition.run({
		context,
		subject: given.subject ?? null,
		...(given.isMissing ? { isMissing: true } : {}),
		attributes,
		each: given.each ?? null,
		...(definition.needsVariables
			? { variables: () => ({ name: "Ada" }), input: () => ({ size: 5 }), print: () => {} }
			: {}),
	});
}
