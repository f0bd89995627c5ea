import { codeOf } from "../diagnostics/codes.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ProjectFile } from "../project/project.js";

const pattern = /^\/\/+\s*xano-ignore\s+(.+)$/;

/**
 * Leaves out what the author has looked at and wants to hear no more of: `// xano-ignore XS415 reason` silences a code
 * (or its name; several with commas between) on its own line and the next.
 */
export function withoutSuppressed(diagnostics: readonly Diagnostic[], file: ProjectFile): readonly Diagnostic[] {
	const silenced = new Map<number, Set<string>>();
	for (const { text, start } of file.file.comments) {
		const words = pattern.exec(text)?.[1];
		if (words === undefined) continue;
		const { line } = file.source.lineAndColumn(start);
		for (const code of codesIn(words)) {
			for (const each of [line, line + 1]) silenced.set(each, (silenced.get(each) ?? new Set()).add(code));
		}
	}
	if (silenced.size === 0) return diagnostics;
	return diagnostics.filter(
		({ code, span, source }) => !silenced.get(source.lineAndColumn(span.start).line)?.has(codeOf(code)),
	);
}

/** The codes at the beginning; what follows them is the reason. */
function codesIn(words: string): string[] {
	const codes: string[] = [];
	for (const word of words.split(/\s+/)) {
		for (const code of word.split(",")) if (code !== "") codes.push(codeOf(code));
		if (!word.endsWith(",")) break;
	}
	return codes;
}
