import { fatalError } from "../../values/error.js";
import type { Redis } from "../ports.js";

/** A Redis of this process: it starts empty, and ends with it. */
export function embeddedRedis(): Redis {
	return {
		command: async (name) => {
			throw fatalError(`ERR unknown command '${name}'`);
		},
	};
}
