import { fatalError } from "../../values/error.js";
import { elementsOf, isContainer } from "./arrays.js";
import type { Expression } from "./nodes.js";
import type { Surface } from "./surface.js";
import type { TwigValue } from "./values.js";

/**
 * Calls a macro with the arguments as written.
 *
 * @param evaluate computes an argument
 * @throws XanoError when there is no macro of that name
 */
export function callMacro(
	expression: Extract<Expression, { kind: "macro" }>,
	surface: Surface,
	evaluate: (value: Expression) => TwigValue,
): TwigValue {
	const positional: TwigValue[] = [];
	const named = new Map<string, TwigValue>();
	for (const { name, value, isSpread } of expression.arguments) {
		const given = evaluate(value);
		if (name !== null) named.set(name, given);
		else if (!isSpread) positional.push(given);
		else if (isContainer(given)) for (const element of elementsOf(given)) positional.push(element);
		else throw fatalError("The spread operator expects an array");
	}
	surface.rendering.line = expression.line;
	const macro = surface.macro(expression.name);
	if (macro === null) throw fatalError(`Macro "${expression.name}" is not defined in template "template".`);
	return macro(positional, named);
}
