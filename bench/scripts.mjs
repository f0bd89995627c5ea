import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { here } from "./kernels.mjs";

/**
 * Runs a benchmark that is a script of its own, and shows what it prints.
 * @returns what it wrote to the file that `--json` names
 * @throws Error when it fails
 */
export function runScript(name) {
	const folder = mkdtempSync(join(tmpdir(), "xano-bench-"));
	try {
		const file = join(folder, "results.json");
		const { status, stdout, stderr } = spawnSync(process.execPath, [join(here, `${name}.mjs`), "--json", file], {
			encoding: "utf8",
		});
		if (status !== 0) throw new Error((stderr || stdout).trim().split("\n")[0] || `${name}.mjs ended with ${status}`);
		process.stdout.write(`${withoutMachine(stdout)}\n\n`);
		return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Every script begins with a line about the machine, which stands at the head already. */
function withoutMachine(text) {
	return text.replace(/^Node .*\n+/, "").trimEnd();
}
