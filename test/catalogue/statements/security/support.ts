import { RunError } from "../../../../src/engine/errors.js";
import type { HostOptions } from "../../../../src/engine/options.js";
import { memoryStore } from "../../../../src/host/store.js";
import type { Value } from "../../../../src/values/kinds.js";
import { programOf } from "../../../docs/blocks.js";
import { engineOf } from "../../../engine/support.js";
import { instantClock } from "../../../host/clocks.js";

/** What comes of some statements with a `response` among them. They have a store of their own. */
export async function resultOf(text: string, host: HostOptions = {}): Promise<Value> {
	const engine = engineOf(programOf(text), { host: { clock: instantClock(), store: memoryStore(), ...host } });
	return (await engine.run({ function: "example" })).value;
}

/** The error that some statements end with. */
export async function errorOf(text: string, host: HostOptions = {}): Promise<RunError> {
	try {
		await resultOf(text, host);
	} catch (thrown) {
		if (thrown instanceof RunError) return thrown;
		throw thrown;
	}
	throw new Error("nothing was raised");
}
