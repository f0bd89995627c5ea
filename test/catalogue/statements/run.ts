import type { CallContext } from "../../../src/catalogue/define.js";
import { defaultCatalogue } from "../../../src/catalogue/index.js";
import type { Value } from "../../../src/values/kinds.js";

/** Runs a statement as compiled code does: attributes that are left out hold their default or null. */
export async function runStatement(
	name: string,
	given: Readonly<Record<string, Value>>,
	context: CallContext,
): Promise<Value> {
	const definition = defaultCatalogue().statement(name);
	if (!definition?.run) throw new Error(`there is no statement ${name}`);
	const attributes: Record<string, Value> = {};
	for (const declared of definition.attributes) {
		const value = given[declared.name];
		attributes[declared.name] = value === undefined ? (declared.default ?? null) : value;
	}
	return definition.run({ context, subject: null, attributes, each: null });
}
