import { describe, expect, test } from "vitest";
import { allFilters } from "../../../src/catalogue/filters/index.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value } from "../../../src/values/kinds.js";
import { apply } from "./evaluate.js";
import { fitting } from "./fitting.js";

/** More elements than a call of JavaScript has room for arguments. */
const count = 150_000;
const numbers: Value = Array.from({ length: count }, (_, index) => (index * 7919) % count);
const texts: Value = (numbers as number[]).map((number) => `k${number}`);
const rows: Value = (numbers as number[]).map((a) => ({ a, b: `${a % 100}` }));
const object: Value = Object.fromEntries((numbers as number[]).map((number) => [`k${number}`, number]));

/** Filters that would make one JavaScript program run per element; they have tests of their own. */
const apart = new Set(["lambda"]);
const filters = allFilters.filter(({ family }) => !apart.has(family));

describe("a list longer than a call can be", () => {
	test.each(filters.map((definition) => [definition.name, definition] as const))("%s", (name, definition) => {
		const plain = definition.arguments.map(fitting);
		// Once as what is piped, once as what stands in the argument.
		const withList = definition.arguments.map((argument, index) =>
			argument.kind === "array" || argument.kind === "any" ? texts : plain[index],
		);
		for (const [subject, args] of [
			[numbers, plain],
			[texts, plain],
			[rows, plain],
			[object, plain],
			[texts, withList],
			["x", withList],
		] as const) {
			try {
				apply(name, subject, args);
			} catch (thrown) {
				expect(thrown).toBeInstanceOf(XanoError);
			}
		}
	});
});
