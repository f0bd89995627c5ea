// The names of the catalogue, found out while building: a run then loads only the definitions it names.
import { createRequire } from "node:module";
import { Script } from "node:vm";
import * as esbuild from "esbuild";

const path = "src/catalogue/groups/places.ts";

/**
 * @param common options of every bundle
 * @param plugins send away what no bundle is to contain
 * @returns the plugin that puts what `findPlaces` finds in its place
 */
export async function placesFound({ common, plugins }) {
	const { outputFiles } = await esbuild.build({
		...common,
		entryPoints: [path],
		write: false,
		metafile: false,
		legalComments: "none",
		plugins,
	});
	const module = { exports: {} };
	const script = new Script(`(function (exports, require, module) {${outputFiles[0].text}\n})`);
	script.runInThisContext()(module.exports, createRequire(import.meta.url), module);
	const places = JSON.stringify(JSON.stringify(module.exports.findPlaces()));
	return {
		name: "places",
		setup: (bundle) => {
			bundle.onLoad({ filter: /[\\/]catalogue[\\/]groups[\\/]places\.ts$/ }, () => ({
				contents: `export function findPlaces() { return JSON.parse(${places}); }`,
			}));
		},
	};
}
