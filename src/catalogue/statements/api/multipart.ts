import { bytesOf } from "../../../values/bytes.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { entriesOf, getKey, objectFrom } from "../../../values/object.js";
import { contentOf, type FileContext, isFileValue } from "../../files/content.js";
import { formFields } from "./form.js";

/**
 * Whether one of the parameters is a file: an object with a `mime` or `name` and its content in `data` or at a `path`
 * of a stored or temporary file.
 */
export function holdsFile(params: Value): boolean {
	return isObject(params) && entriesOf(params).some(([, value]) => filesIn(value) !== null);
}

/**
 * The parameters as a multipart body: files as they are, everything else as the fields of a form.
 *
 * @param boundary stands in no part
 * @throws XanoError when there is nothing at the path of a file
 */
export async function multipartBody(context: FileContext, params: Value, boundary: string): Promise<Uint8Array> {
	const parts: Buffer[] = [];
	const add = (header: string, content: Buffer): void => {
		parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${header}\r\n\r\n`), content);
		parts.push(Buffer.from("\r\n"));
	};
	const addFields = (fields: Value): void => {
		for (const [name, written] of formFields(fields)) add(`name="${escaped(name)}"`, bytesOf(written));
	};
	if (isObject(params)) {
		for (const [name, value] of entriesOf(params)) {
			const files = filesIn(value);
			if (files === null) addFields(objectFrom([[name, value]]));
			for (const [index, file] of (files ?? []).entries()) {
				const partName = Array.isArray(value) ? `${name}[${index}]` : name;
				add(
					`name="${escaped(partName)}"; filename="${escaped(fileName(file, partName))}"\r\nContent-Type: ${mimeOf(file)}`,
					await contentOf(context, file),
				);
			}
		}
	} else addFields(params);
	parts.push(Buffer.from(`--${boundary}--\r\n`));
	return new Uint8Array(Buffer.concat(parts));
}

/** A file, or a list of nothing but files. */
function filesIn(value: Value): readonly XanoObject[] | null {
	const files = Array.isArray(value) ? value : [value];
	return files.length > 0 && files.every(isFile) ? files : null;
}

function isFile(value: Value): value is XanoObject {
	if (!isFileValue(value)) return false;
	if (typeof getKey(value, "mime") !== "string" && typeof getKey(value, "name") !== "string") return false;
	// Other objects have paths, too: only those of files make a request a multipart one.
	return typeof getKey(value, "data") === "string" || /^\/(?:vault|tmp)\//.test(String(getKey(value, "path")));
}

function fileName(file: XanoObject, partName: string): string {
	const name = getKey(file, "name");
	return typeof name === "string" && name !== "" ? name : partName;
}

function mimeOf(file: XanoObject): string {
	const mime = getKey(file, "mime");
	return typeof mime === "string" && /^[\w.+-]+\/[\w.+-]+$/.test(mime) ? mime : "application/octet-stream";
}

/** As browsers write names: a quote or a line break would end the header. */
function escaped(name: string): string {
	return name.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}
