import { systemHost } from "../../index.js";
import { checks } from "../doctor/checks/index.js";
import { type Examination, examine } from "../doctor/examination.js";
import type { Check, Finding } from "../doctor/finding.js";
import { doctorJson, doctorText, isBroken, type Looked } from "../doctor/report.js";
import { exitCodes, UsageError } from "../exit.js";
import { refuseFlag } from "../open.js";
import { Spinner } from "../spinner.js";
import type { Terminal } from "../terminal.js";

/** The flags of `xano doctor`, as the command line gives them. */
export interface DoctorFlags {
	readonly envFile?: string;
	readonly online?: boolean;
	readonly json?: boolean;
}

/**
 * Looks at this machine and at a project, and says what is well, what is not, and what mends it. Nothing is changed, and
 * without `--online` nothing is sent to other machines.
 * @param cacheFolder where trees are kept from run to run; null for nowhere
 * @returns the exit code: 1 when something is broken; warnings do not count
 * @throws UsageError when the call is wrong
 */
export async function doctor(
	path: string,
	flags: DoctorFlags,
	terminal: Terminal,
	cacheFolder: string | null,
): Promise<number> {
	if (path === "-") throw new UsageError("Standard input cannot be examined", "Name a folder or a .xs file.");
	refuseFlag(path);
	const { online = false, envFile = null } = flags;
	const spinner = new Spinner(terminal, "looking");
	spinner.start();
	try {
		const examined = await examine({ path, online, envFile, cacheFolder, terminal });
		const looked: Looked[] = [];
		for (const check of checks) looked.push({ name: check.name, findings: await findingsOf(check, examined) });
		spinner.stop();
		const code = isBroken(looked) ? exitCodes.failed : exitCodes.done;
		terminal.ifUnread?.(code);
		terminal.out(flags.json ? doctorJson(looked, path) : doctorText(looked, terminal));
		return code;
	} finally {
		spinner.stop();
		await systemHost().http.close();
	}
}

/** One check that breaks down keeps no other from being told. */
async function findingsOf(check: Check, examined: Examination): Promise<Finding[]> {
	try {
		return (await check.look(examined)).map((finding) => withoutSecrets(finding, examined));
	} catch (thrown) {
		const reason = examined.safe(thrown instanceof Error ? thrown.message : String(thrown));
		return [{ status: "problem", message: `This could not be looked at: ${reason}` }];
	}
}

function withoutSecrets(finding: Finding, { safe }: Examination): Finding {
	const { message, details } = finding;
	return { ...finding, message: safe(message), ...(details ? { details: details.map(safe) } : {}) };
}
