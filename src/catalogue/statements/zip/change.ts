import { bytesOf } from "../../../values/bytes.js";
import { fatalError } from "../../../values/error.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { getKey } from "../../../values/object.js";
import { toText } from "../../../values/text.js";
import type { CallContext, StatementCall } from "../../define.js";
import { contentOf, textAt } from "../../files/content.js";
import { temporaryFile } from "../../files/resource.js";
import { changeArchive, entryPath, loadZip, nameOf, reading } from "./archive.js";
import { lockOf, rememberedLock, rememberLock, writingOptions } from "./passwords.js";

/** `zip.create_archive`: a file value of an archive without entries. */
export async function createArchive({ context, attributes }: StatementCall): Promise<XanoObject> {
	const lock = lockOf(attributes.password ?? null, attributes.password_encryption ?? null);
	const zip = await loadZip();
	const bytes = await new zip.ZipWriter(new zip.Uint8ArrayWriter()).close();
	const file = await temporaryFile(context, toText(attributes.filename ?? null), bytes, "application/zip");
	if (lock !== null) rememberLock(context, textAt(file, "path"), lock);
	return file;
}

/**
 * `zip.add_to_archive`: adds a file, or several; one of the same name is replaced.
 *
 * @returns the archive
 */
export async function addToArchive({ context, attributes }: StatementCall): Promise<Value> {
	const { file = null, files = null, filename = null, password = null, password_encryption = null } = attributes;
	const archive = archiveOf(attributes);
	const added =
		files === null
			? [{ content: await contentOf(context, file), name: entryNameOf(filename, file) }]
			: await entriesOf(context, files);
	const names = new Set(added.map(({ name }) => name));
	const lock =
		lockOf(password, password_encryption) ??
		(isObject(archive) ? rememberedLock(context, textAt(archive, "path")) : null);
	await changeArchive(context, archive, async (writer, old, zip) => {
		await writer.appendZip(old, { filter: (entry) => !names.has(entry.filename), readerOptions: reading });
		for (const { name, content } of added) {
			await writer.add(name, new zip.Uint8ArrayReader(content), {
				...writingOptions(lock),
				...modifiedAt(context.clock.now()),
				signal: context.signal,
			});
		}
	});
	return archive;
}

/**
 * `zip.delete_from_archive`: removes entries. A password is not needed: the others stay locked as they are.
 *
 * @returns the archive
 */
export async function deleteFromArchive({ context, attributes }: StatementCall): Promise<Value> {
	const { filename = null, paths = null } = attributes;
	const archive = archiveOf(attributes);
	// Xano's editor shows a file here; its name is meant.
	const named = isObject(filename) ? textAt(filename, "name") : toText(filename);
	const names = Array.isArray(paths) ? paths.map((path) => toText(path)) : [paths === null ? named : toText(paths)];
	const found = new Set<string>();
	await changeArchive(context, archive, async (writer, old) => {
		await writer.appendZip(old, {
			filter: (entry) => {
				const name = names.find(
					(each) => entry.filename === each || (each.endsWith("/") && entry.filename.startsWith(each)),
				);
				if (name !== undefined) found.add(name);
				return name === undefined;
			},
			readerOptions: reading,
		});
	});
	for (const name of names)
		if (!found.has(name))
			context.warn("missing-entry", `zip.delete_from_archive: there is no ${name} in ${nameOf(archive)}`);
	return archive;
}

/** What a list of `{path, content}` adds; a content is a file or a text. */
async function entriesOf(context: CallContext, files: Value): Promise<{ name: string; content: Uint8Array }[]> {
	if (!Array.isArray(files)) throw fatalError("`files` of zip.add_to_archive is a list", "Add one file with `file`.");
	return Promise.all(
		files.map(async (file) => {
			const content = isObject(file) ? (getKey(file, "content") ?? null) : null;
			const name = isObject(file) ? entryPath(textAt(file, "path")) : "";
			if (name === "")
				throw fatalError("A file has no path to be added under", "Each is an object of path and content.");
			return { name, content: typeof content === "string" ? bytesOf(content) : await contentOf(context, content) };
		}),
	);
}

function archiveOf({ zip = null, archive = null }: StatementCall["attributes"]): Value {
	return zip ?? archive;
}

/** The name an entry gets: the one asked for, else that of the file. */
function entryNameOf(filename: Value, file: Value): string {
	const wanted = filename === null || filename === "" ? (isObject(file) ? textAt(file, "name") : "") : toText(filename);
	const name = entryPath(wanted);
	if (name === "") throw fatalError("The file has no name to be added under", "Give one as `filename`.");
	return name;
}

/**
 * When an entry was last changed. Beside the moment itself an archive holds the time a clock on the wall shows, here
 * that in UTC: the machine's time zone is nothing a program should depend on.
 */
function modifiedAt(milliseconds: number): { lastModDate: Date; rawLastModDate: number } {
	const lastModDate = new Date(milliseconds);
	const time =
		(lastModDate.getUTCHours() << 11) | (lastModDate.getUTCMinutes() << 5) | (lastModDate.getUTCSeconds() >> 1);
	const year = Math.min(Math.max(lastModDate.getUTCFullYear() - 1980, 0), 127);
	const date = (year << 9) | ((lastModDate.getUTCMonth() + 1) << 5) | lastModDate.getUTCDate();
	return { lastModDate, rawLastModDate: date * 0x1_0000 + time };
}
