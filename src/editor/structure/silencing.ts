import { parse } from "../../../grammar/parse.js";
import { Source } from "../../../grammar/source.js";
import { codeOf } from "../../diagnostics/codes.js";
import type { Diagnostic, Edit } from "../../diagnostics/diagnostic.js";
import { applyEdits } from "../../diagnostics/fix.js";
import type { EditorDocument } from "../workspace.js";

/**
 * The comment that silences a diagnostic, in a line of its own above it or in one that is there already (see
 * `src/check/suppressions.ts`). Null where no comment can stand, as in the middle of a text.
 */
export function silencing({ source, file, issues }: EditorDocument, { code, span }: Diagnostic): Edit | null {
	const { line } = source.lineAndColumn(span.start);
	const here = source.lineSpan(line);
	const above = source.lineSpan(line - 1);
	const known = file.comments.find(({ start, text }) => {
		const isNear = (here.start <= start && start < here.end) || (line > 1 && above.start <= start && start < above.end);
		return isNear && /^\/\/+\s*xano-ignore\s/.test(text);
	});
	if (known) {
		const at = known.start + (/^\/\/+\s*xano-ignore\s+/.exec(known.text)?.[0].length ?? 0);
		return { span: { start: at, end: at }, text: `${codeOf(code)}, ` };
	}
	const indentation = /^[ \t]*/.exec(source.text.slice(here.start, here.end))?.[0] ?? "";
	const lineEnd = source.text.includes("\r\n") ? "\r\n" : "\n";
	const start = source.text.charCodeAt(here.start) === 0xfeff ? here.start + 1 : here.start;
	const edit: Edit = { span: { start, end: start }, text: `${indentation}// xano-ignore ${codeOf(code)}${lineEnd}` };
	const after = parse(new Source(source.name, applyEdits(source.text, [edit])));
	const isComment = after.file.comments.length === file.comments.length + 1;
	return isComment && after.issues.length <= issues.length ? edit : null;
}
