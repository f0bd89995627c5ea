import { contentAssertions } from "./content.js";
import type { Assertion } from "./define.js";
import { equalityAssertions } from "./equality.js";
import { errorAssertions } from "./errors.js";
import { orderAssertions } from "./order.js";

/** Every assertion, group by group. */
export const allAssertions: readonly Assertion[] = [
	...equalityAssertions,
	...orderAssertions,
	...contentAssertions,
	...errorAssertions,
];
