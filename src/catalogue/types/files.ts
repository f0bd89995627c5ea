import { textOfBytes } from "../../values/bytes.js";
import { isObject, type Value } from "../../values/kinds.js";
import { hasKey, objectFrom } from "../../values/object.js";
import { isFileValue } from "../files/content.js";
import { readDataUrl } from "../files/data_url.js";
import { typeOfMime } from "../files/mime.js";
import type { InputDeclaration } from "./declaration.js";
import { inputType, refusal, type TypeDefinition } from "./define.js";

/** A data URL as the upload object a multipart part would give [D]; its bytes stand in `data`, as texts hold bytes. */
function uploadOf(text: string): Value | null {
	const held = readDataUrl(text);
	if (held === null) return null;
	const { mime, bytes } = held;
	return objectFrom([
		["name", ""],
		["type", typeOfMime(mime)],
		["size", bytes.length],
		["mime", mime],
		["data", textOfBytes(bytes)],
	]);
}

function readUpload(value: Value, declaration: InputDeclaration): Value {
	if (value === "") return null;
	if (typeof value === "string") {
		const upload = uploadOf(value);
		if (upload !== null) return upload;
	}
	if (isFileValue(value)) return value;
	throw refusal("Invalid file.", declaration.name, "Send the file as a multipart part or as a base64 data URL.");
}

const referenceKeys = ["path", "name", "type", "mime", "size", "access", "meta", "url"];

/** The engine asks for every member of a stored reference. [O] An upload lacks `path`, and is refused for that. [O] */
function readReference(value: Value, declaration: InputDeclaration): Value {
	if (value === "") return null;
	if (!isObject(value)) throw refusal("Invalid file reference.", declaration.name);
	for (const key of referenceKeys) {
		if (hasKey(value, key)) continue;
		const help =
			key === "path" ? "An upload is declared as `file`; a storage statement turns it into a reference." : null;
		throw refusal(`Missing param: ${key}`, `${declaration.name}.${key}`, help);
	}
	return value;
}

function reference(name: string, alias: string, what: string): TypeDefinition {
	return inputType({
		name,
		aliases: [alias],
		summary: `Reference to ${what} that a storage statement has stored.`,
		result: "object",
		zero: null,
		nullableByDefault: true,
		filterMode: "none",
		evidence: "observed",
		notes: `Every one of ${referenceKeys.join(", ")} must be there. Uploads are declared as file.`,
		examples: [
			{ code: `${name} v = { path: "/x" }`, result: "error: Missing param: name" },
			{ code: `${name} v = "x"`, result: "error: Invalid file reference." },
		],
		coerce: readReference,
	});
}

/** file, image, video, audio and attachment. */
export const fileTypes: readonly TypeDefinition[] = [
	inputType({
		name: "file",
		summary: "Uploaded file: an object with name, type, size, mime and where its content is.",
		result: "object",
		zero: null,
		nullableByDefault: true,
		filterMode: "none",
		evidence: "documented",
		notes:
			"A multipart part, an object with `path` or `data`, or a base64 data URL. Other texts, numbers and empty objects are refused (observed); the wording is ours.",
		examples: [
			{
				code: 'file v = "data:text/plain;base64,aGk="',
				result: '{"name":"","type":"text","size":2,"mime":"text/plain","data":"hi"}',
			},
			{ code: 'file v = "x"', result: "error: Invalid file." },
		],
		coerce: readUpload,
	}),
	reference("image", "blob_img", "an image"),
	reference("video", "blob_video", "a video"),
	reference("audio", "blob_audio", "a sound"),
	reference("attachment", "blob", "a file of any kind"),
];
