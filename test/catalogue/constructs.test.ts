import { describe, expect, test } from "vitest";
import { type ConstructDefinition, constructs, findConstruct } from "../../src/catalogue/constructs/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { diagnose } from "../check/support.js";

const each = constructs.map((definition) => [definition.name, definition] as const);
const shown = (found: readonly Diagnostic[]): string[] => found.map(({ code, message }) => `${code}: ${message}`);

/** The example with something more in its braces. */
function withPart({ example }: ConstructDefinition, text: string): string {
	const end = example.indexOf("\n}");
	return `${example.slice(0, end)}\n\n  ${text}${example.slice(end)}\n`;
}

describe("constructs", () => {
	test("have names of their own, and a sentence about them", () => {
		expect(new Set(constructs.map(({ name }) => name)).size).toBe(constructs.length);
		for (const { name, summary, parts, location } of constructs) {
			expect(summary, name).toMatch(/^[A-Z].*\.$/);
			expect(location, name).not.toBe("");
			expect(new Set(parts.map((part) => part.name)).size, name).toBe(parts.length);
			for (const part of parts) {
				expect(part.summary, `${name}.${part.name}`).toMatch(/^[A-Z].*\.$/);
				expect(part.value ?? part.block, `${name}.${part.name}`).toBeDefined();
			}
		}
	});

	test("are found by their names, and nothing else is", () => {
		for (const [name, definition] of each) expect(findConstruct(name)).toBe(definition);
		for (const name of ["", "Function", "constructor", "__proto__", "test"])
			expect(findConstruct(name)).toBeUndefined();
	});

	test("name only constructs there are", () => {
		const named = JSON.stringify(constructs).matchAll(/"names":\[([^\]]*)\]/g);
		const kinds = new Set([...named].flatMap(([, list = ""]) => JSON.parse(`[${list}]`) as string[]));
		expect(kinds.size).toBeGreaterThan(8);
		for (const kind of kinds) expect(findConstruct(kind)?.name).toBe(kind);
	});
});

describe("the example of a construct", () => {
	test.each(each)("%s is one that Xano takes", (_name, { example }) => {
		const found = diagnose(`${example}\n`, { strict: true });
		// Other constructs it names are not all there.
		expect(shown(found.filter(({ severity }) => severity !== "hint"))).toEqual([]);
	});
});

describe("the parts of a construct", () => {
	const closed = each.filter(([, { open }]) => !open);

	test.each(closed)("%s: one that it has not is mentioned", (name, definition) => {
		const found = shown(diagnose(withPart(definition, "zzzzzz = 1")));
		expect(found).toEqual([expect.stringMatching(/^unknown-attribute: .*`zzzzzz`$/)]);
		expect(found[0]).toContain(name.replace(/^.*[._]/, ""));
	});

	const valued = closed.flatMap(([name, definition]) =>
		definition.parts.flatMap((part) =>
			part.value && part.value.kind !== "any" && part.value.kind !== "expression" && part.value.kind !== "query"
				? [[`${name}.${part.name}`, definition, part] as const]
				: [],
		),
	);

	test.each(valued)("%s: what can mean nothing is said", (_title, definition, part) => {
		// A construct's own property stands there already, and is said to stand there twice.
		const wrong = part.value?.kind === "list" || part.value?.kind === "object" ? "17" : "[[17]]";
		const found = diagnose(withPart(definition, `${part.name} = ${wrong}`)).filter(
			({ code }) => code === "wrong-attribute-value" || code === "construct-value",
		);
		expect(found.length, definition.example).toBeGreaterThan(0);
		expect(found.every(({ severity }) => severity === "error" || severity === "portability")).toBe(true);
	});

	const needed = closed.flatMap(([name, definition]) =>
		name.startsWith("run.")
			? []
			: definition.parts
					.filter(({ required }) => required)
					.map((part) => [`${name}.${part.name}`, definition, part] as const),
	);

	test.each(needed)("%s: is missed", (_title, definition, part) => {
		const route = definition.namedArguments ? " verb=GET" : "";
		const bare = `${definition.name} "bare"${route} {\n  description = "bare"\n}\n`;
		const found = diagnose(bare, { strict: true }).filter(({ message }) => message.includes(`\`${part.name}\``));
		expect(found.map(({ code }) => code)).toContainEqual(
			expect.stringMatching(/^(?:missing-attribute|required-on-xano|missing-input-block)$/),
		);
	});
});
