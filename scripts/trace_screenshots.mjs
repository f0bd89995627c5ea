// Takes the pictures in docs/images anew: the pages of the traces of two examples, in a browser, as the tests open them. It runs
// the examples with the command line as it is built (`npm run build`). test/tracing/page/pictures.test.ts says when it has to be
// run. The browser is that of XANO_TEST_BROWSER, or one on the PATH.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The tests' own driver, which is TypeScript. */
async function driver() {
	const outfile = `${root}dist/pictures.${process.pid}.mjs`;
	const contents = 'export * from "./test/tracing/page/browser.js"; export * from "./test/tracing/page/pictures.js";';
	await build({
		absWorkingDir: root,
		stdin: { contents, resolveDir: root },
		outfile,
		bundle: true,
		format: "esm",
		platform: "node",
		packages: "external",
		logLevel: "warning",
	});
	try {
		return await import(pathToFileURL(outfile).href);
	} finally {
		rmSync(outfile);
	}
}

const { findBrowser, TestBrowser, pictures, take, traceOfExample } = await driver();
const executable = findBrowser();
if (executable === null) throw new Error("No browser: name one in XANO_TEST_BROWSER");
const browser = new TestBrowser();
await browser.start(executable);
try {
	mkdirSync(`${root}docs/images`, { recursive: true });
	const traces = new Map();
	for (const picture of pictures) {
		const { example, file } = picture;
		if (!traces.has(example)) traces.set(example, traceOfExample(example, root));
		writeFileSync(`${root}docs/images/${file}`, await take(browser, traces.get(example), picture));
		console.log(`docs/images/${file}`);
	}
} finally {
	await browser.stop();
}
