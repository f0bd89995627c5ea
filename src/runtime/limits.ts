import type { Limits } from "../catalogue/define.js";

/** What one run may use unless the caller says otherwise. */
export const defaultLimits: Limits = {
	callDepth: 2_000,
	iterations: 200_000_000,
	milliseconds: 600_000,
	size: 50_000_000,
	responseBytes: 64 * 1024 * 1024,
	retries: 2,
};
