import { describe, expect, test } from "vitest";
import { refuseFlag } from "../../src/cli/open.js";
import { testCases } from "./case_tests.js";
import { casesIn, type Policy } from "./cases.js";

const cases = casesIn("mistakes");

testCases("mistakes of real programs", cases);

/** What is done about each of them; where two are named the spellings differ. */
const policies: Readonly<Record<number, readonly Policy[]>> = {
	1: ["A"],
	2: ["E"],
	3: ["F"],
	4: ["A"],
	5: ["A"],
	6: ["A"],
	7: ["A"],
	8: ["F"],
	// Xano's own editor takes an `object` without fields, so it is accepted, with the fix as a note.
	9: ["A"],
	11: ["F"],
	12: ["F", "E"],
	13: ["A"],
	14: ["A"],
	15: ["F"],
	16: ["F"],
	17: ["F"],
	18: ["A"],
	19: ["A"],
	20: ["A"],
	21: ["A"],
	22: ["F"],
	23: ["E"],
	24: ["A"],
	25: ["F"],
	26: ["F", "E"],
	27: ["F"],
	28: ["A"],
	29: ["F"],
	30: ["F"],
	31: ["F", "A"],
	32: ["F"],
	33: ["A"],
	34: ["F"],
	35: ["F", "E"],
	36: ["F"],
	37: ["F"],
	38: ["F", "E"],
	39: ["F"],
	40: ["A"],
	41: ["F"],
	42: ["F", "E"],
	43: ["F"],
	44: ["F"],
	45: ["E"],
	46: ["F"],
	47: ["F"],
	48: ["F", "E"],
	49: ["A", "F", "E"],
	50: ["A"],
	51: ["E"],
	52: ["F"],
	53: ["F", "E", "A"],
	54: ["F"],
	55: ["A"],
	56: ["F"],
	57: ["A"],
	// A project of the marketplace takes all but the last element this way.
	58: ["A"],
	59: ["A"],
	60: ["A"],
	61: ["F"],
	62: ["F"],
	63: ["F"],
	64: ["A"],
	65: ["F"],
	66: ["F"],
	67: ["F", "A"],
	68: ["F"],
	69: ["F", "A"],
	70: ["A", "F", "E"],
};

describe("the list of mistakes", () => {
	const numberOf = (file: string): number => Number(/^\d+/.exec(file)?.[0]);

	test.each(Object.entries(policies))("mistake %s is dealt with as decided", (number, wanted) => {
		const own = cases.filter(({ file }) => numberOf(file) === Number(number));
		expect(own.length).toBeGreaterThan(0);
		expect(new Set(own.map(({ policy }) => policy))).toEqual(new Set(wanted));
	});

	test("is whole: 1 to 70, the tenth of them a mistake of the command line", () => {
		expect(() => refuseFlag("--file")).toThrow("looks like a flag");
		expect(() => refuseFlag("function/report.xs")).not.toThrow();
		const covered = new Set([...cases.map(({ file }) => numberOf(file)), 10]);
		expect([...covered].sort((a, b) => a - b)).toEqual(Array.from({ length: 70 }, (_, index) => index + 1));
		expect(Object.keys(policies).map(Number)).toEqual([...covered].filter((each) => each !== 10).sort((a, b) => a - b));
	});

	test("every accepted one that can be run is run, and so is what the fixes make of the others", () => {
		const runs = cases.filter(({ result }) => result !== null);
		expect(runs.length).toBeGreaterThan(cases.length * 0.7);
	});
});
