import type { Entry } from "@zip.js/zip.js/lib/zip-core-native.js";
import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { objectFrom, setKey } from "../../../values/object.js";
import type { StatementCall } from "../../define.js";
import { temporaryFile } from "../../files/resource.js";
import { entryPath, nameOf, withEntries, wrongPassword } from "./archive.js";
import { passwordOf } from "./passwords.js";

/**
 * `zip.extract`: a list of file values, in the order of the archive. Their names keep the folders of the archive, and
 * nothing that leads elsewhere. What they hold together is bounded by the run's limit of size.
 */
export async function extract({ context, attributes }: StatementCall): Promise<Value> {
	const { password = null } = attributes;
	const archive = attributes.zip ?? attributes.archive ?? null;
	return withEntries(context, archive, async (entries, zip) => {
		const files = entries.filter((entry) => !entry.directory);
		// An entry that holds more than it says is refused by the library once it does.
		const whole = files.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
		if (whole > context.limits.size) {
			throw fatalError(
				`${nameOf(archive)} unpacks to more than ${context.limits.size.toLocaleString("en-US")} bytes`,
				"Raise the limit with --max-size if that is right.",
			);
		}
		const extracted: Value[] = [];
		for (const entry of files) {
			const content = await unlocked(entry, passwordOf(password), nameOf(archive), (options) =>
				entry.getData(new zip.Uint8ArrayWriter(), { ...options, checkCrc32: true, signal: context.signal }),
			);
			const path = entryPath(entry.filename);
			extracted.push(setKey(await temporaryFile(context, path, content), "name", path));
		}
		return extracted;
	});
}

/** `zip.view_contents`: the entries without their content. Names are shown as they are. */
export async function viewContents({ context, attributes }: StatementCall): Promise<Value> {
	return withEntries(context, attributes.zip ?? attributes.archive ?? null, async (entries) =>
		entries.map((entry) =>
			objectFrom([
				["path", entry.filename],
				["size", entry.uncompressedSize],
				["compressed_size", entry.compressedSize],
			]),
		),
	);
}

/** The old cipher lets one wrong password in 256 pass; what it makes of the content then is no content. */
async function unlocked(
	entry: Entry,
	password: string,
	archive: string,
	read: (options: { password?: string }) => Promise<Uint8Array>,
): Promise<Uint8Array> {
	try {
		return await read(password === "" ? {} : { password });
	} catch (thrown) {
		if (entry.encrypted && entry.zipCrypto && password !== "") throw wrongPassword(archive);
		throw thrown;
	}
}
