import type { StatementDefinition } from "../../../src/catalogue/define.js";
import { folderStore, memoryStore } from "../../../src/host/store.js";
import { withTemporaryFiles } from "../../../src/host/temporary.js";
import type { Value, XanoObject } from "../../../src/values/kinds.js";
import { instantClock } from "../../host/clocks.js";
import { type ContextOptions, contextWith, type TestContext } from "../functions/context.js";

/** A run with a place for files: in memory, or in a folder. */
export function filesContext(folder: string | null = null, options: ContextOptions = {}): TestContext {
	return contextWith({
		clock: instantClock(Date.UTC(2026, 7, 9)),
		store: withTemporaryFiles(folder === null ? memoryStore() : folderStore(folder)),
		...options,
	});
}

/** Runs a statement as compiled code does: attributes that are left out hold their default or null. */
export async function perform(
	definitions: readonly StatementDefinition[],
	name: string,
	context: TestContext,
	attributes: Record<string, Value>,
): Promise<Value> {
	const definition = definitions.find((each) => each.name === name);
	if (!definition?.run) throw new Error(`There is no ${name}`);
	const complete: Record<string, Value> = {};
	for (const declared of definition.attributes) {
		const given = attributes[declared.name];
		complete[declared.name] = given === undefined ? (declared.default ?? null) : given;
	}
	return definition.run({ context, subject: null, attributes: complete, each: null });
}

/** The same for statements that bind an object. */
export async function bound(...call: Parameters<typeof perform>): Promise<XanoObject> {
	return (await perform(...call)) as XanoObject;
}

/** A PNG of a size, with nothing behind its header. */
export function png(width: number, height: number): Buffer {
	const bytes = Buffer.alloc(33);
	bytes.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
	bytes.writeUInt32BE(width, 16);
	bytes.writeUInt32BE(height, 20);
	bytes.set([8, 2, 0, 0, 0], 24);
	return bytes;
}
