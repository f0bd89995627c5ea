// Writes docs/diagnostics.md: a section for every code of a diagnostic, with what is printed about its wrong program.
// With --check it only says whether the page is up to date.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = new URL("../docs/diagnostics.md", import.meta.url);
// The generator runs programs, and what they load when they need it is found from a file only.
const bundle = new URL(`../node_modules/.diagnostics.${process.pid}.mjs`, import.meta.url);

async function text() {
	await build({
		absWorkingDir: root,
		entryPoints: ["scripts/diagnostics/page.ts"],
		outfile: fileURLToPath(bundle),
		bundle: true,
		packages: "external",
		format: "esm",
		platform: "node",
	});
	try {
		const { diagnosticsPage } = await import(bundle.href);
		return await diagnosticsPage();
	} finally {
		rmSync(bundle);
	}
}

const written = await text();
if (!process.argv.includes("--check")) {
	writeFileSync(page, written);
	console.log("docs/diagnostics.md");
} else if (readFileSync(page, "utf8") !== written) {
	process.stderr.write("docs/diagnostics.md is out of date: run `node scripts/diagnostics.mjs`\n");
	process.exitCode = 1;
}
