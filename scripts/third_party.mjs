// The notices of the packages that are part of a bundle: their licences ask for a copy to go with them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Names and licences of the packages that some bundles are made of.
 * @param root folder that the paths of esbuild's metafiles begin at
 * @param metafiles what esbuild says about the bundles
 */
export function thirdPartyNotices(root, metafiles) {
	const folders = new Set();
	for (const { inputs } of metafiles) {
		for (const path of Object.keys(inputs)) {
			// It stands for a module of another bundle.
			if (path.startsWith("elsewhere:")) continue;
			const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
			if (folder !== undefined) folders.add(folder);
		}
	}
	const notices = new Map([...folders].map((folder) => notice(join(root, folder))));
	const sorted = [...notices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([title, text]) => `${title}\n\n${text}\n`);
	return `This program contains the packages below, each under its own licence.\n\n${sorted.join(`\n${"-".repeat(80)}\n\n`)}`;
}

function notice(folder) {
	const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
	const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice|third.?party)/i.test(file));
	const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
	if (texts.length === 0 && license === undefined) throw new Error(`${name} says nothing about its licence`);
	return [`${name} ${version}${license === undefined ? "" : ` (${license})`}`, texts.join("\n\n")];
}
