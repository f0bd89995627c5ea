import { readFileSync } from "node:fs";

/**
 * Whether the terminal is a shell's at this moment, as after `xano run --watch &`: then what is typed there is not meant
 * for this process, which would be stopped for reading it, and the screen is not this process's to empty. Only Linux
 * tells; elsewhere the answer is no.
 */
export function isInBackground(): boolean {
	let status: string;
	try {
		status = readFileSync("/proc/self/stat", "latin1");
	} catch {
		return false;
	}
	// proc_pid_stat(5): behind the name, which may hold anything, come state, parent, group, session, terminal, its group.
	const [, , group, , , foreground] = status.slice(status.lastIndexOf(")") + 2).split(" ");
	return Number(foreground) > 0 && foreground !== group;
}
