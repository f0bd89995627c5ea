import { describe, expect, test } from "vitest";
import type { ArgumentKind, FilterDefinition } from "../../../src/catalogue/define.js";
import { allFilters } from "../../../src/catalogue/filters/index.js";
import { XanoError } from "../../../src/values/error.js";
import type { Value } from "../../../src/values/kinds.js";
import { apply } from "./evaluate.js";
import { fitting } from "./fitting.js";

/** Values no argument of a kind can take; what is left out takes anything, as PHP does. */
const unfit: Readonly<Partial<Record<ArgumentKind, readonly Value[]>>> = {
	text: [{ z: 1 }, ["q"]],
	int: [{ z: 1 }, ["q"], "no number"],
	number: [{ z: 1 }, ["q"], "no number"],
};

const subjects: readonly Value[] = ["abc", "2024-05-06", [1, 2, 3], [{ a: 1 }], { a: 1 }, 5, null];

/** What a filter says of an unfit argument, over subjects until one gets as far as the argument. */
function complaints(definition: FilterDefinition, at: number, value: Value): string[] {
	const args = definition.arguments.map((each, index) => (index === at ? value : fitting(each)));
	const heard = new Set<string>();
	for (const subject of subjects) {
		try {
			apply(definition.name, subject, args);
			heard.add("accepted");
		} catch (thrown) {
			if (!(thrown instanceof XanoError)) throw thrown;
			heard.add(`${thrown.message} ${thrown.help ?? ""}`);
		}
	}
	return [...heard];
}

const kinds = /\b(?:an object|an array|the text|a text|object|array)\b/;

/** Filters whose arguments are read in a way of their own, and what they do. */
const lenient: Readonly<Record<string, string>> = {
	"sort.type": "any other name sorts as text",
	"jws_decode.timeDrift": "is looked at when the token is sound",
	"jwe_decode.timeDrift": "is looked at when the token is sound",
};

const cases = allFilters.flatMap((definition) =>
	definition.arguments.flatMap((argument, at) => {
		if (lenient[`${definition.name}.${argument.name}`]) return [];
		return (unfit[argument.kind] ?? []).map((value) => ({ definition, argument, at, value }));
	}),
);

describe("an argument of the wrong kind", () => {
	test.each(
		cases.map((each) => [`${each.definition.name}:${each.argument.name} = ${JSON.stringify(each.value)}`, each]),
	)("%s", (_title, { definition, argument, at, value }) => {
		const heard = complaints(definition, at, value);
		const words = argument.name.toLowerCase().split("_");
		const spoken = (text: string): string => text.toLowerCase().replace("time zone", "timezone");
		const clear = heard.filter(
			(text) =>
				text.includes(`\`${definition.name}\``) &&
				words.some((word) => spoken(text).includes(word)) &&
				kinds.test(text),
		);
		expect(heard.length === 1 && heard[0] === "accepted" ? heard : clear, heard.join("\n")).not.toEqual([]);
	});

	test("is accepted only where that is meant", () => {
		const accepting = cases
			.filter(({ definition, at, value }) => complaints(definition, at, value).every((text) => text === "accepted"))
			.map(({ definition, argument, value }) => `${definition.name}:${argument.name} = ${JSON.stringify(value)}`);
		expect(accepting).toMatchInlineSnapshot(`[]`);
	});

	test("that is known before the run is named by the math filters too", () => {
		const said = (action: () => Value): string => {
			try {
				return String(action());
			} catch (thrown) {
				return (thrown as XanoError).help ?? "";
			}
		};
		expect(said(() => apply("add", null, [1]))).toBe(
			"The subject of `add` is null. Give it a default first, for example with `?? 0`.",
		);
		expect(said(() => apply("add", 1, ["one"]))).toBe(
			'The value of `add` is the text "one". Texts are joined with `~`.',
		);
		expect(said(() => apply("sum", [1, {}]))).toBe("`sum` met an object among the elements. It has to be a number.");
	});
});
