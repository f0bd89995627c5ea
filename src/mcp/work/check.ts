import { createEngine, type Diagnostic, type FixedFile, reportJson } from "../../index.js";
import type { Answer, World } from "../call.js";
import { Refusal } from "../refusal.js";
import type { CheckInput, CheckOutput } from "../tools/check.js";
import { cut, Programs } from "./bounds.js";
import { counted } from "./counted.js";
import { diagnosticShapes, diagnosticsText } from "./diagnostics.js";
import { openSubjects, type Subject } from "./subject.js";

const order = ["error", "portability", "warning", "hint"];

/** What only looks wrong as long as a project's own built-ins are not known. */
const mayBeBuiltin: ReadonlySet<string> = new Set(["function-not-found", "unknown-filter"]);

/** Checks programs, fixes them and writes what was fixed, as far as that was asked for. */
export async function check(input: CheckInput, world: World): Promise<Answer> {
	const { strict, fix, write, limit } = input;
	if (write && !fix) throw new Refusal("`write` writes what `fix` has changed", "Give both, or neither.");
	if (write && input.text !== undefined)
		throw new Refusal("A text has no file to be written to", "Leave out `write`, or give the path of a file.");
	const { subjects, redaction, notes } = await openSubjects(input, world);
	const looked = subjects.map((subject) => lookAt(subject, { strict, fix }));
	const found = looked.flatMap(({ diagnostics }) => diagnostics).sort(bySeverityAndPlace);
	const changed = looked.flatMap(({ fixed }) => fixed);
	if (write) for (const file of changed) world.root.replace(file);
	const files = subjects.reduce((sum, subject) => sum + subject.files.size, 0);
	const shown = diagnosticShapes(found, redaction, limit);
	const left = found.length - shown.length;
	const programs = new Programs();
	const { summary } = reportJson(found, files);
	const structured: CheckOutput = {
		ok: summary.errors === 0,
		summary,
		diagnostics: shown,
		fixed: changed.map(({ name, after, fixes }) => ({
			file: name,
			text: programs.shown(after, redaction.text),
			fixes: fixes.map(({ title }) => redaction.text(title)),
			written: write,
		})),
		notes: [...notes, ...(left > 0 ? [`${left} more diagnostics are not shown; the errors come first.`] : [])],
	};
	return { structured, text: textOf(structured) };
}

interface Looked {
	readonly diagnostics: readonly Diagnostic[];
	readonly fixed: readonly FixedFile[];
}

function lookAt(subject: Subject, { strict, fix }: Pick<CheckInput, "strict" | "fix">): Looked {
	const { project, files, builtins, hasUnknownBuiltins } = subject;
	const known = ({ code }: Diagnostic): boolean => !(hasUnknownBuiltins && mayBeBuiltin.has(code));
	const counted = (list: readonly Diagnostic[]): Diagnostic[] =>
		list
			.filter(known)
			.map((each) => (strict && each.severity === "portability" ? { ...each, severity: "error" } : each));
	const engine = createEngine({ project, builtins });
	const changes = fix ? engine.fix({ strict, files }) : null;
	if (changes === null || changes.files.length === 0)
		return { diagnostics: counted(engine.check({ strict, files })), fixed: [] };
	const paths = new Set([...files].map(({ path }) => path));
	const left = new Set(changes.project.files.filter(({ path }) => paths.has(path)));
	const after = createEngine({ project: changes.project, builtins }).check({ strict, files: left });
	return { diagnostics: counted(after), fixed: changes.files };
}

function bySeverityAndPlace(one: Diagnostic, other: Diagnostic): number {
	const severity = order.indexOf(one.severity) - order.indexOf(other.severity);
	if (severity !== 0) return severity;
	const [a, b] = [one.source.name, other.source.name];
	return a < b ? -1 : a > b ? 1 : one.span.start - other.span.start || one.span.end - other.span.end;
}

function textOf({ summary, diagnostics, fixed, notes }: CheckOutput): string {
	const parts = diagnostics.length === 0 ? [] : [diagnosticsText(diagnostics)];
	for (const { file, fixes, written, text } of fixed) {
		parts.push(`${written ? "Fixed and written" : "Fixed"}: ${file} (${[...new Set(fixes)].join("; ")})`);
		if (text !== null && !written) parts.push(text);
	}
	const { files, errors, portability, warnings, hints, fixable } = summary;
	const counts = [
		counted(errors, "error"),
		counted(portability, "portability warning"),
		counted(warnings, "warning"),
		counted(hints, "hint"),
	].filter((count) => !count.startsWith("0 "));
	const found = counts.length === 0 ? "nothing to say" : counts.join(", ");
	const fixing = fixable === 0 ? "" : `; \`fix: true\` puts ${fixable} of them right`;
	parts.push(`${counted(files, "file")} checked: ${found}${fixing}.`, ...notes);
	return cut(parts.join("\n\n"));
}
