import type { z } from "zod";
import { codeOf, type Diagnostic, type DiagnosticJson, toJson } from "../../index.js";
import type { Redaction } from "../redaction.js";
import type { diagnostic } from "../tools/tool.js";
import { cutLine, first, Programs } from "./bounds.js";

export type DiagnosticShape = z.output<typeof diagnostic>;

/** Diagnostics as data, without secrets: the first ones, where there are many. */
export function diagnosticShapes(list: readonly Diagnostic[], redaction: Redaction, most?: number): DiagnosticShape[] {
	return first(list, "diagnostics", (each) => shapeOf(each, toJson(each), redaction), most).kept;
}

function shapeOf(place: Place, json: DiagnosticJson, redaction: Redaction): DiagnosticShape {
	const { code, name, severity, message, why, help, related, fix } = json;
	const safe = (text: string): string => cutLine(redaction.text(text));
	return {
		code,
		name,
		severity,
		message: safe(message),
		...(why === undefined ? {} : { why: safe(why) }),
		...(help === undefined ? {} : { help: safe(help) }),
		...placeOf(json),
		snippet: safeSnippet(place, redaction, json.snippet),
		...(related === undefined
			? {}
			: { related: related.map((each) => ({ ...placeOf(each), message: safe(each.message) })) }),
		...(fix === undefined
			? {}
			: {
					fix: {
						title: safe(fix.title),
						safe: fix.applies === "safe",
						edits: isShown(fix.edits, redaction) ? fix.edits.map(({ file: _, ...edit }) => edit) : [],
					},
				}),
	};
}

/** Whether edits can be shown whole: what stands for a secret, or is cut off, must not be written into a program. */
function isShown(edits: readonly { readonly text: string }[], redaction: Redaction): boolean {
	const programs = new Programs();
	return edits.every(({ text }) => programs.shown(text, redaction.text) !== null);
}

type Place = Pick<Diagnostic, "source" | "span">;

/**
 * The lines of a place without secrets. They are looked for in whole lines: half a secret is recognised by nobody.
 * @param snippet the lines, cut where they are long
 */
export function safeSnippet({ source, span }: Place, redaction: Redaction, snippet: string): string {
	const first = source.lineSpan(source.lineAndColumn(span.start).line);
	const last = source.lineSpan(source.lineAndColumn(span.end).line);
	const whole = source.text.slice(first.start, last.end);
	const safe = redaction.text(whole);
	return safe === whole ? snippet : cutLine(safe);
}

function placeOf({
	file,
	line,
	column,
	endLine,
	endColumn,
}: Pick<DiagnosticJson, "file" | "line" | "column" | "endLine" | "endColumn">) {
	return { file, line, column, endLine, endColumn };
}

/** Diagnostics to be read: not broken into lines, since nobody reads them in a terminal. */
export function diagnosticsText(list: readonly DiagnosticShape[]): string {
	return list.map(textOf).join("\n\n");
}

function textOf({ code, severity, message, why, help, file, line, column, snippet, fix }: DiagnosticShape): string {
	const lines = [`${file}:${line}:${column} ${severity}[${codeOf(code)}]: ${message}`];
	for (const shown of snippet.split("\n")) lines.push(`    ${shown}`);
	if (why !== undefined) lines.push(`  why: ${why}`);
	if (help !== undefined) lines.push(`  help: ${help}`);
	if (fix !== undefined && fix.title !== help) lines.push(`  fix (${fix.safe ? "safe" : "suggested"}): ${fix.title}`);
	return lines.join("\n");
}
