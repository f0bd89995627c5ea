import type { Value, XanoObject } from "../../values/kinds.js";
import { entriesOf, objectFrom } from "../../values/object.js";
import type { CallContext, FunctionDefinition } from "../define.js";
import { validatedInput } from "./validate.js";

/**
 * Calls a built-in function as `function.run` calls one of the project: unknown inputs are dropped with a warning, the
 * others validated and completed.
 *
 * @throws XanoError for a refused input, and whatever the function raises
 */
export async function callBuiltin(
	definition: FunctionDefinition,
	context: CallContext,
	input: XanoObject,
): Promise<Value> {
	const known = knownInput(definition, context, input);
	return definition.run(context, await validatedInput(definition, known));
}

function knownInput(definition: FunctionDefinition, context: CallContext, input: XanoObject): XanoObject {
	if (definition.acceptsOtherInputs) return input;
	const declared = new Set(definition.inputs.map(({ name }) => name));
	const [known, unknown] = [true, false].map((isKnown) =>
		entriesOf(input).filter(([name]) => declared.has(name) === isKnown),
	) as [[string, Value][], [string, Value][]];
	for (const [name] of unknown)
		context.warn("unknown-input", `function "${definition.name}" declares no input "${name}"; it is ignored`);
	return unknown.length === 0 ? input : objectFrom(known);
}
