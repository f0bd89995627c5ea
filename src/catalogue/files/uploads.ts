import { textOfBytes } from "../../values/bytes.js";
import { decodeJson } from "../../values/json.js";
import type { Value } from "../../values/kinds.js";
import { setKey } from "../../values/object.js";
import { imageSize } from "./image_size.js";
import { type MakingContext, temporaryFile } from "./resource.js";

/** A file that a caller hands in for an input. What the program sees of it depends on the type it declares. */
export class Upload {
	/**
	 * @param name what the file is called
	 * @param mime left out, it is told from the bytes and the name
	 */
	constructor(
		readonly name: string,
		readonly bytes: Uint8Array,
		readonly mime?: string,
	) {}
}

/** Types of inputs that hold a reference to a stored file. */
const references: ReadonlySet<string> = new Set(["image", "video", "audio", "attachment"]);

/** Types whose inputs are texts, also where a text could be read as JSON. */
const texts: ReadonlySet<string> = new Set(["text", "email", "password", "uuid", "date", "timestamp", "enum"]);

/**
 * What an upload becomes for an input of some type: for `file` a file value with a path [D]; for the references the
 * same with the members of a stored file, so that a function can be tried without storing one first (our choice); for
 * the types of texts the text of its bytes, and for any other the JSON it holds, or else its text.
 *
 * @param type null when the input is not declared
 */
export async function uploadedValue(context: MakingContext, upload: Upload, type: string | null): Promise<Value> {
	const { name, bytes, mime } = upload;
	if (type === "file") return temporaryFile(context, name, bytes, mime);
	if (type === null || !references.has(type)) {
		const text = textOfBytes(Buffer.from(bytes));
		return type !== null && texts.has(type) ? text : jsonOrText(text);
	}
	let reference = await temporaryFile(context, name, bytes, mime);
	const size = imageSize(bytes);
	const members: readonly (readonly [string, Value])[] = [
		["access", "private"],
		["meta", size ? { width: size.width, height: size.height } : {}],
		["url", null],
	];
	for (const [key, value] of members) reference = setKey(reference, key, value);
	return reference;
}

function jsonOrText(text: string): Value {
	try {
		return decodeJson(text.replace(/^\uFEFF/, ""));
	} catch {
		return text;
	}
}
