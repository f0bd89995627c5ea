import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { support } from "../../src/compile/support.js";
import { foreignTokens } from "./generated_tokens.js";
import { compileText, functionsOf, functionText, observe, outcomeOf, runText } from "./harness.js";
import { referenceOutcome } from "./reference.js";

/** Where code made of program text would leave its mark. */
declare global {
	var touched: number | undefined;
}

const touch = "globalThis.touched=1";
const hostileTexts = [
	`"+(${touch})+"`,
	`'+(${touch})+'`,
	`\`+(${touch})+\``,
	`\${${touch}}`,
	`*/${touch}/*`,
	`\n${touch}\n//`,
	`\u2028${touch}\u2029`,
	`\\";${touch};//`,
	`\u00010\u0002`,
	`\u0001${touch}\u0002`,
	`);${touch};(`,
	`=0;${touch};var x`,
	"__proto__",
	"constructor",
	"prototype",
	"toString",
	"hasOwnProperty",
	"valueOf",
	"then",
	"length",
	"eval",
	"R",
	"\\",
	"\\u0022",
	"'",
	"",
	"0",
	"-1",
	"4294967295",
	"a.b",
	"a[0]",
	"$$",
	"\ud800",
	"\u{1f600}",
	"k".repeat(50_000),
];

const hostile = fc.oneof(
	fc.constantFrom(...hostileTexts),
	fc.string({ unit: "binary", maxLength: 12 }).filter((text) => !text.includes("\0")),
	fc
		.array(fc.constantFrom(...hostileTexts.filter((text) => text.length < 100)), { maxLength: 3 })
		.map((parts) => parts.join("")),
);

/** A text literal of the language with exactly these characters. */
function literal(text: string): string {
	return `"${text.replace(/[\\"\n\r\t]/g, (character) => ({ "\n": "\\n", "\r": "\\r", "\t": "\\t" })[character] ?? `\\${character}`)}"`;
}

const prototypes = [Object, Array, String, Number, Boolean, Function, Map].map((type) => type.prototype as object);

function shapes(): string[] {
	return prototypes.map((prototype) => JSON.stringify(Object.getOwnPropertyNames(prototype)));
}

/** Everywhere a text of the author can stand. */
function program(first: string, second: string): string {
	const [a, b] = [literal(first), literal(second)];
	return functionText(
		`var $o { value = {${a}: 1, ${b}: [${a}], "k": {${a}: {${b}: 2}}} }
var $list { value = [${a}, ${b}] }
var $found { value = $o|get:${a}:${b} }
var.update $o[${b}] { value = ${a} }
var.update $o.k[${a}][${b}] { value = 3 }
var $set { value = {}|set:${a}:${b} }
var.update $set { value = $set|set:${b}:${a} }
var $joined { value = ${a} ~ "-" ~ ${b} }
var $same { value = ${a} == ${b} }
switch (${a}) { case (${b}) { var $case { value = 1 } } break default { var $case { value = ${a} } } }
try_catch { try { throw { name = ${a} value = ${b} } } catch { debug.log { value = $error } } }
try_catch { try { precondition (false) { error_type = ${a} error = ${b} payload = ${a} } } catch { debug.log { value = $error } } }
var $mapped { value = $list|map:$$ ~ ${a} }
var $keys { value = $o|keys }`,
		`[$o, $list, $found, $set, $joined, $same, $case, $mapped, $keys, $o[${a}], ($nothing[${a}] ?? ${b})]`,
	);
}

const helpers: ReadonlySet<string> = new Set(Object.keys(support));

