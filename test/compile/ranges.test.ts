import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hull, inRange, isSafe, rangeOfNumber, rangeOfResult, widened } from "../../src/compile/ranges.js";
import { add, multiply, subtract } from "../../src/values/arithmetic.js";
import { compileText, functionText, outcomeOf, quietRun, runText } from "./harness.js";

const exactly = { "+": add, "-": subtract, "*": multiply };
const roughly = {
	"+": (a: number, b: number) => a + b,
	"-": (a: number, b: number) => a - b,
	"*": (a: number, b: number) => a * b,
};
type Operator = keyof typeof exactly;
const operators = fc.constantFrom<Operator>("+", "-", "*");
const whole = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.integer({ min: -3, max: 3 }));
const range = fc.tuple(whole, whole).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
/** What a program may hold as a JavaScript number: ints that are exact, and decimals of any size. */
const numbers = fc.oneof(
	whole,
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
);

function within([least, greatest]: readonly [number, number], share: number): number {
	const picked = Math.round(least + (greatest - least) * share);
	// There is no negative zero.
	return Math.min(greatest, Math.max(least, picked)) + 0;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("the range of a result", () => {
	test("holds every result, each of them exact", () => {
		fc.assert(
			fc.property(operators, range, range, share, share, (operator, left, right, x, y) => {
				const found = rangeOfResult(operator, left, right);
				if (!isSafe(found)) return;
				const [a, b] = [within(left, x), within(right, y)];
				const result = roughly[operator](a, b) + 0;
				expect(result).toBe(exactly[operator](a, b));
				expect(result).toBeGreaterThanOrEqual(found[0]);
				expect(result).toBeLessThanOrEqual(found[1]);
			}),
			{ numRuns: 2_000 },
		);
	});

	test("is not safe where it may grow too large", () => {
		expect(isSafe(rangeOfResult("+", [0, Number.MAX_SAFE_INTEGER], [1, 1]))).toBe(false);
		expect(isSafe(rangeOfResult("*", [0, 2 ** 46], [0, 2 ** 46]))).toBe(false);
		expect(isSafe(rangeOfResult("-", [Number.NEGATIVE_INFINITY, 0], [1, 1]))).toBe(false);
	});

	test("of what is added to again and again stays safe for small steps only", () => {
		const after = (step: number): boolean => {
			let range: readonly [number, number] = [0, 0];
			for (;;) {
				const next = hull(range, rangeOfResult("+", range, [step, step]));
				const wider = widened(range, next);
				if (wider[0] === range[0] && wider[1] === range[1]) return isSafe(range);
				range = wider;
			}
		};
		expect([1, 2, 16, -1, -16].map(after)).toEqual([true, true, true, true, true]);
		expect([17, -17, 1_000].map(after)).toEqual([false, false, false]);
	});

	test("is unknown of the one number that stands for such a bound", () => {
		expect([rangeOfNumber(2 ** 51), rangeOfNumber(-(2 ** 51)), rangeOfNumber(2 ** 53)]).toEqual([null, null, null]);
		expect(rangeOfNumber(2 ** 51 + 1)).toEqual([2 ** 51 + 1, 2 ** 51 + 1]);
	});
});

describe("the test of a result", () => {
	test("lets only through what the slow way gives, too", () => {
		fc.assert(
			fc.property(operators, numbers, range, share, fc.boolean(), (operator, any, known, x, isLeft) => {
				const [a, b] = isLeft ? [within(known, x), any] : [any, within(known, x)];
				const test = inRange(operator, "r", "r", isLeft ? known : undefined, isLeft ? undefined : known);
				const result = roughly[operator](a, b);
				const holds = new Function("r", `return ${test ?? true};`) as (result: number) => boolean;
				if (holds(result)) expect(result + 0).toBe(exactly[operator](a, b));
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe("passes of loops", () => {
	const nested = (inner: string): string =>
		functionText(`    var $sum { value = 0 }
    for (50) {
      each as $a {
${inner}
      }
    }`);
	const left = (by: string): string => `        for (2000) {
          each as $b {
            conditional { if ($b == 999) { ${by} } }
            math.add $sum { value = $b }
          }
        }`;
	const programs = {
		"that are left by break": nested(left("break")),
		"that are gone on with": nested(left("continue")).replace("2000", "1000"),
		"over a list": nested(left("break").replace("for (2000)", "foreach ((1..2000))")),
		"of a while": nested(`        var $b { value = 0 }
        while (true) {
          each {
            math.add $b { value = 1 }
            conditional { if ($b == 1000) { break } }
          }
        }`),
	};

	test.each(Object.entries(programs))("%s are counted", async (_name, text) => {
		expect((await runText(text, { iterations: 40_000 })).end).toBe("limit: iterations");
		expect((await runText(text, { iterations: 60_000 })).end).toBe("null");
	});

	test("of a counter that something else sets are not taken for numbers", async () => {
		const text = functionText(
			`    for (2) {
      each as $i {
        var.update $i { value = "x" ~ $i }
        debug.log { value = $i }
      }
    }`,
			"$i",
		);
		expect(await runText(text)).toEqual({ logs: ['"x0"', '"x1"'], end: '"x1"' });
	});

	test("are only calculated with where a counter is surely set", async () => {
		const text = functionText("    for (0) {\n      each as $i {\n      }\n    }", "$i + 1");
		expect((await runText(text)).end).toContain("Missing var entry");
	});

	test("are written without looks at what a counter is", () => {
		const { code } = compileText(
			functionText(
				"    var $a { value = [1, 2] }\n    for (2) {\n      each as $i {\n        debug.log { value = $a[$i + 1] % 7 }\n      }\n    }",
			),
		);
		expect(code).not.toContain('typeof v_i === "number"');
		expect(code).not.toContain(">>> 0");
	});

	test("let a run that takes its turns breathe", async () => {
		const program = compileText(functionText("    for (3000) {\n      each as $i {\n      }\n    }", "$i"));
		expect((await outcomeOf(program, {}, quietRun({ iterations: 5_000 }))).end).toBe("2999");
	});
});

describe("a remainder of whole numbers beyond 32 bits", () => {
	const factor = 127;
	const divisors = [2147483647, 3, 997, -7, 2 ** 31, 2 ** 33 + 1, 4_503_599_627_370_497, 9_007_199_254_740_991];
	const remainders = divisors.map((divisor) => `($input.a * ${factor}) % ${divisor}`);
	const program = compileText(
		`function "main" { input { int a } stack { } response = [${remainders.join(", ")}, ($input.a * ${factor}) % 3] }`,
	);
	const edges = divisors.flatMap((divisor) => [-2, -1, 0, 1, 2].map((near) => Math.trunc(divisor / factor) + near));
	const multiples = fc
		.tuple(fc.constantFrom(...divisors), fc.maxSafeNat(), fc.integer({ min: -1, max: 1 }))
		.map(([divisor, times, near]) => Math.trunc((divisor * times) / factor) + near);
	const largest = 2 ** 46;
	const given = fc
		.oneof(
			fc.integer({ min: -largest, max: largest }),
			fc.integer(),
			multiples,
			fc.constantFrom(...edges, ...edges.map((edge) => -edge)),
		)
		.filter((a) => Math.abs(a) <= largest);

	test("is divided by the machine", () => {
		expect(program.code).toContain("Math.trunc(");
		expect(program.code).not.toMatch(/modulo\(/);
	});

	test("is the exact one", async () => {
		await fc.assert(
			fc.asyncProperty(given, async (a) => {
				const exact = [...divisors, 3].map((divisor) => Number((BigInt(a) * BigInt(factor)) % BigInt(divisor)));
				expect((await outcomeOf(program, { a })).end).toBe(JSON.stringify(exact));
			}),
			{ numRuns: 1_500 },
		);
	});
});
