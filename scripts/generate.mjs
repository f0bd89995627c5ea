// Writes what is generated from the parser: grammar/xanoscript.ebnf, grammar/railroad.html, grammar/lookahead.ts, which the
// parser itself reads by, and the TextMate grammar.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL("../grammar/", import.meta.url));
const bundle = await build({
	entryPoints: [`${folder}generate/index.ts`],
	bundle: true,
	write: false,
	format: "esm",
	platform: "node",
});
const code = Buffer.from(bundle.outputFiles[0].contents).toString("base64");
const { generatedFiles } = await import(`data:text/javascript;base64,${code}`);
for (const { name, content } of generatedFiles()) {
	writeFileSync(`${folder}${name}`, content);
	console.log(`grammar/${name}`);
}
