import type { MakingContext } from "../catalogue/files/resource.js";
import { Upload, uploadedValue } from "../catalogue/files/uploads.js";
import type { Construct } from "../project/project.js";
import { fromJavaScript } from "../values/interop.js";
import type { Value, XanoObject } from "../values/kinds.js";
import { setKey } from "../values/object.js";
import { declaredInput } from "./input.js";

/** Inputs that are files, or lists with files among them, by name. */
export type Uploads = ReadonlyMap<string, Upload | readonly unknown[]>;

/** Splits what a caller gives into files and everything else; what is no object stays as it is. */
export function uploadsIn(input: unknown): { readonly rest: unknown; readonly uploads: Uploads } {
	const uploads = new Map<string, Upload | readonly unknown[]>();
	if (typeof input !== "object" || input === null || Array.isArray(input)) return { rest: input, uploads };
	const rest = new Map<unknown, unknown>();
	for (const [key, value] of input instanceof Map ? input : Object.entries(input)) {
		if (typeof key === "string" && isUpload(value)) uploads.set(key, value);
		else rest.set(key, value);
	}
	return uploads.size === 0 ? { rest: input, uploads } : { rest, uploads };
}

function isUpload(value: unknown): value is Upload | readonly unknown[] {
	return value instanceof Upload || (Array.isArray(value) && value.some((element) => element instanceof Upload));
}

/**
 * Adds the files to the input, as values of the types that the function declares.
 *
 * @param construct what gets the input; undefined for a built-in function, whose inputs are no files
 */
export async function withUploads(
	given: XanoObject | null,
	uploads: Uploads,
	construct: Construct | undefined,
	context: MakingContext,
): Promise<XanoObject | null> {
	if (uploads.size === 0) return given;
	let whole = given ?? {};
	for (const [name, upload] of uploads) {
		const type = construct ? (declaredInput(construct, name)?.type ?? null) : null;
		const placed = (each: unknown): Promise<Value> | Value =>
			each instanceof Upload ? uploadedValue(context, each, type) : fromJavaScript(each);
		const value = upload instanceof Upload ? await placed(upload) : await Promise.all(upload.map(placed));
		whole = setKey(whole, name, value);
	}
	return whole;
}
