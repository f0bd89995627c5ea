import type { Construct } from "../project/project.js";
import { toJavaScript } from "../values/interop.js";
import { runError } from "./errors.js";
import type { Executed } from "./execution.js";
import { responsePlace } from "./input.js";

/**
 * What a run gives, as plain data.
 * @param construct the function whose value it is, where it is one of the project
 * @throws RunError when it is nested too deeply for that
 */
export function responseOf({ value, ...traces }: Omit<Executed, "run">, construct: Construct | null): unknown {
	try {
		return toJavaScript(value);
	} catch (thrown) {
		throw runError(thrown, null, construct === null ? null : responsePlace(construct), traces);
	}
}
