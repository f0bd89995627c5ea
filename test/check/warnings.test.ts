import { expect, test } from "vitest";
import { testCases } from "./case_tests.js";
import { casesIn } from "./cases.js";

const cases = casesIn("warnings");

/** Programs that are probably meant otherwise, and beside them programs that look alike and are right. */
testCases("warnings", cases);

const silently = [
	"bare_word",
	"constant_condition",
	"decimal_index",
	"end_index",
	"endless_loop",
	"environment",
	"index_compared",
	"job_input",
	"kind_mismatch",
	"last_operand",
	"maybe_unset",
	"numeric_text",
	"unreachable",
	"unused_variable",
];

test.each(silently)("%s is said of some programs and not of their look-alikes", (file) => {
	const own = cases.filter((each) => each.file === file);
	expect(own.some(({ codes }) => codes.length > 0)).toBe(true);
	expect(own.some(({ codes }) => codes.length === 0)).toBe(true);
});
