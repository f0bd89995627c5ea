import { bytesOf, textOfBytes } from "../../../values/bytes.js";
import { fatalError } from "../../../values/error.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { objectFrom } from "../../../values/object.js";
import { toText } from "../../../values/text.js";
import type { StatementCall } from "../../define.js";
import { contentAt, contentOf, isFileValue } from "../../files/content.js";
import { mimeOf } from "../../files/mime.js";
import { plainName } from "../../files/names.js";
import { openFile } from "../../files/open.js";
import { storedAt } from "../../files/paths.js";
import { temporaryFile } from "../../files/resource.js";
import { checkLength } from "../../filters/subject.js";

/** `storage.create_file_resource`: a file value of a name and a content, which lasts as long as the run. */
export async function createFileResource({ context, attributes }: StatementCall): Promise<XanoObject> {
	const name = toText(attributes.filename ?? null);
	return temporaryFile(context, name, await bytesFrom(context, attributes.filedata ?? null, "filedata"));
}

/** `storage.read_file_resource`: the content of a file as a text, with what is known of the file. [D] */
export async function readFileResource({ context, attributes }: StatementCall): Promise<XanoObject> {
	const { name, mime, bytes } = await openFile(context, attributes.value ?? null);
	checkLength(context, bytes.length);
	const plain = plainName(name, "");
	return objectFrom([
		["name", plain],
		["size", bytes.length],
		["mime", mime ?? mimeOf(plain, bytes)],
		["data", textOfBytes(bytes)],
	]);
}

/** `storage.append_file`: adds to the end of a stored file; the first call begins it. */
export async function appendFile({ context, attributes }: StatementCall): Promise<Value> {
	const path = pathnameOf(attributes.pathname ?? null);
	await context.store.append(storedAt(path), await bytesFrom(context, attributes.data ?? null, "data"));
	return null;
}

/** `storage.delete_file`: a path that names nothing is no error. */
export async function deleteFile({ context, attributes }: StatementCall): Promise<Value> {
	const path = pathnameOf(attributes.pathname ?? null);
	if (!(await context.store.remove(storedAt(path))))
		context.warn("missing-file", `storage.delete_file: there is no file ${path}`);
	return null;
}

/**
 * `storage.sign_private_url`: where a person on this machine finds the file. Nothing here serves files to others, so
 * there is nothing to sign, and nothing that could expire.
 */
export async function signPrivateUrl({ context, attributes }: StatementCall): Promise<Value> {
	const path = pathnameOf(attributes.pathname ?? null);
	await contentAt(context, path);
	const url = context.store.urlOf(storedAt(path));
	if (url === null)
		throw fatalError(`${path} has no address`, "It is kept in memory; only a file in the project's folder has one.");
	context.warn("local-url", "storage.sign_private_url gives the address of a file on this machine; it does not expire");
	return url;
}

function pathnameOf(value: Value): string {
	if (value === null || value === "") throw fatalError("`pathname` is empty", "It is the `path` of a stored file.");
	return toText(value);
}

/** Content as programs give it: a text stands for its bytes, a file for what it holds. */
async function bytesFrom(context: StatementCall["context"], value: Value, attribute: string): Promise<Buffer> {
	if (isFileValue(value)) return contentOf(context, value);
	if (Array.isArray(value) || isObject(value))
		throw fatalError(`\`${attribute}\` has to be a text or a file`, "json_encode makes a text of a list or an object.");
	return bytesOf(toText(value));
}
