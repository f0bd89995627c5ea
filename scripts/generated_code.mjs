// Writes the JavaScript that docs/performance.md shows anew: what `xano compile` prints of the program before it.
// It takes the library as it is built (`npm run build`). test/docs/performance.test.ts says when it has to be run.
import { readFileSync, writeFileSync } from "node:fs";

const page = new URL("../docs/performance.md", import.meta.url);
const { createEngine, projectFromText } = await import(new URL("../dist/index.js", import.meta.url));

const text = readFileSync(page, "utf8");
const shown = /(```xs\n([^`]*?)```\n\n```sh\nxano compile [^\n]*\n```\n\n```js\n)[^`]*?(```\n)/g;
writeFileSync(
	page,
	text.replace(shown, (_, before, program, after) => {
		const project = projectFromText("program.xs", program, "/");
		const code = createEngine({ project }).generatedCode(project.all("function")[0].name);
		return `${before}${code}\n${after}`;
	}),
);
