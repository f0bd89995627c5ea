import { bytesOf } from "../../values/bytes.js";
import { fatalError } from "../../values/error.js";
import { isObject, type Value, type XanoObject } from "../../values/kinds.js";
import { getKey } from "../../values/object.js";
import type { CallContext } from "../define.js";
import { readDataUrl } from "./data_url.js";
import { storedAt } from "./paths.js";

/**
 * File values. Xano hands files around as objects of `name`, `type`, `size`, `mime` and `path`, where the path names the
 * content [D]; uploads and `storage.read_file_resource` may hold it themselves, in `data`.
 */

/** What reading a file needs of a run. */
export type FileContext = Pick<CallContext, "store">;

/** Whether a value is an object that says where its content is. */
export function isFileValue(value: Value): value is XanoObject {
	return isObject(value) && (textAt(value, "path") !== "" || typeof getKey(value, "data") === "string");
}

/**
 * The bytes of a file: of an object with `path` or `data`, or of a base64 data URL.
 *
 * @param value any value
 * @throws XanoError when it is no file, or when there is nothing at its path
 */
export async function contentOf(context: FileContext, value: Value): Promise<Buffer> {
	if (typeof value === "string") {
		const held = readDataUrl(value);
		if (held !== null) return held.bytes;
	}
	if (!isFileValue(value)) throw noFile(value);
	const path = textAt(value, "path");
	return path === "" ? bytesOf(textAt(value, "data")) : contentAt(context, path);
}

/**
 * The bytes a path names.
 *
 * @throws XanoError when there are none
 */
export async function contentAt(context: FileContext, path: string): Promise<Buffer> {
	const bytes = await context.store.read(storedAt(path));
	if (bytes === null) throw missingFile(path);
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The error of a path that names nothing. */
function missingFile(path: string): Error {
	return fatalError(
		`There is no file ${path}`,
		path.startsWith("/tmp/")
			? "A temporary file is gone after the run that made it; storage.create_attachment keeps it."
			: null,
	);
}

/** A member that is a text, or "". */
export function textAt(file: XanoObject, key: string): string {
	const member = getKey(file, key);
	return typeof member === "string" ? member : "";
}

function noFile(value: Value): Error {
	const help = "A file comes from an input of type file, or from storage.create_file_resource.";
	if (value === null) return fatalError("There is no file: the value is null", help);
	const kind =
		typeof value === "string"
			? "a text"
			: Array.isArray(value)
				? "a list"
				: isObject(value)
					? "an object without path and data"
					: "a number or a bool";
	return fatalError(`There is no file: the value is ${kind}`, help);
}
