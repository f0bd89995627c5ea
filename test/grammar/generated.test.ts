import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generatedFiles } from "../../grammar/generate/index.js";
import { vocabulary } from "../../grammar/tokens.js";

const files = new Map(generatedFiles().map(({ name, content }) => [name, content]));

describe("what is generated from the parser", () => {
	test.each([...files.keys()])("grammar/%s is up to date; if not, run `npm run generate`", (name) => {
		expect(readFileSync(new URL(`../../grammar/${name}`, import.meta.url), "utf8")).toBe(files.get(name));
	});

	test("every token has a label of what it looks like", () => {
		for (const { name, LABEL } of vocabulary) expect(LABEL, name).toMatch(/\S/);
	});

	test("every rule and token that the EBNF uses is declared in it", () => {
		const ebnf = files.get("xanoscript.ebnf") as string;
		const [rules, tokens] = ebnf.split("/* What the tokens look like:") as [string, string];
		const declared = new Set(
			[...rules.matchAll(/^(\w+)\s+::=/gm), ...tokens.matchAll(/^ {3}(\w+)/gm)].map(([, name]) => name),
		);
		const used = [
			...rules
				.replace(/\/\*[\s\S]*?\*\//, "")
				.replace(/'[^']*'/g, "")
				.matchAll(/[A-Za-z]\w*/g),
		].map(([name]) => name);
		expect(used.filter((name) => !declared.has(name))).toEqual([]);
	});

	test("the diagrams are balanced markup without numbers that are none", () => {
		const html = files.get("railroad.html") as string;
		expect(html).not.toMatch(/NaN|Infinity|undefined|https?:/);
		for (const name of ["section", "svg", "g", "a"]) {
			expect(html.split(`<${name} `).length + html.split(`<${name}>`).length - 2, name).toBe(
				html.split(`</${name}>`).length - 1,
			);
		}
		for (const [, target] of html.matchAll(/href="#(\w+)"/g)) expect(html).toContain(`<section id="${target}">`);
	});

	test("every pattern of the TextMate grammar is a regular expression and in use", () => {
		const grammar = JSON.parse(files.get("xanoscript.tmLanguage.json") as string) as {
			repository: Record<string, unknown>;
		};
		const used = new Set([...JSON.stringify(grammar).matchAll(/"include":"#(\w+)"/g)].map(([, name]) => name));
		expect([...used].sort()).toEqual(Object.keys(grammar.repository).sort());
		const visit = (node: unknown): void => {
			if (node === null || typeof node !== "object") return;
			for (const [key, value] of Object.entries(node)) {
				if (key === "match" || key === "begin" || key === "end" || key === "while")
					expect(() => new RegExp(value as string)).not.toThrow();
				else visit(value);
			}
		};
		visit(grammar.repository);
	});
});
