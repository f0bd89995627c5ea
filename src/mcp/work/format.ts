import { type Formatted, format as formatText } from "../../index.js";
import type { Answer, World } from "../call.js";
import { Refusal } from "../refusal.js";
import type { FormatInput, FormatOutput } from "../tools/format.js";
import { cut, Programs } from "./bounds.js";
import { diagnosticShapes, diagnosticsText } from "./diagnostics.js";
import { openSubjects } from "./subject.js";

/** Lays out programs, and writes what changes where that was asked for. */
export async function format(input: FormatInput, world: World): Promise<Answer> {
	const { write, text } = input;
	if (write && text !== undefined)
		throw new Refusal("A text has no file to be written to", "Leave out `write`, or give the path of a file.");
	const { subjects, redaction, notes } = await openSubjects(input, world);
	const results: FormatOutput["files"] = [];
	const read: string[] = [];
	const programs = new Programs();
	for (const { path, source } of subjects.flatMap(({ files }) => [...files])) {
		const formatted: Formatted = formatText(source.name, source.text);
		const after = formatted.text;
		const changed = after !== null && after !== source.text;
		if (changed && write) world.root.replace({ path, before: source.text, after });
		const shown = changed ? programs.shown(after, redaction.text) : null;
		const diagnostics = diagnosticShapes(formatted.diagnostics, redaction);
		results.push({
			file: source.name,
			changed,
			written: changed && write,
			text: shown,
			diagnostics,
		});
		if (diagnostics.length > 0) read.push(diagnosticsText(diagnostics));
		else if (changed) read.push(write ? `Written: ${source.name}` : `${source.name}:\n\n${shown ?? "(not shown)"}`);
	}
	const ok = results.every(({ diagnostics }) => diagnostics.length === 0);
	const same = results.filter((each) => !each.changed && each.diagnostics.length === 0).length;
	if (same > 0)
		read.push(same === 1 ? "1 file is laid out as it should be." : `${same} files are laid out as they should be.`);
	return { structured: { ok, files: results, notes: [...notes] }, text: cut([...read, ...notes].join("\n\n")) };
}
