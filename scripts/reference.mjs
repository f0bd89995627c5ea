// Writes docs/reference: a page for every family of the catalogue, and an index. With --check it only says whether the
// pages are up to date.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = new URL("../docs/reference/", import.meta.url);

/** The generator is TypeScript: it is bundled into a module in memory, without what definitions load later. */
async function pages() {
	const { outputFiles } = await build({
		stdin: {
			contents: 'export * from "./src/reference/pages.ts"; export * from "./src/reference/reference.ts";',
			resolveDir: root,
		},
		bundle: true,
		format: "esm",
		platform: "node",
		write: false,
		plugins: [
			{
				name: "later",
				setup: ({ onResolve }) =>
					onResolve({ filter: /./ }, ({ path, kind }) => (kind === "dynamic-import" ? { path, external: true } : null)),
			},
		],
	});
	const code = Buffer.from(outputFiles[0].contents).toString("base64");
	const { createReference, referencePages } = await import(`data:text/javascript;base64,${code}`);
	return referencePages(createReference());
}

const written = await pages();
const paths = written.map(({ path }) => path);
mkdirSync(folder, { recursive: true });
const stale = readdirSync(folder, { recursive: true, encoding: "utf8" })
	.map((path) => path.replaceAll("\\", "/"))
	.filter((path) => path.endsWith(".md") && !paths.includes(path));
if (process.argv.includes("--check")) {
	const changed = written.filter(({ path, text }) => {
		try {
			return readFileSync(new URL(path, folder), "utf8") !== text;
		} catch {
			return true;
		}
	});
	for (const path of [...changed.map((each) => each.path), ...stale])
		process.stderr.write(`docs/reference/${path} is out of date: run \`node scripts/reference.mjs\`\n`);
	process.exitCode = changed.length + stale.length > 0 ? 1 : 0;
} else {
	for (const path of stale) rmSync(new URL(path, folder));
	for (const { path, text } of written) {
		mkdirSync(dirname(fileURLToPath(new URL(path, folder))), { recursive: true });
		writeFileSync(new URL(path, folder), text);
	}
	console.log(`docs/reference: ${written.length} pages`);
}
