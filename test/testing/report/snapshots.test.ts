import { describe, expect, test } from "vitest";
import { allReporters } from "../../../src/testing/report/reporters.js";
import { everything, failed, failure, passed, reportOf, textOf } from "./build.js";

describe.each(allReporters())("%s", (name) => {
	test("of one of everything", () => {
		expect(textOf(name, everything())).toMatchSnapshot();
	});

	test("of no tests", () => {
		expect(textOf(name, reportOf([]))).toMatchSnapshot();
	});

	test("of a run that --bail ended", () => {
		expect(textOf(name, reportOf([failed(failure())], { ended: "bail", left: 12 }))).toMatchSnapshot();
	});

	test("of a run that was interrupted", () => {
		expect(textOf(name, reportOf([passed()], { ended: "interrupted", left: 1 }))).toMatchSnapshot();
	});
});

test("pretty in colours", () => {
	expect(textOf("pretty", everything(), { color: true, width: 80 })).toMatchSnapshot();
});
