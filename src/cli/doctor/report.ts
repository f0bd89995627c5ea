import { styled, type Terminal } from "../terminal.js";
import { counted } from "../wording.js";
import { type Finding, type Status, statuses, worstOf } from "./finding.js";

/** A check, and what it has found. */
export interface Looked {
	readonly name: string;
	readonly findings: readonly Finding[];
}

const signs: Readonly<Record<Status, readonly [sign: string, style: Parameters<typeof styled>[1]]>> = {
	ok: ["✓", "green"],
	note: ["·", "cyan"],
	warning: ["!", "yellow"],
	problem: ["✗", "red"],
};

/** The report for people. */
export function doctorText(looked: readonly Looked[], terminal: Terminal): string {
	const style = { color: terminal.color && terminal.outIsTerminal };
	const told = looked.filter(({ findings }) => findings.length > 0);
	const margin = Math.max(...told.map(({ name }) => name.length)) + 2;
	const lines = told.flatMap(({ name, findings }) =>
		findings.flatMap((finding, index) => linesOf(finding, index === 0 ? name : "", margin, style)),
	);
	return `${lines.join("\n")}\n\n${summary(looked, style)}\n`;
}

function linesOf(
	{ status, message, details = [], fix, command }: Finding,
	name: string,
	margin: number,
	style: { readonly color: boolean },
): string[] {
	const [sign, color] = signs[status];
	const indent = " ".repeat(margin + 2);
	return [
		`${styled(style, color, sign)} ${name.padEnd(margin)}${message}`,
		...details.map((detail) => `${indent}${styled(style, "dim", detail)}`),
		...(fix === undefined ? [] : [`${indent}→ ${fix}`]),
		...(command === undefined ? [] : [`${indent}${fix === undefined ? "→" : " "} ${styled(style, "cyan", command)}`]),
	];
}

function summary(looked: readonly Looked[], style: { readonly color: boolean }): string {
	const { problems, warnings } = countsOf(looked);
	if (problems + warnings === 0) return `${styled(style, "green", "All is well.")}`;
	const parts = [
		...(problems > 0 ? [styled(style, "red", counted(problems, "problem"))] : []),
		...(warnings > 0 ? [styled(style, "yellow", counted(warnings, "warning"))] : []),
	];
	return `${parts.join(", ")}${problems === 0 ? "; nothing is broken." : "."}`;
}

function countsOf(looked: readonly Looked[]): { readonly problems: number; readonly warnings: number } {
	const all = looked.flatMap(({ findings }) => findings);
	const count = (wanted: Status): number => all.filter(({ status }) => status === wanted).length;
	return { problems: count("problem"), warnings: count("warning") };
}

/** The report for programs: one line of JSON in which every check is there, also one that has nothing to say. */
export function doctorJson(looked: readonly Looked[], path: string): string {
	const checks = looked.map(({ name, findings }) => ({
		name,
		status: worstOf(findings),
		findings: findings.map(({ status, message, details = [], fix = null, command = null }) => ({
			status,
			message,
			details,
			fix,
			command,
		})),
	}));
	return `${JSON.stringify({ path, ok: !isBroken(looked), summary: countsOf(looked), checks })}\n`;
}

/** Whether something does not work as it is. */
export function isBroken(looked: readonly Looked[]): boolean {
	return looked.some(({ findings }) => worstOf(findings) === statuses.at(-1));
}
