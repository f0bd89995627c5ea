// Writes docs/trace.schema.json: the form of a trace as JSON Schema 2020-12, made of src/tracing/schema.ts. With --check it
// only says whether the file is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const file = new URL("../docs/trace.schema.json", import.meta.url);

/** The schema is TypeScript: it is bundled into a module in memory. */
async function text() {
	const { outputFiles } = await build({
		absWorkingDir: root,
		entryPoints: ["src/tracing/schema.ts"],
		bundle: true,
		format: "esm",
		platform: "node",
		write: false,
	});
	const code = Buffer.from(outputFiles[0].contents).toString("base64");
	const { traceJsonSchema } = await import(`data:text/javascript;base64,${code}`);
	return `${JSON.stringify(traceJsonSchema(), null, "\t")}\n`;
}

const written = await text();
if (!process.argv.includes("--check")) {
	writeFileSync(file, written);
	console.log("docs/trace.schema.json");
} else if (readFileSync(file, "utf8") !== written) {
	process.stderr.write("docs/trace.schema.json is out of date: run `node scripts/trace_schema.mjs`\n");
	process.exitCode = 1;
}
