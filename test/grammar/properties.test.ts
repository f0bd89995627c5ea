import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { File } from "../../grammar/ast.js";
import { tokenize } from "../../grammar/lexer.js";
import { parse } from "../../grammar/parse.js";
import { print } from "../../grammar/print.js";
import { Source } from "../../grammar/source.js";
import { bare } from "./build.js";
import { programs } from "./programs.js";

const read = (text: string) => parse(new Source("test.xs", text));

/** What has to hold for any text at all. */
function holds(text: string): void {
	const { file, issues } = read(text);
	for (const { span, message } of issues) {
		expect(span.start).toBeGreaterThanOrEqual(0);
		expect(span.end).toBeGreaterThan(span.start);
		expect(span.end).toBeLessThanOrEqual(text.length + 1);
		expect(message).not.toMatch(/undefined|NaN|\[object/);
	}
	spansHold(file, 0, text.length);
	// A tree with holes can be printed, and what is printed can be read.
	expect(() => read(print(file, text))).not.toThrow();
	if (issues.length === 0) laws(text, file);
}

/** Children lie within their parents. */
function spansHold(node: unknown, start: number, end: number): void {
	if (node === null || typeof node !== "object") return;
	const place = node as { start?: unknown; end?: unknown };
	let [from, to] = [start, end];
	if (typeof place.start === "number" && typeof place.end === "number") {
		[from, to] = [place.start, place.end];
		expect(from).toBeGreaterThanOrEqual(start);
		expect(to).toBeLessThanOrEqual(end);
		expect(from).toBeLessThanOrEqual(to);
	}
	for (const child of Object.values(node)) spansHold(child, from, to);
}

function laws(text: string, file: File): void {
	const once = print(file, text);
	const again = read(once);
	expect(again.issues).toEqual([]);
	expect(bare(again.file.items)).toEqual(bare(file.items));
	expect(again.file.comments).toHaveLength(file.comments.length);
	expect(print(again.file, once)).toBe(once);
}

const fragments =
	"{ } [ ] ( ) ` ``` \" ' \"\"\" ''' \\ $ $a $$ $this $input.x . .. ... | || |get !| : , ; ? ?? ?. = == ==? != ! - + * / % ~ & && ^ < > <= @> => -> # // /* */ --- as break in not between like a b.c var value input schema output filters= verb= text int[] text? 1 2.5 -1 1e5 2025-01-01 00:00:00+0000 true null now each if stack é 😀 \t \r \u00a0 \ufeff \ud800"
		.split(" ")
		.concat([
			" ",
			"\n",
			"\n",
			"\r\n",
			"{\n",
			"}\n",
			"\n|",
			"as $b",
			"value = ",
			"value = $a.b = ",
			"input {\n",
			"{a: ",
			"var $a {\n",
		]);

describe("any text", () => {
	test("of fragments of the language becomes a tree or issues", () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 40 }), fc.boolean(), (pieces, spaced) =>
				holds(pieces.join(spaced ? " " : "")),
			),
			{ numRuns: 800 },
		);
	});

	test("of any characters becomes a tree or issues", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => holds(text)),
			{ numRuns: 250 },
		);
	});
});

describe("a valid program", () => {
	const program = fc.constantFrom(...Object.values(programs));

	test("from which tokens are taken, doubled or swapped becomes a tree or issues", () => {
		fc.assert(
			fc.property(
				program,
				fc.array(fc.tuple(fc.nat(), fc.constantFrom("delete", "double", "swap")), { minLength: 1, maxLength: 4 }),
				(text, changes) => {
					const { tokens } = tokenize(new Source("test.xs", text));
					const pieces: string[] = [];
					let at = 0;
					for (const token of tokens) {
						pieces.push(text.slice(at, token.startOffset), text.slice(token.startOffset, token.end));
						at = token.end;
					}
					for (const [where, how] of changes) {
						const index = (where % tokens.length) * 2 + 1;
						const piece = pieces[index] as string;
						if (how === "delete") pieces[index] = "";
						else if (how === "double") pieces[index] = piece + piece;
						else {
							pieces[index] = pieces[pieces.length - index] ?? "";
							pieces[pieces.length - index] = piece;
						}
					}
					holds(pieces.join("") + text.slice(at));
				},
			),
			{ numRuns: 250 },
		);
	});

	test("that is cut off anywhere becomes a tree or issues", () => {
		fc.assert(
			fc.property(program, fc.nat(), (text, at) => holds(text.slice(0, at % text.length))),
			{ numRuns: 250 },
		);
	});
});

