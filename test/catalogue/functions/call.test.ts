import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineFunction, type FunctionDefinition } from "../../../src/catalogue/define.js";
import { callBuiltin } from "../../../src/catalogue/functions/call.js";
import { builtinFunctions } from "../../../src/catalogue/functions/index.js";
import { XanoError } from "../../../src/values/error.js";
import { objectFrom } from "../../../src/values/object.js";
import { contextWith, errorOf } from "./context.js";

function echo(given: Partial<FunctionDefinition> = {}): FunctionDefinition {
	return defineFunction({
		name: "echo",
		summary: "Gives its input back.",
		inputs: [
			{ name: "text", type: "text", required: true, summary: "Any." },
			{ name: "times", type: "int", required: false, default: 2, summary: "Any." },
			{ name: "note", type: "text", required: false, summary: "Any." },
		],
		examples: [],
		run: (_, input) => input,
		...given,
	});
}

describe("without a schema", () => {
	test("defaults are filled in", async () => {
		expect(await callBuiltin(echo(), contextWith(), { text: "x" })).toEqual({ text: "x", times: 2 });
		expect(await callBuiltin(echo(), contextWith(), { text: "x", times: null })).toEqual({ text: "x", times: 2 });
		expect(await callBuiltin(echo(), contextWith(), { text: "x", times: 0 })).toEqual({ text: "x", times: 0 });
	});

	test.each([{}, { text: null }])("%j lacks a required input", async (input) => {
		expect(await errorOf(() => callBuiltin(echo(), contextWith(), input))).toMatchObject({
			code: "ERROR_CODE_INPUT_ERROR",
			status: 400,
			message: "Missing param: text",
			payload: { param: "text" },
		});
	});

	test("the caller's input stays as it is", async () => {
		const input = { text: "x" };
		await callBuiltin(echo(), contextWith(), input);
		expect(input).toEqual({ text: "x" });
	});
});

describe("with a schema", () => {
	const schema = () =>
		z.object({
			text: z.string({ error: "must be text" }).refine((text) => text !== "", { error: "is missing" }),
			times: z.number({ error: "Only numbers count." }).default(3),
			list: z.array(z.object({ name: z.string({ error: "must be text" }) })).optional(),
		});
	const inputs = ["text", "times", "list"].map((name) => ({ name, type: "json", required: false, summary: "Any." }));

	test("its defaults count", async () => {
		expect(await callBuiltin(echo({ schema }), contextWith(), { text: "x" })).toEqual({ text: "x", times: 3 });
	});

	test.each([
		[{}, "Missing param: text", "text"],
		[{ text: "" }, "Missing param: text", "text"],
		[{ text: null }, "Param text must be text", "text"],
		[{ text: "x", list: [{}] }, "Missing param: list[0].name", "list[0].name"],
		[{ text: "x", list: 5 }, "Param list: Invalid input: expected array, received number", "list"],
		[{ text: 5 }, "Param text must be text", "text"],
		[{ text: "x", times: "y" }, "Param times: Only numbers count.", "times"],
		[{ text: "x", list: [{ name: "a" }, { name: 5 }] }, "Param list[1].name must be text", "list[1].name"],
	])("%j is refused", async (input, message, param) => {
		const error = await errorOf(() => callBuiltin(echo({ schema, inputs }), contextWith(), input));
		expect(error).toMatchObject({ code: "ERROR_CODE_INPUT_ERROR", status: 400, message, payload: { param } });
	});

	test("one that gives no object is a fault of its author", async () => {
		const bad = echo({ schema: () => z.any().transform(() => 5) });
		const error = await errorOf(() => callBuiltin(bad, contextWith(), { text: "x" }));
		expect(error.message).toBe('The schema of the function "echo" does not give an object');
	});
});

test("unknown inputs are dropped with a warning, unless they are welcome", async () => {
	const context = contextWith();
	const input = { text: "x", txet: "y" };
	expect(await callBuiltin(echo(), context, input)).toEqual({ text: "x", times: 2 });
	expect(context.warnings).toEqual([["unknown-input", 'function "echo" declares no input "txet"; it is ignored']]);
	const open = contextWith();
	expect(await callBuiltin(echo({ acceptsOtherInputs: true }), open, input)).toEqual({ ...input, times: 2 });
	expect(open.warnings).toEqual([]);
});

test("names of JavaScript reach no prototype", async () => {
	const input = objectFrom([
		["text", "x"],
		["__proto__", { polluted: true }],
		["constructor", "y"],
	]);
	const context = contextWith();
	expect(await callBuiltin(echo(), context, input)).toEqual({ text: "x", times: 2 });
	expect(context.warnings).toHaveLength(2);
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test("what a function throws goes on unchanged", async () => {
	for (const thrown of [new XanoError("own"), new TypeError("x is not a function")]) {
		const run = () => {
			throw thrown;
		};
		await expect(callBuiltin(echo({ run }), contextWith(), { text: "x" })).rejects.toBe(thrown);
	}
});

test("names of built-in functions are unique, and their inputs documented", () => {
	const names = builtinFunctions.map(({ name }) => name);
	expect(names).toContain("openai_chat_completion");
	expect(new Set(names).size).toBe(names.length);
	for (const { inputs, summary } of builtinFunctions) {
		expect(summary).toMatch(/\.$/);
		for (const input of inputs) expect(input.summary).toMatch(/\.$/);
	}
});
