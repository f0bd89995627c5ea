// Of chevrotain the bundles get what reads a text. What it takes to record a grammar, to check it and to work out its
// lookahead stays behind, with chevrotain's lexer: the grammar comes with its lookahead (grammar/lookahead.ts), and the
// lexer is our own. Less than half is left of what has to be compiled before the first text can be read.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Modules of chevrotain that are never called at run time. */
const leftOut = [
	"@chevrotain/cst-dts-gen/lib/src/api",
	"chevrotain/lib/src/parse/grammar/checks",
	"chevrotain/lib/src/parse/grammar/follow",
	"chevrotain/lib/src/parse/grammar/gast/gast_resolver_public",
	"chevrotain/lib/src/parse/grammar/interpreter",
	"chevrotain/lib/src/parse/grammar/llk_lookahead",
	"chevrotain/lib/src/parse/grammar/lookahead",
	"chevrotain/lib/src/scan/lexer_public",
];

const lodash = fileURLToPath(new URL("lodash_for_chevrotain.mjs", import.meta.url));
const source = /[\\/]node_modules[\\/](@?chevrotain[\\/].+)\.js$/;

/** A plugin of esbuild. A build without chevrotain is none of its business; one with it has to have all that is left out. */
export function slimChevrotain() {
	return {
		name: "slim-chevrotain",
		setup: (bundle) => {
			const found = new Set();
			bundle.onStart(() => found.clear());
			// Nothing happens when one of its modules is loaded: those of which nothing is used can go.
			bundle.onResolve({ filter: /^chevrotain$|^@chevrotain\// }, async ({ path, pluginData, ...from }) => {
				if (pluginData === "slim-chevrotain") return null;
				const resolved = await bundle.resolve(path, { ...from, pluginData: "slim-chevrotain" });
				return { ...resolved, sideEffects: false };
			});
			bundle.onResolve({ filter: /^lodash-es$/ }, () => ({ path: lodash, sideEffects: false }));
			bundle.onLoad({ filter: source }, ({ path }) => {
				const [, name] = source.exec(path);
				found.add(name.replaceAll("\\", "/"));
				if (!leftOut.includes(name.replaceAll("\\", "/"))) return null;
				// Whatever is called all the same says so: a class is not called without `new`.
				const names = [...readFileSync(path, "utf8").matchAll(/^export (?:class|function|const|var|let) (\w+)/gm)];
				return { contents: names.map(([, name]) => `export class ${name} {}`).join("\n") };
			});
			bundle.onEnd(() => {
				const missing = found.size === 0 ? [] : leftOut.filter((name) => !found.has(name));
				if (missing.length > 0) throw new Error(`chevrotain has no ${missing.join(", ")} any more`);
			});
		},
	};
}
