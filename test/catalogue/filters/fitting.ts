import type { ArgumentKind, FilterArgument } from "../../../src/catalogue/define.js";
import type { Value } from "../../../src/values/kinds.js";

/** Something an argument of a filter can take. */
export function fitting({ name, kind, default: preset, values }: FilterArgument): unknown {
	if (values?.[0] !== undefined) return values[0];
	if (preset !== undefined) return preset;
	if (name === "path") return "a";
	if (name === "format") return "Y";
	if (name === "headers" || name === "check_claims") return {};
	const plain: Record<ArgumentKind, unknown> = {
		any: 1,
		text: "x",
		int: 2,
		number: 2,
		bool: true,
		array: [],
		object: {},
		expression: (element: Value) => element,
	};
	return plain[kind];
}
