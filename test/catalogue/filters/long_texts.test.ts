import { describe, expect, test } from "vitest";
import { allFilters } from "../../../src/catalogue/filters/index.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value } from "../../../src/values/kinds.js";
import { apply, stillRun } from "./evaluate.js";
import { fitting } from "./fitting.js";

/** So long that an algorithm whose time grows by the square would not come to an end within the test's. */
const length = 100_000;

/** What opens, joins or closes something for one of the readers, and what Unicode makes of letters. */
const pieces = [
	"a",
	" ",
	"%41",
	"&amp;",
	"<a ",
	"</a>",
	'"',
	"\\",
	"[",
	"{a:",
	"a=b&",
	"a: b\n",
	"- ",
	"&a ",
	"1.",
	"a.b[",
	"(a*)*",
	"\r\n",
	"é",
	"😀",
	"\udc80",
	"\u0301\u0316",
	"\u0591\u05b0",
];

/** Filters that would make one JavaScript program run per call, or work hard on purpose. */
const apart = new Set(["lambda"]);
const filters = allFilters.filter(({ family }) => !apart.has(family));

describe("a text that is long and of one kind", () => {
	test.each(filters.map((definition) => [definition.name, definition] as const))("%s", (name, definition) => {
		const plain = definition.arguments.map(fitting);
		const run = stillRun({ size: 2 * length });
		for (const piece of pieces) {
			const long = piece.repeat(length / piece.length);
			// Once as what is piped, once as what stands in each argument.
			const calls: [Value, unknown[]][] = [[long, plain]];
			definition.arguments.forEach(({ kind }, index) => {
				if (kind === "text") calls.push(["abc a", plain.map((each, at) => (at === index ? long : each))]);
			});
			for (const [subject, args] of calls) {
				try {
					apply(name, subject, args, run);
				} catch (thrown) {
					expect(thrown).toBeInstanceOf(XanoError);
					expect((thrown as XanoError).message.length).toBeLessThan(3_000);
				}
			}
		}
	});
});
