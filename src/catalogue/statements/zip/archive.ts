import type * as ZipModule from "@zip.js/zip.js/lib/zip-core-native.js";
import { fatalError, XanoError } from "../../../values/error.js";
import { isObject, type Value } from "../../../values/kinds.js";
import type { CallContext } from "../../define.js";
import { contentAt, contentOf, textAt } from "../../files/content.js";
import { storedAt } from "../../files/paths.js";

/** What reads and writes archives; a few hundred kilobytes, so it comes with the first archive. */
export type Zip = typeof ZipModule;

/** A path of file names alone, whatever an archive says: `../../etc/passwd` becomes `etc/passwd`. */
export function entryPath(name: string): string {
	return name
		.split(/[\\/]/)
		.filter((step) => step !== "" && step !== "." && step !== ".." && !/^[A-Za-z]:$/.test(step))
		.map((step) => step.replaceAll("\0", "_"))
		.join("/");
}

/** Loads the library. It works without threads of its own, which a short program would have to wait for. */
export async function loadZip(): Promise<Zip> {
	const loaded = (await import("@zip.js/zip.js/lib/zip-core-native.js")) as Zip & { readonly default?: Zip };
	const zip = loaded.default ?? loaded;
	zip.configure({ useWebWorkers: false });
	return zip;
}

/** Names as they are, for {@link entryPath} to make harmless: one bad entry shall not hide the others. */
export const reading = { filenameValidation: "tolerant" } as const;

/**
 * Does something with the entries of an archive.
 *
 * @param value a file value or a base64 data URL
 * @throws XanoError when it is no archive, and whatever else is wrong with it
 */
export async function withEntries<Result>(
	context: CallContext,
	value: Value,
	work: (entries: readonly ZipModule.Entry[], zip: Zip) => Promise<Result>,
): Promise<Result> {
	const bytes = await contentOf(context, value);
	const zip = await loadZip();
	return translated(nameOf(value), context.signal, async () => {
		const reader = new zip.ZipReader(new zip.Uint8ArrayReader(bytes), reading);
		return work(await reader.getEntries(), zip);
	});
}

/**
 * Replaces an archive by another made of it; whole or not at all.
 *
 * @param value the file value of the archive
 * @param change writes the new one, given the bytes of the old one
 */
export async function changeArchive(
	context: CallContext,
	value: Value,
	change: (writer: ZipModule.ZipWriter<Uint8Array>, old: ZipModule.Uint8ArrayReader, zip: Zip) => Promise<void>,
): Promise<void> {
	const path = isObject(value) ? textAt(value, "path") : "";
	if (path === "")
		throw fatalError(
			"The archive has no path, so it cannot be changed",
			"storage.create_file_resource makes a file of it that can: give it as `filedata`.",
		);
	await oneAfterTheOther(context, path, async () => {
		const bytes = await contentAt(context, path);
		const zip = await loadZip();
		const changed = await translated(nameOf(value), context.signal, async () => {
			const writer = new zip.ZipWriter(new zip.Uint8ArrayWriter());
			await change(writer, new zip.Uint8ArrayReader(bytes), zip);
			return writer.close();
		});
		await context.store.write(storedAt(path), changed);
	});
}

const queues = new WeakMap<CallContext["store"], Map<string, Promise<void>>>();

/** Two functions that run at the same time may add to the same archive. */
async function oneAfterTheOther({ store }: CallContext, path: string, work: () => Promise<void>): Promise<void> {
	const queue = queues.get(store) ?? new Map<string, Promise<void>>();
	queues.set(store, queue);
	const turn = (queue.get(path) ?? Promise.resolve()).then(work);
	queue.set(
		path,
		turn.catch(() => undefined),
	);
	return turn;
}

/** What an archive is called in messages. */
export function nameOf(value: Value): string {
	return (isObject(value) && (textAt(value, "name") || textAt(value, "path"))) || "the archive";
}

/** Runs some work of the library and turns its errors into those of the language. */
async function translated<Result>(name: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (thrown) {
		if (signal.aborted) throw signal.reason;
		if (thrown instanceof XanoError) throw thrown;
		throw failure(name, thrown);
	}
}

function failure(name: string, thrown: unknown): XanoError {
	const message = thrown instanceof Error ? thrown.message : "";
	switch (message) {
		case "Invalid password":
		case "Invalid authentication code":
			return wrongPassword(name);
		case "File contains encrypted entry":
			return fatalError(`${name} is protected by a password`, "Give it as `password`.");
		case "Compression method not supported":
		case "Encryption method not supported":
		case "Encrypted central directory is not supported":
		case "Split zip file":
			return fatalError(`${name} cannot be read: ${message.toLowerCase()}`);
		case "File entry name exceeds 64KB":
			return fatalError("The name of an entry is too long", "It may have 65,535 bytes.");
		default:
			return new XanoError(`${name} is no zip archive, or a damaged one`, {
				help: message === "" ? null : `What is wrong: ${message}.`,
				cause: thrown,
			});
	}
}

/** The error of a password that is not the right one. */
export function wrongPassword(name: string): XanoError {
	return fatalError(`The password does not open ${name}`);
}
