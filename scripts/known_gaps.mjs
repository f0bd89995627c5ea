// Writes known-gaps.md: what Xano knows and this version does not run. With --check it only says whether the file is
// up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = new URL("../known-gaps.md", import.meta.url);

/** The text of the page, made of the lists the checker and the catalogue use. */
export async function knownGapsPage() {
	const { gapsByReason, constructs } = await lists();
	const gaps = gapsByReason();
	const count = gaps.reduce((sum, { names }) => sum + names.length, 0);
	const idle = constructs.filter(({ runs }) => !runs).map(({ name }) => name);
	return [
		"<!-- Written by scripts/known_gaps.mjs from src/catalogue/gaps.ts and src/catalogue/constructs/. -->",
		"# Known gaps",
		paragraph(
			`${count} statements and filters of Xano do not run here yet. Their form is known: \`xano check\` checks them like all others`,
			"and warns of every name a program uses, `xano docs` shows them, and a run stops where it meets one; nothing is quietly left",
			"out. The list is made of their definitions, and a test keeps every publicly known name among the definitions.",
		),
		...gaps.flatMap(({ reason, names }) => [`## ${names.length} because ${reason}`, wrapped(names)]),
		`## ${idle.length} constructs that are read and do not run`,
		paragraph(
			"Files with these are parsed, and the project they stand in runs as if they were not there: a folder exported from",
			"Xano needs no clearing out. Tests of functions run (`xano test`); those of queries and middleware, and workflow tests,",
			"are skipped, and the report says so. The filters that exist only inside a database query come with the database.",
		),
		wrapped(idle),
		"",
	]
		.join("\n\n")
		.replace(/\n+$/, "\n");
}

function paragraph(...lines) {
	return lines.join("\n");
}

/** Names as code, divided by spaces, in lines of at most 120 characters. */
function wrapped(names) {
	const lines = [""];
	for (const name of [...names].sort()) {
		const word = `\`${name}\``;
		const line = lines[lines.length - 1];
		if (line.length + word.length >= 120) lines.push(word);
		else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
	}
	return lines.join("\n");
}

/** What definitions load only when they run. */
const later = {
	name: "later",
	setup: ({ onResolve }) =>
		onResolve({ filter: /./ }, ({ path, kind }) => (kind === "dynamic-import" ? { path, external: true } : null)),
};

/** The lists are TypeScript: they are bundled into a module in memory. */
async function lists() {
	const { outputFiles } = await build({
		stdin: {
			contents: 'export * from "./src/catalogue/gaps.ts"; export * from "./src/catalogue/constructs/index.ts";',
			resolveDir: root,
		},
		bundle: true,
		format: "esm",
		platform: "node",
		write: false,
		plugins: [later],
	});
	return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const text = await knownGapsPage();
	if (!process.argv.includes("--check")) writeFileSync(page, text);
	else if (readFileSync(page, "utf8") !== text) {
		process.stderr.write("known-gaps.md is out of date: run `node scripts/known_gaps.mjs`\n");
		process.exitCode = 1;
	}
}
