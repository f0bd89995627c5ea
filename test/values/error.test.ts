import { expect, test } from "vitest";
import { fatalError, forgivableError, inputError, XanoError } from "../../src/values/error.js";

test("an error is fatal unless told otherwise", () => {
	const error = new XanoError("It broke");
	expect(error).toBeInstanceOf(Error);
	expect(error).toMatchObject({
		name: "XanoError",
		message: "It broke",
		code: "ERROR_FATAL",
		status: 500,
		payload: null,
		errorName: null,
		result: null,
		help: null,
		forgivable: false,
	});
	expect("cause" in error).toBe(false);
});

test("an error carries what it is given", () => {
	const cause = new Error("below");
	const error = new XanoError("No entry", {
		code: "ERROR_CODE_ACCESS_DENIED",
		status: 403,
		payload: { a: 1 },
		errorName: "denied",
		result: [1],
		help: "Ask the owner.",
		forgivable: true,
		cause,
	});
	expect(error).toMatchObject({
		code: "ERROR_CODE_ACCESS_DENIED",
		status: 403,
		payload: { a: 1 },
		errorName: "denied",
	});
	expect(error).toMatchObject({ result: [1], help: "Ask the owner.", forgivable: true, cause });
});

test("the short forms", () => {
	expect(fatalError("x")).toMatchObject({ code: "ERROR_FATAL", status: 500, help: null, forgivable: false });
	expect(fatalError("x", "y").help).toBe("y");
	expect(forgivableError("x", "y")).toMatchObject({ code: "ERROR_FATAL", help: "y", forgivable: true });
	expect(inputError("Missing param: v", "v")).toMatchObject({
		message: "Missing param: v",
		code: "ERROR_CODE_INPUT_ERROR",
		status: 400,
		payload: { param: "v" },
	});
});

test("a message of the engine is no longer than anybody reads", () => {
	const long = "x".repeat(1_000_000);
	for (const error of [fatalError(long, long), forgivableError(long, long)]) {
		expect(error.message).toBe(`${"x".repeat(2_000)}…`);
		expect(error.help).toBe(error.message);
	}
	expect(new XanoError(long).message).toBe(long);
});