/** Sources of random well-formed programs. */
const sources = fc.letrec<{ expression: string; operand: string; access: string; item: string; block: string }>(
	(tie) => {
		const name = fc.constantFrom("a", "b_1", "count", "value", "if", "in_", "x9");
		const blank = fc.constantFrom(" ", "  ", " ", "\n", " // why\n");
		const text = fc
			.string({
				unit: fc.constantFrom("a", "é", " ", '"', "'", "\\", "\n", "$", "{", "|", "/", "`", "#"),
				maxLength: 8,
			})
			.map((value) => JSON.stringify(value));
		const heredoc = fc
			.array(fc.constantFrom("one", "  two", '"q"', "", "\\n", "// no"), { maxLength: 4 })
			.map((lines) => `"""\n${lines.map((line) => `    ${line}\n`).join("")}    """`);
		const literal = fc.oneof(
			fc.constantFrom(
				"true",
				"false",
				"null",
				"now",
				"word",
				"$$",
				"$this.b",
				"2025-01-01 00:00:00+0000",
				"9223372036854775807",
			),
			name.map((variable) => `$${variable}`),
			fc.integer().map(String),
			fc.integer({ min: 0, max: 10_000 }).map((number) => String(number / 100)),
			text,
			heredoc,
		);
		const list = (entry: fc.Arbitrary<string>, open: string, close: string) =>
			fc
				.tuple(fc.array(entry, { maxLength: 4 }), fc.constantFrom(", ", "\n", ",\n", " , // then\n"))
				.map(([entries, separator]) => `${open}${entries.join(separator)}${close}`);
		const key = fc.oneof(name, text, fc.constant("(1 + 1)"));
		const entry = fc
			.tuple(fc.constantFrom("", "", "!"), key, tie("expression"))
			.map(([mark, left, right]) => `${mark}${left}: ${right}`);
		const filter = fc
			.tuple(
				fc.constantFrom("|", "|", "!|", "\n  |"),
				fc.constantFrom("trim", "get", "map", "filter", "sort"),
				fc.array(tie("access"), { maxLength: 2 }),
				fc.constantFrom("", " + 1", " ~ $c"),
			)
			.map(
				([mark, filterName, args, rest]) =>
					`${mark}${filterName}${args.map((argument) => `:${argument}${rest}`).join("")}`,
			);
		return {
			access: fc.oneof(
				{ maxDepth: 3, depthIdentifier: "program", withCrossShrink: true },
				literal,
				name.map((variable) => `$${variable}`),
				list(tie("expression"), "[", "]"),
				list(entry, "{", "}"),
				fc
					.tuple(tie("expression"), fc.constantFrom(["(", ")"], ["(\n", "\n)"], ["(", " // inner\n)"]))
					.map(([inner, [open, close]]) => `${open}${inner}${close}`),
				fc
					.tuple(name, tie("expression"), fc.constantFrom("", ".b", ".$c", ".0"))
					.map(([variable, index, step]) => `$${variable}[${index}]${step}`),
				tie("access").map((value) => (/^["'$[({]/.test(value) ? `!int ${value}` : value)),
			),
			operand: fc
				.tuple(fc.constantFrom("", "", "", "!", "-"), tie("access"), fc.array(filter, { maxLength: 3 }))
				.map(([prefix, value, filters]) => `${/^[-\d]/.test(value) ? "" : prefix}${value}${filters.join("")}`),
			expression: fc.oneof(
				{ maxDepth: 3, depthIdentifier: "program", withCrossShrink: true },
				tie("operand"),
				fc
					.tuple(
						tie("operand"),
						fc.constantFrom(
							"+",
							"-",
							"*",
							"%",
							"~",
							"==",
							"<",
							"&&",
							"||",
							"??",
							"?:",
							"in",
							"not contains",
							"==?",
							"..",
						),
						tie("operand"),
					)
					.map(([left, operator, right]) => `${left} ${operator} ${right}`),
				fc
					.tuple(tie("operand"), tie("operand"), tie("operand"))
					.map(([condition, yes, no]) => `${condition} ? (${yes}) : ${no}`),
			),
			block: fc
				.tuple(
					fc.array(tie("item"), { maxLength: 4 }),
					fc.constantFrom("", " // opened", "\n// first"),
					fc.constantFrom("\n", "\n\n\n"),
				)
				.map(([items, comment, separator]) => `{${comment}\n${items.join(separator)}\n}`),
			item: fc.oneof(
				{ maxDepth: 3, depthIdentifier: "program", withCrossShrink: true },
				fc
					.tuple(fc.constantFrom("", "", "!"), name, blank, tie("expression"))
					.map(([mark, attribute, _blank, value]) => `${mark}${attribute} = ${value}`),
				fc
					.tuple(
						fc.constantFrom("", "", "!"),
						tie("block"),
						fc.constantFrom("", " as $r", " as $r.x|first", " // done"),
					)
					.map(([mark, body, end]) => `${mark}group ${body}${end}`),
				fc.tuple(tie("expression"), tie("block")).map(([condition, body]) => `if (${condition}) ${body}`),
				fc.constantFrom(
					"break",
					"util.now as $t",
					"each as $i {\n}",
					'query "a" verb=GET {\n}',
					"input {\n  text[1:5]? a?=1 filters=trim|min:3 { sensitive = true } // a\n  // b\n  !int b\n}",
					"// alone",
				),
			),
		};
	},
);

describe("printing random programs", () => {
	test("keeps the tree and is settled after one pass", () => {
		fc.assert(
			fc.property(fc.array(sources.item, { maxLength: 4 }), (items) => {
				const text = items.join("\n");
				const { file, issues } = read(text);
				expect(issues).toEqual([]);
				laws(text, file);
			}),
			{ numRuns: 250 },
		);
	});
});
