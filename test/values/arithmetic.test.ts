import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	add,
	DIVISION_BY_ZERO,
	divide,
	modulo,
	multiply,
	NOT_NUMERIC,
	NUMBERS_REQUIRED,
	negate,
	subtract,
	toNumber,
} from "../../src/values/arithmetic.js";
import { XanoError } from "../../src/values/error.js";
import { kindOf, normalizeInteger, type Value } from "../../src/values/kinds.js";
import { decimals, integers } from "./generators.js";
import { fromWords, readAnswers } from "./php.js";

type Operation = (left: Value, right: Value, message?: string) => number | bigint;

function fits(integer: bigint): boolean {
	return integer >= -(2n ** 63n) && integer < 2n ** 63n;
}

function errorOf(run: () => unknown): XanoError {
	try {
		run();
	} catch (error) {
		if (error instanceof XanoError) return error;
		throw error;
	}
	throw new Error("nothing was raised");
}

describe("integers against BigInt", () => {
	test.each<[string, Operation, (a: bigint, b: bigint) => bigint, (a: number, b: number) => number]>([
		["add", add, (a, b) => a + b, (a, b) => a + b],
		["subtract", subtract, (a, b) => a - b, (a, b) => a - b],
		["multiply", multiply, (a, b) => a * b, (a, b) => a * b],
	])("%s", (_name, operation, exactly, roughly) => {
		fc.assert(
			fc.property(integers, integers, (left, right) => {
				const exact = exactly(BigInt(left), BigInt(right));
				const expected = fits(exact) ? normalizeInteger(exact) : roughly(Number(left), Number(right));
				expect(operation(left, right)).toBe(expected);
			}),
			{ numRuns: 2000 },
		);
	});

	test("divide and modulo", () => {
		fc.assert(
			fc.property(integers, integers, (left, right) => {
				fc.pre(right !== 0);
				const [a, b] = [BigInt(left), BigInt(right)];
				expect(modulo(left, right)).toBe(normalizeInteger(a % b));
				const quotient = divide(left, right);
				if (a % b === 0n) expect(quotient).toBe(normalizeInteger(a / b));
				else if (typeof left === "number" && typeof right === "number") expect(kindOf(quotient)).toBe("decimal");
				else expect(quotient).toBe(Number(left) / Number(right) + 0);
			}),
			{ numRuns: 2000 },
		);
	});

	test("negate", () => {
		fc.assert(
			fc.property(integers, (number) => {
				expect(negate(number)).toBe(normalizeInteger(-BigInt(number)));
			}),
		);
		expect(negate(0)).toBe(0);
		expect(negate("5")).toBe(-5);
	});
});

test("decimals are JavaScript's, without -0 and the infinities", () => {
	const operations: [Operation, (a: number, b: number) => number][] = [
		[add, (a, b) => a + b],
		[subtract, (a, b) => a - b],
		[multiply, (a, b) => a * b],
		[divide, (a, b) => a / b],
	];
	fc.assert(
		fc.property(decimals, decimals, fc.constantFrom(...operations), (left, right, [operation, roughly]) => {
			fc.pre(operation !== divide || right !== 0);
			// Whole decimals in the safe range are ints, whose results may be exact where JavaScript rounds.
			fc.pre(!Number.isSafeInteger(left) || !Number.isSafeInteger(right));
			const expected = roughly(left, right);
			if (Number.isFinite(expected)) expect(operation(left, right)).toBe(expected + 0);
			else expect(() => operation(left, right)).toThrow("Number is out of range");
		}),
		{ numRuns: 2000 },
	);
});

test("zero is never negative", () => {
	expect(multiply(0, -5)).toBe(0);
	expect(divide(0, -5)).toBe(0);
	expect(modulo(-8, 4)).toBe(0);
	expect(modulo(-0.5, 3)).toBe(0);
	expect(negate(0)).toBe(0);
	expect(toNumber("-0")).toBe(0);
	expect(toNumber("-0.0")).toBe(0);
});

test("the documented results", () => {
	expect(divide(7, 2)).toBe(3.5);
	expect(divide(10, 2)).toBe(5);
	expect(modulo(-8, 3)).toBe(-2);
	expect(modulo(8, -3)).toBe(2);
	expect(modulo(7.9, 3.9)).toBe(1);
	expect(add("2", " 3 ")).toBe(5);
	expect(add(9007199254740991, 2)).toBe(9007199254740993n);
	expect(subtract(9007199254740993n, 2)).toBe(9007199254740991);
	expect(add(9223372036854775807n, 1)).toBe(2 ** 63);
	expect(negate(-9223372036854775808n)).toBe(2 ** 63);
});

describe("what is no number", () => {
	test.each<[Value]>([[null], ["abc"], [""], ["5 apples"], ["0x1A"], [true], [[]], [{}]])("%j", (value) => {
		for (const operation of [add, subtract, multiply, divide, modulo] as Operation[]) {
			for (const run of [() => operation(value, 1), () => operation(1, value)]) {
				const error = errorOf(run);
				expect(error.message).toBe(NOT_NUMERIC);
				expect(error).toMatchObject({ code: "ERROR_FATAL", status: 500, forgivable: true });
			}
			expect(errorOf(() => operation(1, value, NUMBERS_REQUIRED)).message).toBe(NUMBERS_REQUIRED);
		}
		expect(errorOf(() => negate(value)).message).toBe(NOT_NUMERIC);
	});

	test("help names the way out, not the value", () => {
		expect(errorOf(() => add("secret", 1)).help).toContain("~");
		expect(errorOf(() => add("secret", 1)).help).not.toContain("secret");
		expect(errorOf(() => add(null, 1)).help).toContain("?? 0");
	});

	test("zero divisors", () => {
		for (const run of [() => divide(1, 0), () => modulo(1, 0), () => modulo(1, 0.5), () => divide(2n ** 60n, 0)]) {
			expect(errorOf(run)).toMatchObject({ message: DIVISION_BY_ZERO, forgivable: false });
		}
		expect(errorOf(() => divide(1, "0")).message).toBe(DIVISION_BY_ZERO);
	});

	test("numbers that would be infinite", () => {
		for (const run of [
			() => multiply(1e300, 1e300),
			() => add("1e999", 1),
			() => divide(1e300, 1e-300),
			() => negate("-1e999"),
		]) {
			expect(errorOf(run)).toMatchObject({ message: "Number is out of range", forgivable: false });
		}
	});
});

test("the answers of PHP", () => {
	const { rows } = readAnswers<{ rows: [string, string, ...string[]][] }>("arithmetic");
	const operations: Operation[] = [add, subtract, multiply, divide, modulo];
	const wrong: unknown[] = [];
	for (const [leftWords, rightWords, ...answers] of rows) {
		const [left, right] = [fromWords(leftWords)!, fromWords(rightWords)!];
		for (const [index, answer] of answers.entries()) {
			const expected = fromWords(answer);
			let result: Value | undefined;
			try {
				result = operations[index]!(left, right);
			} catch (error) {
				if (!(error instanceof XanoError)) throw error;
				if (expected !== undefined && Number.isFinite(Number(expected)))
					wrong.push([leftWords, rightWords, index, answer, error.message]);
				continue;
			}
			if (result !== expected) wrong.push([leftWords, rightWords, "+-*/%"[index], answer, String(result)]);
		}
	}
	expect(rows.length * 5).toBeGreaterThan(7000);
	expect(wrong).toEqual([]);
});
