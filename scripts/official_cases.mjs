// Compares the checker with the specifications of Xano's own editor: `node scripts/official_cases.mjs CHECKOUT`, where
// CHECKOUT is a folder with the editor's sources (it holds language-server/parser). Says how many of the programs it
// accepts are accepted here, how many of those it refuses are refused here, and where the two differ.
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { reasonFor, surroundings, surroundingsOfFragments } from "./official_cases/known.mjs";
import { readCases } from "./official_cases/read.mjs";
import { wrap } from "./official_cases/wrap.mjs";

/**
 * What the checker says about every case of a checkout.
 * @param {string} checkout a folder with the editor's sources
 * @param {{ projectFromText: Function, createEngine: Function }} library what is judged
 */
export function compare(checkout, { projectFromText, createEngine }) {
	const left = new Map();
	const results = [];
	for (const each of readCases(checkout)) {
		const wrapped = each.text === null ? { left: "put together while it runs" } : wrap(each.rule, each.text);
		if ("left" in wrapped) {
			const key = `${each.rule}: ${wrapped.left}`;
			left.set(key, (left.get(key) ?? 0) + 1);
			continue;
		}
		const project = projectFromText("case.xs", wrapped.document, ".");
		const found = createEngine({ project })
			.check({ strict: true })
			.filter(({ code }) => !surroundings.has(code))
			.filter(({ code }) => each.rule === "document" || !surroundingsOfFragments.has(code));
		const isError = found.some(({ severity }) => severity === "error");
		const isRefused = isError || found.some(({ severity }) => severity === "portability");
		const agrees = each.accepted ? !isRefused : isRefused;
		results.push({ ...each, ...wrapped, found, isError, isRefused, agrees, reason: agrees ? null : reasonFor(each) });
	}
	return { results, left };
}

/** The numbers of a comparison. */
export function countsOf(results) {
	const of = (accepted) => results.filter((each) => each.accepted === accepted);
	const count = (list, holds) => list.filter(holds).length;
	const accepted = of(true);
	const refused = of(false);
	return {
		accepted: accepted.length,
		acceptedHere: count(accepted, ({ isRefused }) => !isRefused),
		acceptedWithErrors: count(accepted, ({ isError }) => isError),
		refused: refused.length,
		refusedHere: count(refused, ({ isRefused }) => isRefused),
		refusedAsError: count(refused, ({ isError }) => isError),
		unexplained: count(results, ({ agrees, reason }) => !agrees && reason === null),
	};
}

function report({ results, left }, filter) {
	const counts = countsOf(results);
	const lines = [];
	for (const { file, title, rule, text, accepted, agrees, reason, found } of results) {
		if (agrees || !file.includes(filter)) continue;
		const said = found.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
		lines.push(`${accepted ? "REFUSED HERE" : "ACCEPTED HERE"} ${file} (${rule}): ${title}`);
		lines.push(`  ${text.replace(/\s+/g, " ").slice(0, 150)}`);
		if (reason !== null) lines.push(`  known: ${reason}`);
		for (const each of said.slice(0, 3)) lines.push(`  - ${each}`);
	}
	lines.push("", "Left out:", ...[...left].map(([what, count]) => `  ${count} of ${what}`), "");
	lines.push(`accepted there: ${counts.acceptedHere} of ${counts.accepted} are accepted here`);
	lines.push(`  (${counts.acceptedWithErrors} with an error, the others with a portability note)`);
	lines.push(`refused there: ${counts.refusedHere} of ${counts.refused} are refused here`);
	lines.push(`  (${counts.refusedAsError} with an error, the others with a portability note)`);
	lines.push(`without a known reason: ${counts.unexplained}`);
	return lines.join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { library: { type: "string" }, only: { type: "string", default: "" } },
	});
	const [checkout] = positionals;
	if (checkout === undefined) {
		process.stderr.write("usage: node scripts/official_cases.mjs CHECKOUT [--only PART-OF-FILE] [--library FILE]\n");
		process.exitCode = 2;
	} else {
		const library = values.library ? pathToFileURL(values.library) : new URL("../dist/index.js", import.meta.url);
		process.stdout.write(`${report(compare(checkout, await import(library.href)), values.only)}\n`);
	}
}
