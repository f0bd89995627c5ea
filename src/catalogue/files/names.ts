import { extensionOf } from "./mime.js";

/** Most file systems take 255 bytes; a number and the mark of an unfinished file come on top. */
const longestName = 150;

/** Names that Windows keeps for devices. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A name that can stand in any folder: the last step of what was given, without what a file system could take amiss.
 * A name never leads anywhere; `../../x` becomes `x`.
 *
 * @param fallback what an empty name becomes
 */
export function plainName(given: string, fallback: string): string {
	const last =
		given
			.split(/[\\/]/)
			.filter((step) => step.trim() !== "" && step !== "." && step !== "..")
			.at(-1) ?? "";
	const plain = last.replace(/[\p{C}<>:"|?*]/gu, "_").replace(/^[.\s]+|[.\s]+$/g, "");
	if (plain === "") return fallback;
	return shortened(devices.test(plain) ? `_${plain}` : plain);
}

/** The name with a mark before its extension: `report.csv` and `2` give `report-2.csv`. */
export function markedName(name: string, mark: string): string {
	const [stem, end] = divided(name);
	return `${stem}-${mark}${end}`;
}

function shortened(name: string): string {
	if (Buffer.byteLength(name) <= longestName) return name;
	const [stem, end] = divided(name);
	let kept = "";
	let bytes = Buffer.byteLength(end);
	for (const character of stem) {
		bytes += Buffer.byteLength(character);
		if (bytes > longestName) break;
		kept += character;
	}
	return `${kept}${end}`;
}

function divided(name: string): [stem: string, end: string] {
	const extension = extensionOf(name);
	return extension === "" ? [name, ""] : [name.slice(0, -extension.length - 1), name.slice(-extension.length - 1)];
}
