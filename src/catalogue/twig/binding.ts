import type { Callable } from "./callable.js";
import { didYouMean, syntaxError } from "./errors.js";
import type { BoundArgument, CallArguments, NamedArgument } from "./nodes.js";

/** The kinds of callables as messages name them. */
export type CallableKind = "filter" | "function" | "test";

/** The error of a name nobody knows. */
export function unknownCallable(kind: CallableKind, name: string, known: Iterable<string>, line: number): Error {
	return syntaxError(`Unknown "${name}" ${kind}.${didYouMean(name, known)}`, line);
}

/** Named arguments may be written in camel case: `thousandSep` is `thousand_sep`. */
function snakeCase(name: string): string {
	return name
		.replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
		.replace(/([a-z\d])([A-Z])/g, "$1_$2")
		.toLowerCase();
}

/**
 * Gives every parameter of a call its argument.
 *
 * @throws XanoError for missing, unknown and doubled arguments, in Twig's words
 */
export function bindArguments(
	kind: CallableKind,
	callable: Callable,
	written: readonly NamedArgument[],
	line: number,
): CallArguments {
	const { name: called, parameters } = callable;
	const spread = new Set<number>();
	const positional: BoundArgument[] = [];
	const named = new Map<string, NamedArgument>();
	for (const argument of written) {
		if (argument.name !== null) named.set(snakeCase(argument.name), argument);
		else if (named.size > 0) {
			throw syntaxError(
				`Positional arguments cannot be used after named arguments for ${kind} "${called}".`,
				argument.value.line,
			);
		} else {
			if (argument.isSpread) spread.add(positional.length);
			positional.push(argument.value);
		}
	}
	const values = [...positional];
	for (const [index, parameter] of parameters.entries()) {
		const argument = named.get(parameter.name);
		named.delete(parameter.name);
		if (argument !== undefined && index < positional.length) {
			throw syntaxError(`Argument "${parameter.name}" is defined twice for ${kind} "${called}".`, line);
		}
		if (index < positional.length) continue;
		if (argument === undefined && parameter.default === undefined && spread.size === 0) {
			throw syntaxError(`Value for argument "${parameter.name}" is required for ${kind} "${called}".`, line);
		}
		values.push(argument?.value ?? null);
	}
	if (named.size > 0) {
		const names = parameters.map((parameter) => parameter.name).join(", ");
		throw syntaxError(
			`Unknown argument${named.size > 1 ? "s" : ""} "${[...named.keys()].join('", "')}" for ${kind} "${called}(${names})".`,
			line,
		);
	}
	return { values, spread };
}
