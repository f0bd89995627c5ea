import { rm, rmdir } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fatalError } from "../../values/error.js";
import type { TestCase } from "../options.js";

/** The folder of a project that holds the recordings its tests answer requests from. */
export const cassettesFolder = "cassettes";

/** Names that stand for themselves. What a space and a slash become occurs in none of them otherwise. */
const plainName = /^[a-z0-9_]+(?:[ /][a-z0-9_]+)*$/;

/** Names of devices, which are no names of files on Windows. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** In characters. Together with a mark it stays well below what file systems take, 255 bytes. */
const longestName = 80;

/**
 * Where the recorded requests of a test stand: `cassettes/create_user/refuses-an-empty-name.json`. No two tests have the
 * same place, also where file systems do not tell upper case from lower, and none is outside of the folder.
 *
 * @param root folder of the project
 * @param construct declared name of the function
 */
export function cassetteFile(root: string, construct: string, test: string): string {
	return join(root, cassettesFolder, fileName(construct), `${fileName(test)}.json`);
}

/**
 * Where the recorded requests of a test of any kind stand. An entry of a file of cases may have the name of an entry of
 * another file, or of a test in the program: its file belongs to its name.
 *
 * @param root folder of the project
 */
export function cassetteOf(root: string, { construct, name, file, work }: TestCase): string {
	if (work.kind === "block") return cassetteFile(root, construct, name);
	const path = relative(root, resolve(file)).split(sep).join("/");
	return cassetteFile(root, construct, `${path}\0${name}`);
}

/**
 * A name as that of a file. Most names of programs stay readable as they are, spaces as `-` and slashes as `.`; every
 * other is told apart by a mark made from all of it, behind a `~` that occurs in no other.
 */
function fileName(name: string): string {
	if (plainName.test(name) && name.length <= longestName && !deviceName.test(name)) {
		return name.replaceAll(" ", "-").replaceAll("/", ".");
	}
	const readable = name
		.normalize("NFKD")
		.replace(/[^A-Za-z0-9_]+/g, "-")
		.slice(0, longestName)
		.replace(/^-+|-+$/g, "");
	return `${readable || "unnamed"}~${markOf(name)}`;
}

function markOf(name: string): string {
	const { createHash } = process.getBuiltinModule("node:crypto");
	// As UTF-16: in UTF-8 all broken surrogates would be the same.
	return createHash("sha256").update(Buffer.from(name, "utf16le")).digest("hex").slice(0, 12);
}

/**
 * Removes a cassette, and its folder when nothing is left there. Where there is none, nothing happens.
 * @throws XanoError when it cannot be removed
 */
export async function removeCassette(file: string): Promise<void> {
	await rm(file, { force: true }).catch((thrown: NodeJS.ErrnoException) => {
		throw fatalError(`The recording ${file} cannot be removed (${thrown.code ?? "unknown reason"})`);
	});
	await rmdir(dirname(file)).catch(() => undefined);
}
