import type { Source, Span } from "../../grammar/source.js";
import { codeOf } from "./codes.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import { visibleSpan } from "./frame.js";

const commands: Readonly<Record<Severity, "error" | "warning" | "notice">> = {
	error: "error",
	portability: "warning",
	warning: "warning",
	hint: "notice",
};

/**
 * A diagnostic as a line that GitHub Actions turns into a note beside the code of a pull request:
 * `::error file=a.xs,line=3,endLine=3,col=5,endColumn=9,title=XS401::message`.
 */
export function toGithub({ code, severity, message, why, help, source, span }: Diagnostic): string {
	const text = [message, why, help === undefined ? undefined : `help: ${help}`]
		.filter((part) => part !== undefined)
		.join("\n");
	return githubNote(commands[severity], source, span, codeOf(code), text);
}

/** A note beside a place of the code. GitHub takes columns only of places within one line. */
export function githubNote(
	command: "error" | "warning" | "notice",
	source: Source,
	span: Span,
	title: string,
	text: string,
): string {
	const { start, end } = visibleSpan(source, span);
	const from = source.lineAndColumn(start);
	const to = source.lineAndColumn(end);
	const columns: [string, string | number][] =
		from.line === to.line
			? [
					["col", from.column],
					["endColumn", Math.max(to.column, from.column + 1)],
				]
			: [];
	const properties: [string, string | number][] = [
		["file", source.name],
		["line", from.line],
		["endLine", to.line],
		...columns,
		["title", title],
	];
	return `::${command} ${properties.map(([name, value]) => `${name}=${property(String(value))}`).join(",")}::${data(text)}`;
}

/** As the runner of Actions reads it back: `%`, line ends, and in properties what divides them. */
function data(text: string): string {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
	return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
