// What takes everything to be found out and never changes, found out while building: where in the catalogue a name is. A
// run then loads only the definitions it names.
import { createRequire } from "node:module";
import { Script } from "node:vm";
import * as esbuild from "esbuild";

/** Modules whose one function does that, and gives plain data. */
const found = { "src/catalogue/groups/places.ts": "findPlaces" };

/**
 * @param common options of every bundle
 * @param plugins send away what no bundle is to contain
 * @returns the plugin that puts what these functions find in their place
 */
export async function foundOnce({ common, plugins }) {
	const contents = new Map();
	for (const [path, name] of Object.entries(found)) {
		const data = JSON.stringify(JSON.stringify(await answerOf(path, name, { ...common, plugins })));
		contents.set(path, `export function ${name}() { return JSON.parse(${data}); }`);
	}
	return {
		name: "found-once",
		setup: (bundle) => {
			bundle.onLoad({ filter: /[\\/]places\.ts$/ }, ({ path }) => {
				const [known] = [...contents].filter(([each]) => path.replaceAll("\\", "/").endsWith(`/${each}`));
				return known && { contents: known[1] };
			});
		},
	};
}

async function answerOf(path, name, options) {
	const { outputFiles } = await esbuild.build({
		...options,
		entryPoints: [path],
		write: false,
		metafile: false,
		legalComments: "none",
	});
	const module = { exports: {} };
	const script = new Script(`(function (exports, require, module) {${outputFiles[0].text}\n})`);
	script.runInThisContext()(module.exports, createRequire(import.meta.url), module);
	return module.exports[name]();
}
