import { describe, expect, test } from "vitest";
import type { ArgumentKind, StatementAttribute, StatementDefinition } from "../../../src/catalogue/define.js";
import { allStatements } from "../../../src/catalogue/statements/index.js";
import { RunError } from "../../../src/engine/errors.js";
import type { PlainObject, Value } from "../../../src/values/kinds.js";
import { engineOf, functionText } from "../../engine/support.js";
import { surroundings } from "./whatever.js";

/** Values no attribute of a kind can take; what is left out takes anything. */
const unfit: Readonly<Partial<Record<ArgumentKind, readonly Value[]>>> = {
	text: [{ z: 1 }, ["q"], { path: "/tmp/a.txt" }],
	int: [{ z: 1 }, ["q"], "no number", true],
	number: [{ z: 1 }, ["q"], "no number", true],
	array: ["no list", 5],
	object: ["no object", 5],
};

/** Attributes that are read in a way of their own, and what they do. */
const lenient: Readonly<Record<string, string>> = {
	"security.jws_decode.check_claims": "are looked at when the token is sound",
	"security.jwe_decode.check_claims": "are looked at when the token is sound",
	"api.request.headers": "may be a single header, which needs a colon",
	"stream.from_request.headers": "may be a single header, which needs a colon",
	"await.ids": "are not looked at beside a single id",
	"expect.to_be_greater_than.value": "has no order beside a number, so the assertion fails",
	"expect.to_be_less_than.value": "has no order beside a number, or is a text like the subject",
	"expect.to_be_within.min": "has no order beside a number, so the assertion fails",
	"expect.to_be_within.max": "has no order beside a number, or is a text like the subject",
	"expect.to_start_with.value": "is no text, so the assertion fails",
	"expect.to_end_with.value": "is no text, so the assertion fails",
	"expect.to_throw.exception": "is compared with what is raised",
	"expect.to_throw.value": "is compared with what is raised",
};

const byName: PlainObject = {
	key: "0123456789abcdef",
	iv: "0123456789abcdef",
	to: "ada@example.com",
	from: "ada@example.com",
	reply_to: null,
	cc: null,
	bcc: null,
	url: "http://localhost/",
	code: "return 1",
	filename: "a.txt",
	file: { name: "a.txt", data: "a" },
	zip: { path: "/tmp/a.zip" },
};

/** Something an attribute can take. */
function fitting({ name, kind, values, default: preset }: StatementAttribute): Value {
	if (values?.[0] !== undefined) return values[0];
	if (preset !== undefined) return preset;
	if (Object.hasOwn(byName, name)) return byName[name] as Value;
	const plain: Record<ArgumentKind, Value> = {
		any: 1,
		text: "x",
		int: 2,
		number: 2,
		bool: true,
		array: [],
		object: {},
		expression: 1,
	};
	return plain[kind];
}

interface Case {
	readonly definition: StatementDefinition;
	readonly attribute: StatementAttribute;
	readonly value: Value;
}

/** The statement in a program that gets every value as an input, so that none is known before the run. */
function programOf({ name, positional, attributes, blocks }: StatementDefinition): string {
	const [subject] = positional;
	const written = attributes
		.filter(({ perElement, kind }) => !perElement && kind !== "bool")
		.map((attribute) => `\n${attribute.name} = $input.given.${attribute.name}`);
	const target = subject === undefined ? "" : subject.form === "variable" ? " $subject" : " ($subject)";
	const stack = blocks?.some((block) => block.name === "stack") ? "stack { }" : "";
	return functionText("example", {
		input: "json given",
		stack: `var $subject { value = $input.given.subject }\n${name}${target} { ${stack}${written.join("")}\n}`,
	});
}

/** What is said of an unfit attribute; null when it is taken. */
async function complaint({ definition, attribute, value }: Case, subject: Value): Promise<string | null> {
	const given: PlainObject = { subject };
	for (const each of definition.attributes) given[each.name] = each === attribute ? value : fitting(each);
	const { store, redis, clock, http } = surroundings().context;
	const engine = engineOf(programOf(definition), { host: { store, redis, clock, http } });
	try {
		await engine.run({ function: "example", input: { given } });
		return null;
	} catch (thrown) {
		if (!(thrown instanceof RunError)) throw thrown;
		return `${thrown.message} ${thrown.help ?? ""}`;
	}
}

const cases: readonly Case[] = allStatements
	.filter(({ run }) => run !== undefined)
	.flatMap((definition) =>
		definition.attributes
			.filter(({ name, perElement }) => !perElement && !lenient[`${definition.name}.${name}`])
			.flatMap((attribute) => (unfit[attribute.kind] ?? []).map((value) => ({ definition, attribute, value }))),
	);

const kinds = /\b(?:an object|an array|the text|a text|an int|a bool)\b/;

describe("an attribute of the wrong kind", () => {
	test.each(
		cases.map(
			(each) => [`${each.definition.name} ${each.attribute.name} = ${JSON.stringify(each.value)}`, each] as const,
		),
	)("%s", async (_title, each) => {
		const subject = each.definition.family === "math" ? 1 : each.definition.family === "array" ? [1] : "abc";
		const said = await complaint(each, subject);
		expect(said).toContain(`\`${each.definition.name}\``);
		expect(said).toContain(each.attribute.name);
		expect(said).toMatch(kinds);
	});
});