/** Every place where program text can stand, each of them alone, so that an error in one hides no other. */
const positions: Readonly<Record<string, (text: string) => string>> = {
	"a comment": (text) => `// ${text.replaceAll("\n", " ")}\nvar $x { value = 1 }`,
	"a description": (text) => `group {\n description = ${text}\n stack { var $x { value = 1 } }\n}`,
	"a variable": (text) => `var $var.${text} { value = 1 }\nmath.add $var.${text} { value = 1 }`,
	"a variable of a loop": (text) => `for (2) { each as $var.${text} { debug.log { value = 1 } } }`,
	"a result": (text) => `util.get_all_input as $var.${text}`,
	"a variable that is pushed to": (text) => `array.push $var.${text} { value = [] }\narray.shift $var.${text} as $x`,
	"a member": (text) => `var $x { value = $input.${text}.${text} }`,
	"a member that may be missing": (text) => `var $x { value = $nothing.${text} ?? $var.${text} ?? 1 }`,
	"an index": (text) => `var $x { value = {} }\nvar.update $x[${text}].${text} { value = $x[${text}] }`,
	"a key": (text) => `var $x { value = {${text}: 1, k: {${text}: [${text}]}} }`,
	"a computed key": (text) => `var $x { value = {(${text}): 1} }`,
	"a text": (text) => `var $x { value = ${text} ~ ${text} == ${text} }`,
	"a case": (text) => `switch (${text}) { case (${text}) { break } default { } }`,
	"a path of a filter": (text) => `var $x { value = {}|set:${text}:1|get:${text}:${text}|has:${text} }`,
	"an argument in an element": (text) => `var $x { value = [1]|map:($$ ~ ${text})|filter:$$ == ${text} }`,
	"a pattern": (text) => `var $x { value = "a"|regex_replace:${text}:"b":${text} }`,
	"a cast": (text) => `var $x { value = !expr ${text} }`,
	"an expression in a text": (text) => `var $x { value = ${text}|to_expr }`,
	"a name of the environment": (text) => `var $x { value = $env.${text} }`,
	"an input of a call": (text) => `function.run "other" { input = {${text}: ${text}} } as $x`,
	"a function that is not there": (text) => `function.run ${text} as $x`,
	"an attribute": (text) => `precondition (false) { error_type = ${text} error = ${text} payload = ${text} }`,
	"a throw": (text) =>
		`try_catch { try { throw { name = ${text} value = ${text} } } catch { debug.log { value = ${text} } } }`,
	"an attribute of the catalogue": (text) =>
		`text.append $x { value = ${text} }\nobject.values { value = {${text}: 1} } as $y`,
	"a request": (text) =>
		`api.request {\n url = ${text}\n method = ${text}\n headers = [${text}]\n params = {${text}: 1}\n} as $x`,
	"user code": (text) => `api.lambda {\n code = ${text}\n timeout = 10\n} as $x`,
	"a table": (text) => `db.get ${text} {\n field_name = ${text}\n field_value = ${text}\n} as $x`,
	"an unknown statement": (text) => `no.such ${text} { value = ${text} }`,
	"an unknown filter": (text) => `var $x { value = 1|nothing:${text} }`,
};

/** The other places: the name of a function, and what inputs are declared with. */
const declared: Readonly<Record<string, (name: string) => string>> = {
	"the name of a function": (name) => `${functionText(`function.run ${name} as $x`, "$x")}
${functionText("", "1", "\0").replace('"\0"', name)}`,
	"the name of an input": (name) => `${functionText(`function.run "other" { input = {${name}: 1} } as $x`, "$x")}
function "other" {
  input {
    json ${name}?
    object o? {
      schema {
        text ${name}?
      }
    }
  }
  stack {
  }
  response = [$input.${name}, $input]
}`,
	"what an input is declared with": (name) => `${functionText(`function.run "other" { input = {x: "1"} } as $x`, "$x")}
function "other" {
  input {
    text x? filters=startsWith:${name}|pattern:${name}
    enum kind? {
      values = [${name}]
      description = ${name}
    }
    text fallback?=${name}
  }
  stack {
  }
  response = $input
}`,
};

function isProgram(text: string): boolean {
	return parse(new Source("program.xs", text)).issues.length === 0;
}

/** Runs what was compiled to whatever end; nothing may have become code, neither to look at nor by what it does. */
async function staysText(text: string): Promise<void> {
	const program = compileText(text);
	expect(foreignTokens(program.code, helpers)).toEqual([]);
	await outcomeOf(program).catch((thrown: unknown) => {
		if (thrown instanceof SyntaxError || thrown instanceof ReferenceError) throw thrown;
	});
	expect(globalThis.touched).toBeUndefined();
}

