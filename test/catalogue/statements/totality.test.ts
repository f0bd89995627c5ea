import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ArgumentKind, StatementAttribute, StatementDefinition } from "../../../src/catalogue/define.js";
import { allStatements } from "../../../src/catalogue/statements/index.js";
import { LimitError } from "../../../src/runtime/signals.js";
import { XanoError } from "../../../src/values/error.js";
import { encodeJson } from "../../../src/values/json.js";
import { isObject, type Value } from "../../../src/values/kinds.js";
import { checkValue, freeze } from "../../values/canonical.js";
import { integers, objects, printableDecimals, texts, values } from "../../values/generators.js";
import { runDefinition, type Surroundings, surroundings } from "./whatever.js";

const numbers: fc.Arbitrary<Value> = fc.oneof(integers, printableDecimals);
const lists: fc.Arbitrary<Value> = fc.oneof(
	fc.array(values, { maxLength: 8 }),
	fc.array(numbers, { maxLength: 8 }),
	fc.array(texts, { maxLength: 8 }),
	fc.array(objects, { maxLength: 4 }),
);
const anything: fc.Arbitrary<Value> = fc.oneof(values, lists, objects, numbers);

/** What is kept from everybody. */
const password = "correct horse battery staple 42!";
const secretNames = /^(?:key|api_key|password|(?:text|hash)_password|private_key|\w+_pass|bearer_token|token)$/;
const secrets: fc.Arbitrary<Value> = fc.constantFrom<Value>(
	password,
	`sk-${password}`,
	{ kty: "oct", k: password },
	{ kty: "RSA", d: password },
	[password],
	{ [password]: password },
);

/** Values that mean something to a statement: files, addresses, names, code. */
const meaningful: Readonly<Record<string, fc.Arbitrary<Value>>> = {
	bits: fc.constantFrom<Value>(8, 128, 256, 511, 512, 520, "512"),
	code: fc.oneof(
		fc.constantFrom("return $var", "return [1n, NaN, -0, undefined]", "throw 1", "return $input.size / 0", "return {"),
		texts.map((text) => `return ${JSON.stringify(text)}`),
	),
	value: fc.constantFrom(
		"a,b\n1,2",
		'{"a": 1}\n[2]',
		"data:image/gif;base64,R0lGODlhAQABAAAAACw=",
		"{{ $name }} {% for x in 1..3 %}{{ x }}{% endfor %}",
		"/^a/",
	),
	pathname: fc.constantFrom("/tmp/a.txt", "/vault/public/a.txt", "../../etc/passwd", "/", "log.txt", "/tmp/a.txt/b"),
	filename: fc.constantFrom("a.txt", "a.gif", "a.mp3", "a.mp4", "../a.zip", "", "é/ü.txt", "\0", "x".repeat(300)),
	to: fc.constantFrom<Value>("ada@example.com", ["Ada <ada@example.com>"], "no address"),
	from: fc.constantFrom("ada@example.com", "Ada\r\nBcc: x <ada@example.com>"),
	scheduled_at: fc.constantFrom<Value>("in 1 hour", 0, 1e300, -1e15),
	url: fc.constantFrom(
		"http://localhost:1/x",
		"https://example.com",
		"ftp://example.com",
		"http://",
		"http://[::1",
		"//x",
	),
	method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD", "TRACE", "GET X", ""),
	headers: fc.constantFrom<Value>(["A: b"], ["A: b\r\nC: d"], ["é: ü"], ["x"], { a: "b" }, [["A: b"]]),
	key: fc.constantFrom("a", "b", "0123456789abcdef"),
	iv: fc.constantFrom("abcdef9876543210", "abcdef987654"),
	separator: fc.constantFrom(",", "\t", ""),
	search: fc.constantFrom("*", "[a-", "[^", "\\", "**a**a**b"),
	password_encryption: fc.constantFrom("standard", "AES-128", "AES-256"),
};

const meant: Record<ArgumentKind, fc.Arbitrary<Value>> = {
	any: values,
	text: texts,
	int: fc.oneof(fc.integer({ min: -4, max: 12 }), integers),
	number: numbers,
	bool: fc.boolean(),
	array: lists,
	object: objects,
	expression: values,
};

/** Every value of a run that stands for a file of its store. */
const files: fc.Arbitrary<Value> = fc.constantFrom<Value>(
	{ name: "a.txt", path: "/tmp/a.txt", mime: "text/plain", type: "text", size: 1 },
	{ name: "a.zip", path: "/tmp/a.zip" },
	{ path: "/tmp/missing" },
	{ path: "../../x" },
	{ data: "a,b" },
	{ path: 5, data: [] },
);

