import { codeOf, type RunError, type SetupError } from "../../index.js";
import type { Redaction } from "../redaction.js";
import type { RunOutput } from "../tools/run.js";
import { cutLine } from "./bounds.js";
import { safeSnippet } from "./diagnostics.js";
import { dataOf } from "./values.js";

/** Deep recursions repeat themselves. */
const shownFrames = 12;

/** The flags of the command line that help texts name, as the arguments they are here. */
const flags: Readonly<Record<string, string>> = {
	"--function": "`function`",
	"--job": "`job`",
	"--input": "`input`",
	"--env": "`environment`",
	"--timeout": "`timeout`",
	"--max-iterations": "`maxIterations`",
	"--max-size": "`maxSize`",
	"--simulate": "`simulate`",
	"--replay FILE": "`replay`",
};

/** A help text in the words of these tools. */
export function toolHelp(help: string | null): string | null {
	if (help === null) return null;
	if (help.startsWith("Run without --offline"))
		return "Nothing may leave this machine. Give `replay` a recording, or mock the request in a test. The user can start the server with --allow-network.";
	return Object.entries(flags).reduce((text, [flag, argument]) => text.replaceAll(flag, argument), help);
}

/** The error a program has raised, as data. */
export function errorShape(error: RunError, redaction: Redaction): NonNullable<RunOutput["error"]> {
	const { code, page, errorName, message, status, payload, help, frames } = error;
	const safe = (text: string): string => cutLine(redaction.text(text));
	const [innermost] = frames;
	return {
		code,
		page: codeOf(page),
		...(errorName === null ? {} : { name: safe(errorName) }),
		message: safe(message),
		status,
		payload: dataOf(payload ?? null, redaction),
		help: help === null ? null : safe(toolHelp(help) as string),
		snippet: innermost ? lineOf(innermost.location, redaction) : null,
		stack: frames.slice(0, shownFrames).map(({ functionName, file, line, column }) => ({
			function: safe(functionName),
			file,
			line,
			column,
		})),
	};
}

function lineOf({ source, span }: RunError["frames"][number]["location"], redaction: Redaction): string {
	const { start, end } = source.lineSpan(source.lineAndColumn(span.start).line);
	const line = source.text.slice(start, end);
	return safeSnippet({ source, span: { start, end: start } }, redaction, cutLine(line)).trim();
}

/** Why nothing has run, as data. */
export function refusalShape(error: SetupError, redaction: Redaction): NonNullable<RunOutput["refusal"]> {
	const help = toolHelp(error.help);
	return {
		code: codeOf(error.code),
		message: redaction.text(error.message),
		help: help === null ? null : redaction.text(help),
	};
}

/** The error to be read. */
export function errorText({ code, page, message, help, snippet, stack }: NonNullable<RunOutput["error"]>): string {
	const [innermost] = stack;
	const lines = [
		`${innermost ? `${innermost.file}:${innermost.line}:${innermost.column} ` : ""}error[${page}] ${code}: ${message}`,
	];
	if (snippet !== null) lines.push(`    ${snippet}`);
	if (help !== null) lines.push(`  help: ${help}`);
	for (const { function: name, file, line, column } of stack) lines.push(`  at ${name} (${file}:${line}:${column})`);
	return lines.join("\n");
}
