import type { CodeEntry } from "../../src/diagnostics/codes/entry.js";
import { allPhases } from "../../src/diagnostics/codes.js";
import { outcomeOf, rendered } from "./outcome.js";

const introduction = `<!-- Written by scripts/diagnostics.mjs from src/diagnostics/codes. -->

# Diagnostics

Everything \`xano\` says about a program has a code, such as \`error[XS101]\`. Its page is here and in the terminal:
\`xano explain XS101\`. The letters tell the kind: \`XS\` is about the program itself, \`XP\` about a difference from Xano, \`XR\`
about a run. What the severities mean, how to silence a code and how to have mistakes put right is in
[checking](checking.md). Codes and names never change their meaning.

An example that is no whole file stands in the \`stack\` of a function; a line \`---\` divides files. Below the wrong program
is what is printed about it.`;

/** The text of docs/diagnostics.md: every code with its rule, a wrong and a right program, and what is said of the wrong one. */
export async function diagnosticsPage(): Promise<string> {
	const parts = [introduction];
	for (const { title, codes } of allPhases()) {
		const anchor = title
			.toLowerCase()
			.replace(/[^a-z ]/g, "")
			.replaceAll(" ", "-");
		parts.push(`- [${title}](#${anchor}): ${codes.map(({ code }) => `[${code}](#${code.toLowerCase()})`).join(" ")}`);
	}
	for (const { title, codes } of allPhases()) {
		parts.push(`## ${title}`);
		for (const entry of codes) parts.push(await section(entry));
	}
	return `${parts.join("\n\n")}\n`;
}

async function section(entry: CodeEntry): Promise<string> {
	const { code, name, title, severity, explanation, form, wrong, right } = entry;
	const language = form === "other" ? "text" : "xs";
	const outcome = await outcomeOf(entry, "wrong");
	const said = outcome === null ? "" : rendered(outcome, { color: false, width: 100 });
	return [
		`### ${code}`,
		`**${title}** · ${severity} · \`${name}\``,
		explanation,
		`Wrong:\n\n${fenced(language, wrong)}`,
		...(said === "" ? [] : [fenced("text", said)]),
		`Right:\n\n${fenced(language, right)}`,
	].join("\n\n");
}

/** A block of code, between more backticks than stand in it side by side. */
function fenced(language: string, text: string): string {
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${text}\n${fence}`;
}
