import { basename } from "node:path";
import type { Project } from "../../../index.js";
import { counted } from "../../wording.js";
import type { Check, Finding } from "../finding.js";

/** What runs here; everything else that Xano knows is read and checked only. */
const running = new Set(["function", "run.job"]);

/** So many of what was found are named. */
const shownLines = 5;

export const layoutCheck: Check = {
	name: "layout",
	look: ({ opened }) => {
		if (opened === null) return [];
		const { project } = opened;
		const findings = [silentFiles(project), otherNames(project), workspaceParts(project)];
		return findings.filter((finding) => finding !== null);
	},
};

/** Files in which nothing is declared, although they can be read. */
function silentFiles({ files, constructs, diagnostics }: Project): Finding | null {
	const speaking = new Set([...constructs, ...diagnostics].map(({ source }) => source));
	const silent = files.filter(({ source }) => !speaking.has(source));
	if (silent.length === 0) return null;
	const one = silent.length === 1;
	return {
		status: "warning",
		message: `${counted(silent.length, "file")} ${one ? "declares" : "declare"} nothing`,
		details: some(silent.map(({ source }) => source.name)),
		fix: "Write a function or a run.job into them, or remove them.",
	};
}

/** Files with one function whose name is not that of the file: it runs, but nobody finds it. */
function otherNames({ files, constructs }: Project): Finding | null {
	const found: string[] = [];
	for (const { source } of files) {
		const [only, second] = constructs.filter((construct) => construct.source === source);
		if (only?.kind !== "function" || second) continue;
		const file = basename(source.name, ".xs");
		if (plain(file) !== plain(only.name.split("/").at(-1) ?? "")) found.push(`${source.name} declares ${only.name}`);
	}
	if (found.length === 0) return null;
	return {
		status: "note",
		message: `${counted(found.length, "function")} ${found.length === 1 ? "has" : "have"} another name than the file; the name in the file counts`,
		details: some(found),
	};
}

/** Names as people compare them; Xano puts numbers before those of files. */
function plain(name: string): string {
	return name
		.toLowerCase()
		.replace(/^\d+[_-]+/, "")
		.replace(/[^a-z0-9]/g, "");
}

function workspaceParts({ constructs }: Project): Finding | null {
	const counts = new Map<string, number>();
	for (const { kind } of constructs) if (!running.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	if (counts.size === 0) return null;
	const parts = [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
	return {
		status: "note",
		message: `It holds parts of a Xano workspace that do not run here, but are checked: ${parts.join(", ")}`,
	};
}

function some(lines: readonly string[]): string[] {
	const rest = lines.length - shownLines;
	return [...lines.slice(0, shownLines), ...(rest > 0 ? [`and ${rest} more`] : [])];
}
