import { bytesOf } from "../../../values/bytes.js";
import { fatalError } from "../../../values/error.js";
import type { Value, XanoObject } from "../../../values/kinds.js";
import { objectFrom } from "../../../values/object.js";
import { toText } from "../../../values/text.js";
import { isTruthy } from "../../../values/truthy.js";
import type { StatementCall } from "../../define.js";
import { readDataUrl } from "../../files/data_url.js";
import { type ImageSize, imageSize } from "../../files/image_size.js";
import { extensionOf, extensionOfMime, mimeOf, mimeOfName, typeOfMime } from "../../files/mime.js";
import { plainName } from "../../files/names.js";
import { isAddress, type OpenFile, openFile } from "../../files/open.js";
import { vaultPath } from "../../files/paths.js";
import { writeNew } from "../../files/resource.js";

/** What a stored file is stored as. */
export type StoredKind = "image" | "video" | "audio" | "attachment";

/** The only ends of names that `storage.create_image` takes. [D] */
const imageExtensions: ReadonlySet<string> = new Set(["jpg", "jpeg", "png", "gif", "webp"]);

/** Containers that hold sound as well as moving pictures. */
const mixed: ReadonlySet<string> = new Set(["mp4", "webm", "ogg"]);

/**
 * `storage.create_image` and its kin: keeps a file in the project's store.
 *
 * @returns the reference that tables hold: access, path, name, type, size, mime and meta [D]
 * @throws XanoError when there is no file, or when it is not of the kind
 */
export async function createStoredFile({ context, attributes }: StatementCall, kind: StoredKind): Promise<XanoObject> {
	const access = accessOf(attributes.access ?? null);
	const source = await sourceOf(context, attributes.value ?? null);
	const name = nameFor(attributes.filename ?? null, source, kind);
	requireKind(kind, name);
	const { bytes } = source;
	const mime = mimeOf(name, bytes);
	const size = kind === "image" || mime.startsWith("image/") ? imageSize(bytes) : null;
	if (kind === "image" && size === null)
		throw fatalError(
			`${name} holds no picture`,
			"Its content is no JPEG, PNG, GIF or WebP; storage.create_attachment takes any file.",
		);
	const folder = monthOf(context.clock.now());
	const path = await writeNew(context, (free) => vaultPath(`${access}/${folder}/${free}`), name, bytes);
	return objectFrom([
		["access", access],
		["path", path],
		["name", name],
		["type", typeFor(kind, mime, attributes.type ?? null)],
		["size", bytes.length],
		["mime", mime],
		["meta", isTruthy(attributes.include_meta ?? true) ? metaOf(size) : {}],
	]);
}

function accessOf(value: Value): string {
	const access = value === null || value === "" ? "public" : toText(value);
	if (access === "public" || access === "private") return access;
	throw fatalError(`\`access\` cannot be ${JSON.stringify(access)}`, "It is public or private.");
}

/** Beside files, the bare content of one is taken, as `storage.read_file_resource` gives it in `data`. [D] */
async function sourceOf(context: StatementCall["context"], value: Value): Promise<OpenFile> {
	if (typeof value === "string" && value !== "" && !isAddress(value) && readDataUrl(value) === null)
		return { name: "", mime: null, bytes: bytesOf(value) };
	return openFile(context, value);
}

/** The name that was asked for, else the file's own; an extension is added only where there is no name at all. */
function nameFor(filename: Value, { name, mime, bytes }: OpenFile, kind: StoredKind): string {
	const wanted = filename === null ? "" : toText(filename);
	const extension = extensionOfMime(mime ?? mimeOf("", bytes));
	return plainName(wanted.trim() || name, extension === "" ? kind : `${kind}.${extension}`);
}

function requireKind(kind: StoredKind, name: string): void {
	const extension = extensionOf(name);
	if (kind === "attachment") return;
	if (kind === "image" ? imageExtensions.has(extension) : isOf(kind, name, extension)) return;
	throw fatalError(
		"Invalid file extension.",
		`${name} is not named like ${kind === "image" ? "a JPEG, PNG, GIF or WebP picture" : `a ${kind} file`}; storage.create_attachment takes any file.`,
	);
}

function isOf(kind: "video" | "audio", name: string, extension: string): boolean {
	return mixed.has(extension) || mimeOfName(name)?.startsWith(`${kind}/`) === true;
}

function typeFor(kind: StoredKind, mime: string, wanted: Value): string {
	if (wanted !== null && wanted !== "") return toText(wanted);
	return kind === "attachment" ? typeOfMime(mime) : kind;
}

function metaOf(size: ImageSize | null): XanoObject {
	return objectFrom([["validated", false], ...(size ? Object.entries(size) : [])]);
}

/** The folder of a moment, in UTC: `2026/08`. */
function monthOf(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 7).replace("-", "/");
}