describe("program text never becomes code", () => {
	test.each(Object.entries(positions))("%s", async (_, statements) => {
		await fc.assert(
			fc.asyncProperty(hostile, async (text) => {
				const other = functionText("", "$input", "other");
				await staysText(`${functionText(statements(literal(text)))}${other}`);
			}),
			{ numRuns: 60, examples: hostileTexts.map((text): [string] => [text]) },
		);
	});

	test.each(Object.entries(declared))("%s", async (_, program) => {
		await fc.assert(
			fc.asyncProperty(hostile, async (name) => {
				const text = program(literal(name));
				// A name in quotes is not as free as a text.
				fc.pre(name !== "main" && name !== "other" && isProgram(text));
				await staysText(text);
			}),
			{ numRuns: 60, examples: hostileTexts.map((text): [string] => [text]) },
		);
	});

	test("texts and keys", async () => {
		const before = shapes();
		await fc.assert(
			fc.asyncProperty(hostile, hostile, async (first, second) => {
				const text = program(first, second);
				expect(await observe(compileText(text))).toEqual(referenceOutcome(functionsOf(text)));
				expect(globalThis.touched).toBeUndefined();
			}),
			{ numRuns: 150 },
		);
		expect(shapes()).toEqual(before);
	});

	test("quoted members as names of variables", async () => {
		const before = shapes();
		await fc.assert(
			fc.asyncProperty(hostile, hostile, async (first, second) => {
				fc.pre(first !== second);
				const [a, b] = [literal(first), literal(second)];
				const text = functionText(
					`var $var.${a} { value = [1] }
array.push $var.${a} { value = 2 }
array.shift $var.${a} as $var.${b}
var.update $var.${a}[0] { value = $var.${b} }
var.update $var.${a}[0] { value = {} }
var.update $var.${a}[0].x { value = 1 }
math.add $var.${b} { value = 1 }`,
					`[$var.${a}, $var.${b}, $var]`,
				);
				expect(await observe(compileText(text))).toEqual(referenceOutcome(functionsOf(text)));
				expect(globalThis.touched).toBeUndefined();
			}),
			{ numRuns: 100 },
		);
		expect(shapes()).toEqual(before);
	});

	test("missing members and variables", async () => {
		await fc.assert(
			fc.asyncProperty(hostile, async (name) => {
				const written = literal(name);
				const { end } = await runText(functionText("var $o { value = {} }", `$o.${written}`));
				expect(end).toMatch(/^error: ERROR_FATAL Unable to locate var: o\./);
				const { end: unset } = await runText(functionText("", `$var.${written}`));
				expect(unset).toMatch(/^error: ERROR_FATAL Missing var entry: /);
				const { end: input } = await runText(functionText("", `$input.${written}`));
				expect(input).toMatch(/^error: ERROR_FATAL Unable to locate var: input\./);
				expect(globalThis.touched).toBeUndefined();
			}),
			{ numRuns: 60 },
		);
	});

	test("names of functions and inputs", async () => {
		await fc.assert(
			fc.asyncProperty(hostile, async (name) => {
				fc.pre(name !== "main" && !name.includes("\n"));
				const text = `${functionText(`function.run ${literal(name)} { input = {${literal(name)}: 1, n: 2} } as $x`, "$x")}
function ${literal(name)} {
  input {
    int n
  }
  stack {
  }
  response = [$input.n, $input]
}`;
				const functions = functionsOf(text);
				const { end } = await outcomeOf(compileText(text));
				expect([...functions.keys()]).toContain(name);
				expect(end).toBe('[2,{"n":2}]');
				expect(globalThis.touched).toBeUndefined();
			}),
			{ numRuns: 60 },
		);
	});

	test("inputs whose names are no identifiers do not meet the counters of loops", async () => {
		const text = `${functionText('function.run "f" { input = {"a-b": 5} } as $x', "$x")}
function "f" {
  input {
    int "a-b"
  }
  stack {
    var $seen { value = [] }
    for (2) { each as $i { array.push $seen { value = $input["a-b"] } } }
    foreach ([1]) { each as $i { array.push $seen { value = $input["a-b"] } } }
  }
  response = $seen
}`;
		expect((await runText(text)).end).toBe("[5,5,5]");
	});
});

test("`__proto__` is a key like any other", async () => {
	const stack = `var $o { value = {"__proto__": {polluted: 1}} }
var.update $o.__proto__.more { value = 2 }
var $p { value = {} }
var.update $p["__proto__"].polluted { value = 3 }
var $q { value = {}|set:"__proto__.polluted":4 }
var $constructor { value = 1 }
var.update $p.constructor.prototype.polluted { value = 5 }`;
	const { end } = await runText(
		functionText(stack, '[$o, $p, $q, $constructor, ({}|get:"polluted"), $o.toString ?? 0]'),
	);
	expect(end).toBe(
		'[{"__proto__":{"polluted":1,"more":2}},{"__proto__":{"polluted":3},"constructor":{"prototype":{"polluted":5}}},{"__proto__":{"polluted":4}},1,null,0]',
	);
	expect("polluted" in {}).toBe(false);
});
