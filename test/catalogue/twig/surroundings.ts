import type { Surroundings } from "../../../src/catalogue/twig/scope.js";
import type { XanoObject } from "../../../src/values/kinds.js";
import { entriesOf, getKey } from "../../../src/values/object.js";

/** Lets a template see the keys of an object as its variables. */
export function surroundingsOf(data: XanoObject): Surroundings {
	return { lookUp: (name) => getKey(data, name), all: () => entriesOf(data) };
}
