import { isObject, type Value } from "../../values/kinds.js";
import { getKey, hasKey, objectFrom } from "../../values/object.js";
import type { InputDeclaration } from "./declaration.js";
import { inputType, refusal, type TypeDefinition } from "./define.js";

const dataUrl = /^data:([a-z0-9.+-]+\/[a-z0-9.+-]+)(?:;[a-z0-9-]+=[^;,]*)*;base64,/i;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** A data URL as the upload object a multipart part would give; its bytes stand in `data`, one character each. [D] */
function decodeDataUrl(text: string): Value | null {
	const match = dataUrl.exec(text);
	if (match?.[1] === undefined) return null;
	const encoded = text.slice(match[0].length);
	if (!base64.test(encoded)) return null;
	const data = Buffer.from(encoded, "base64").toString("latin1");
	const mime = match[1].toLowerCase();
	return objectFrom([
		["name", ""],
		["type", mime.slice(0, mime.indexOf("/"))],
		["size", data.length],
		["mime", mime],
		["data", data],
	]);
}

function readUpload(value: Value, declaration: InputDeclaration): Value {
	if (value === "") return null;
	if (typeof value === "string") {
		const upload = decodeDataUrl(value);
		if (upload !== null) return upload;
	}
	if (isObject(value) && (typeof getKey(value, "path") === "string" || typeof getKey(value, "data") === "string"))
		return value;
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
			"A multipart part, an object with `path` or `data`, or a base64 data URL. Other texts, numbers and empty objects are refused [observed]; the wording is ours.",
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
