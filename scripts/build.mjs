// Builds dist/: the command line and the library as one bundle with lazily loaded chunks, and the type declarations.
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true });
await build({
	absWorkingDir: root,
	entryPoints: {
		bin: "src/cli/bin.ts",
		index: "src/index.ts",
		builtins_loader: "src/engine/builtins_loader.ts",
	},
	outdir: "dist",
	bundle: true,
	splitting: true,
	format: "esm",
	platform: "node",
	target: "node20",
	// Names stay: error messages and stacks are read by people.
	minifySyntax: true,
	minifyWhitespace: true,
	legalComments: "linked",
	define: { PACKAGE_VERSION: JSON.stringify(version) },
	// Dependencies written for CommonJS ask for Node's own modules with `require`.
	banner: {
		js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
	},
	logLevel: "warning",
});
chmodSync(new URL("../dist/bin.js", import.meta.url), 0o755);
if (!process.argv.includes("--no-types")) {
	const compiler = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
	execFileSync(process.execPath, [compiler, "--project", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
}
