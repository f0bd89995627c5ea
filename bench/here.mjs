import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { here } from "./kernels.mjs";

/** One measurement of process.mjs in a process of its own. */
export function runHere(...parts) {
	const output = execFileSync(process.execPath, [join(here, "process.mjs"), ...parts.map(String)], {
		encoding: "utf8",
		stdio: ["ignore", "pipe", "pipe"],
	});
	return JSON.parse(output);
}
