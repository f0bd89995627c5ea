import { fatalError } from "../../../values/error.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { toText } from "../../../values/text.js";
import type { StatementCall } from "../../define.js";
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

/** `zip.add_to_archive`: adds a file; one of the same name is replaced. */
export async function addToArchive({ context, attributes }: StatementCall): Promise<Value> {
	const { file = null, zip: archive = null, filename = null, password = null, password_encryption = null } = attributes;
	const content = await contentOf(context, file);
	const name = entryNameOf(filename, file);
	const lock =
		lockOf(password, password_encryption) ??
		(isObject(archive) ? rememberedLock(context, textAt(archive, "path")) : null);
	await changeArchive(context, archive, async (writer, old, zip) => {
		await writer.appendZip(old, { filter: (entry) => entry.filename !== name, readerOptions: reading });
		await writer.add(name, new zip.Uint8ArrayReader(content), {
			...writingOptions(lock),
			lastModDate: new Date(context.clock.now()),
			signal: context.signal,
		});
	});
	return null;
}

/** `zip.delete_from_archive`: removes an entry. A password is not needed: the others stay locked as they are. */
export async function deleteFromArchive({ context, attributes }: StatementCall): Promise<Value> {
	const { filename = null, zip: archive = null } = attributes;
	// Xano's editor shows a file here; its name is meant.
	const name = isObject(filename) ? textAt(filename, "name") : toText(filename);
	let found = false;
	await changeArchive(context, archive, async (writer, old) => {
		await writer.appendZip(old, {
			filter: (entry) => {
				const isMeant = entry.filename === name;
				found ||= isMeant;
				return !isMeant;
			},
			readerOptions: reading,
		});
	});
	if (!found) context.warn("missing-entry", `zip.delete_from_archive: there is no ${name} in ${nameOf(archive)}`);
	return null;
}

/** The name an entry gets: the one asked for, else that of the file. */
function entryNameOf(filename: Value, file: Value): string {
	const wanted = filename === null || filename === "" ? (isObject(file) ? textAt(file, "name") : "") : toText(filename);
	const name = entryPath(wanted);
	if (name === "") throw fatalError("The file has no name to be added under", "Give one as `filename`.");
	return name;
}
