import { describe, expect, test } from "vitest";
import type { FilterDefinition, StatementDefinition } from "../../src/catalogue/define.js";
import { catalogue, diagnose, inStack } from "./support.js";

/** The errors and warnings about one statement, as `code: message`, apart from that it does not run here. */
function said(statements: string): string[] {
	return diagnose(inStack(statements, "json given"))
		.filter(
			({ severity, code }) => severity === "error" || (severity === "warning" && code !== "unsupported-statement"),
		)
		.map(({ code, message }) => `${code}: ${message}`);
}

function filtered({ name }: FilterDefinition, count: number): string {
	return `var $x {\n  value = $input.given|${[name, ...Array(count).fill("$input.given")].join(":")}\n}`;
}

describe("the arguments of every filter are counted", () => {
	test.each(catalogue.filters.map((definition) => [definition.name, definition] as const))("%s", (name, definition) => {
		const { length } = definition.arguments;
		const required = definition.arguments.filter((argument) => argument.required).length;
		expect(said(filtered(definition, length))).toEqual([]);
		expect(said(filtered(definition, required))).toEqual([]);
		if (required > 0)
			expect(said(filtered(definition, required - 1))).toEqual([
				expect.stringContaining(`missing-filter-argument: the filter \`${name}\` lacks`),
			]);
		if (definition.arguments.at(-1)?.variadic !== true)
			expect(said(filtered(definition, length + 1))).toEqual([
				expect.stringContaining(`extra-filter-argument: the filter \`${name}\` takes`),
			]);
	});
});

describe("an argument of few words is compared with them in every filter", () => {
	const cases = catalogue.filters.flatMap((definition) =>
		definition.arguments.flatMap(({ name, values }, at) =>
			values && definition.name !== "sort" ? [[`${definition.name}:${name}`, definition, at, values] as const] : [],
		),
	);
	test.each(cases)("%s", (_title, definition, at, values) => {
		const written = (word: string): string[] => {
			const args = definition.arguments.map((_, index) => (index === at ? JSON.stringify(word) : "$input.given"));
			return said(`var $x {\n  value = $input.given|${[definition.name, ...args].join(":")}\n}`);
		};
		for (const word of values) expect(written(word)).toEqual([]);
		expect(written("no such word")).toEqual([expect.stringContaining("wrong-filter-argument: ")]);
	});
});

/** Statements that are a name, what they work on, and properties. */
const plain = catalogue.statements.filter(
	({ name, blocks, effects, family }) =>
		!blocks && effects !== "control" && family !== "control" && !["await", "function.call"].includes(name),
);

/** A statement with properties; those of few words get the first, all others a value nobody knows. */
function written(definition: StatementDefinition, properties: Readonly<Record<string, string>>, end = ""): string {
	const subjects = definition.positional.map(({ form }) =>
		form === "variable" ? "$x" : form === "name" ? '"name"' : "($input.given)",
	);
	const lines = Object.entries(properties).map(([name, value]) => {
		const { declares } = definition.attributes.find((each) => each.name === name) ?? {};
		return declares ? `  ${name} {\n    text given\n  }` : `  ${name} = ${value}`;
	});
	const result = end || (definition.binds === "never" ? "" : " as $r");
	const head = [definition.name, ...subjects].join(" ");
	return `var $x {\n  value = $input.given\n}\n${head} {\n${lines.join("\n")}\n}${result}`;
}

function propertiesOf({ attributes }: StatementDefinition, onlyRequired: boolean): Record<string, string> {
	return Object.fromEntries(
		attributes
			.filter(({ required, requiredUnless }) => required || requiredUnless || !onlyRequired)
			.map(({ name, values, kind }) => [
				name,
				values ? JSON.stringify(values[0]) : kind === "bool" ? "true" : "$input.given",
			]),
	);
}

describe("the properties of every statement are known", () => {
	test.each(plain.map((definition) => [definition.name, definition] as const))("%s", (name, definition) => {
		const all = propertiesOf(definition, false);
		const required = propertiesOf(definition, true);
		expect(said(written(definition, all))).toEqual([]);
		expect(said(written(definition, required))).toEqual([]);
		expect(said(written(definition, { ...required, zzzzzz: "1" }))).toEqual([
			`unknown-attribute: \`${name}\` has no property \`zzzzzz\``,
		]);
		for (const missing of Object.keys(required)) {
			const { [missing]: _, ...rest } = required;
			expect(said(written(definition, rest))).toEqual([`missing-attribute: \`${name}\` lacks \`${missing}\``]);
			// As many strange ones as are missing: one mistake, with the name that is meant.
			expect(said(written(definition, { ...rest, zzzzzz: "1" }))).toEqual([
				`unknown-attribute: \`${name}\` has no property \`zzzzzz\``,
			]);
		}
		for (const { name: attribute, kind, values } of definition.attributes) {
			if (values)
				expect(said(written(definition, { ...all, [attribute]: '"no such word"' }))).toEqual([
					`wrong-attribute-value: \`${attribute}\` cannot be "no such word"`,
				]);
			if (!values && (kind === "text" || kind === "int" || kind === "number"))
				expect(said(written(definition, { ...all, [attribute]: "[1]" }))).toEqual([
					expect.stringMatching(`^attribute-kind: \`${attribute}\` is a (?:text|number)$`),
				]);
		}
		if (definition.binds === "never" && !definition.bindsInPages)
			expect(said(written(definition, required, " as $r"))).toEqual([
				`unexpected-result-variable: \`${name}\` has no result that could be kept`,
			]);
	});
});
