import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { makeFolder } from "../make_folder.js";

/** How many entries are kept; a file with twice as many is cut. */
const most = 1_000;

/**
 * The file in which entries are kept from session to session: `XANO_HISTORY` names one, an empty one keeps nothing. By
 * default it is in the folder for the state of programs (XDG Base Directory Specification), and nowhere where the cache
 * is switched off as well.
 */
export function historyFile(environment: Readonly<Record<string, string | undefined>>): string | null {
	const { XANO_HISTORY: named, XANO_CACHE: cache, XDG_STATE_HOME: state } = environment;
	if (named !== undefined) return named === "" ? null : named;
	if (cache === "") return null;
	return join(state || join(homedir(), ".local", "state"), "xano-local", "repl_history");
}

/** Entries that were typed, the latest last. */
export class History {
	readonly entries: string[];

	/** @param path null to keep them for this session only */
	constructor(private path: string | null) {
		this.entries = path === null ? [] : read(path);
	}

	/**
	 * Keeps an entry. What begins with a space is forgotten with the session, as in shells.
	 * @param isSecret whether it may not be written
	 */
	add(entry: string, isSecret: boolean): void {
		if (entry.trim() === "" || this.entries.at(-1) === entry) return;
		this.entries.push(entry);
		if (this.path === null || isSecret || /^\s/.test(entry)) return;
		try {
			makeFolder(dirname(this.path), 0o700);
			appendFileSync(this.path, `${written(entry)}\n`, { mode: 0o600 });
		} catch {
			// Where nothing can be written a session goes on without.
			this.path = null;
		}
	}
}

function read(path: string): string[] {
	let lines: string[];
	try {
		lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
	} catch {
		return [];
	}
	const kept = lines.slice(-most);
	if (lines.length > 2 * most) {
		try {
			writeFileSync(path, `${kept.join("\n")}\n`, { mode: 0o600 });
		} catch {
			// It is cut another time.
		}
	}
	return kept.map(typed);
}

/** An entry as one line of the file. */
function written(entry: string): string {
	return entry.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}

function typed(line: string): string {
	return line.replace(/\\(\\|n)/g, (_all, sign) => (sign === "n" ? "\n" : "\\"));
}
