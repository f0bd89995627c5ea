import { fatalError } from "../../values/error.js";
import type { XanoObject } from "../../values/kinds.js";
import { objectFrom } from "../../values/object.js";
import type { CallContext } from "../define.js";
import type { FileContext } from "./content.js";
import { extensionOfMime, mimeOf, typeOfMime } from "./mime.js";
import { markedName, plainName } from "./names.js";
import { storedAt, temporaryPath } from "./paths.js";

/** What making a file needs of a run. */
export type MakingContext = FileContext & Pick<CallContext, "random">;

/**
 * Makes a file value whose content lasts as long as the run, as `storage.create_file_resource` does.
 *
 * @param name what the file is called; "" and paths give a plain name
 * @param mime left out, it is told from the bytes and the name
 */
export async function temporaryFile(
	context: MakingContext,
	name: string,
	bytes: Uint8Array,
	mime?: string,
): Promise<XanoObject> {
	const plain = plainName(name, nameless(mime ?? mimeOf("", bytes)));
	const path = await writeNew(context, temporaryPath, plain, bytes);
	const known = mime ?? mimeOf(plain, bytes);
	return objectFrom([
		["name", plain],
		["type", typeOfMime(known)],
		["size", bytes.length],
		["mime", known],
		["path", path],
	]);
}

/** Names are tried with 2, 3 and so on behind them, and then with something drawn by lot. */
const numbered = 20;
const tried = 40;

/**
 * Writes bytes under a name of their own: `report.csv`, `report-2.csv`, … Nothing is ever overwritten.
 *
 * @param pathOf the path of a file of this name
 * @returns the path of the new file
 */
export async function writeNew(
	{ store, random }: MakingContext,
	pathOf: (name: string) => string,
	name: string,
	bytes: Uint8Array,
): Promise<string> {
	for (let attempt = 1; attempt <= tried; attempt++) {
		const mark = attempt <= numbered ? String(attempt) : random.uuid().slice(0, 8);
		const path = pathOf(attempt === 1 ? name : markedName(name, mark));
		if (await store.create(storedAt(path), bytes)) return path;
	}
	throw fatalError(`No name is free for the file ${name}`);
}

/** What a file is called that has no name. */
function nameless(mime: string): string {
	const extension = extensionOfMime(mime);
	return extension === "" ? "file" : `file.${extension}`;
}