/** Mostly what an attribute is meant to be, now and then anything at all; undefined leaves it out. */
function attribute({ name, kind, required, values: closed }: StatementAttribute): fc.Arbitrary<Value | undefined> {
	const own = Object.hasOwn(meaningful, name) ? meaningful[name] : undefined;
	return fc.oneof(
		{ arbitrary: closed ? fc.constantFrom(...closed) : meant[kind], weight: 4 },
		...(own ? [{ arbitrary: own, weight: 6 }] : []),
		...(secretNames.test(name) ? [{ arbitrary: secrets, weight: 4 }] : []),
		...(kind === "any" ? [{ arbitrary: files, weight: 4 }] : []),
		{ arbitrary: fc.constant(undefined), weight: required ? 0 : 3 },
		{ arbitrary: anything, weight: 2 },
	);
}

function attributesOf(definition: StatementDefinition): fc.Arbitrary<Record<string, Value>> {
	const declared = definition.attributes.filter(({ perElement }) => !perElement);
	return fc
		.tuple(...declared.map(attribute))
		.map((given) =>
			Object.fromEntries(
				declared.flatMap(({ name }, index) => (given[index] === undefined ? [] : [[name, given[index] as Value]])),
			),
		);
}

const elements = fc.constantFrom(
	null,
	(element: Value): Value => element,
	(_element: Value, index: number | string): Value => index,
	(element: Value): Value => (isObject(element) ? "object" : [element]),
);

/** What a program may see of an error. */
function said(thrown: unknown): string {
	if (!(thrown instanceof XanoError) && !(thrown instanceof LimitError)) throw thrown;
	expect(thrown.message).toMatch(/^[^\n]+$/);
	const rest = thrown instanceof XanoError ? encodeJson([thrown.payload, thrown.errorName, thrown.result]) : "";
	return `${thrown.message} ${thrown.help ?? ""} ${rest}`;
}

/** What stands in quotes was given by the program; a long value is cut off with an ellipsis. */
function ownWords(text: string): string {
	return text.replace(/"(?:[^"\\…]|\\.)*["…]/g, "");
}

/** Some files to work with, and entries for the statements that read them. */
async function furnish({ context }: Surroundings): Promise<void> {
	await context.store.write("tmp/a.txt", Buffer.from("a"));
	await context.redis.command("SET", "a", "1");
	await context.redis.command("RPUSH", "b", "1", "two", "[3]");
	const create = allStatements.find(({ name }) => name === "zip.create_archive") as StatementDefinition;
	await runDefinition(create, { attributes: { filename: "a.zip" } }, context);
}

/** Whether the password stands in none of the attributes that a message may show. */
function isOnlyInSecrets(definition: StatementDefinition, attributes: Readonly<Record<string, Value>>): boolean {
	return definition.attributes.every(
		({ name }) => secretNames.test(name) || !encodeJson(attributes[name] ?? null).includes(password),
	);
}

const running = allStatements.filter(({ run }) => run !== undefined);

describe("every statement, whatever it is given", () => {
	const unhandled: unknown[] = [];
	const note = (reason: unknown): void => {
		unhandled.push(reason);
	};
	beforeAll(() => {
		process.on("unhandledRejection", note);
	});
	afterAll(async () => {
		await new Promise(setImmediate);
		process.off("unhandledRejection", note);
		expect(unhandled).toEqual([]);
	});

	test.each(running.map((definition) => [definition.name, definition] as const))("%s", async (name, definition) => {
		const subjects = definition.positional.length === 0 ? fc.constant(null) : anything;
		await fc.assert(
			fc.asyncProperty(
				subjects,
				attributesOf(definition),
				elements,
				fc.boolean(),
				async (subject, given, each, isMissing) => {
					const around = surroundings({ size: 5_000 });
					if (/^(?:storage|zip|stream|redis)\./.test(name)) await furnish(around);
					const attributes = definition.attributes.every(({ name }) => name !== "timeout")
						? given
						: { ...given, timeout: 1 };
					const before = encodeJson([subject, attributes]);
					freeze([subject, attributes]);
					let heard = "";
					try {
						const result = await runDefinition(
							definition,
							{
								subject,
								attributes,
								...(definition.positional[0]?.lenient ? { isMissing } : {}),
								each: definition.clause || definition.attributes.some(({ perElement }) => perElement) ? each : null,
							},
							around.context,
						);
						checkValue(result);
					} catch (thrown) {
						heard = said(thrown);
					}
					heard = [heard, ...around.warnings.map(([, message]) => message)].join("\n");
					expect(ownWords(heard)).not.toMatch(
						/undefined|NaN|\[object|Cannot read|is not a function|TypeError|RangeError/,
					);
					if (isOnlyInSecrets(definition, attributes)) expect(heard).not.toContain(password);
					expect(encodeJson([subject, attributes])).toBe(before);
				},
			),
			{ numRuns: 40 },
		);
	});
});
