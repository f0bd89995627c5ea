import { cacheFolder, loadBundle } from "./code_cache.js";

const { main } = loadBundle("cli.cjs") as typeof import("./main.js");

void main(process.argv.slice(2), { cacheFolder }).then((code) => {
	process.exitCode = code;
});
