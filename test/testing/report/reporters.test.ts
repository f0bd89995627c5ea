import { expect, test } from "vitest";
import { allReporters, createReporter, findReporter } from "../../../src/testing/report/reporters.js";
import { passed, reportOf } from "./build.js";

test("the formats are found by their names", () => {
	expect(allReporters()).toEqual(["pretty", "tap", "junit", "json", "github"]);
	expect(findReporter("tap")).toEqual({ name: "tap", readers: "programs" });
	expect(allReporters().map((name) => findReporter(name)?.readers)).toEqual([
		"people",
		"programs",
		"programs",
		"programs",
		"programs",
	]);
});

test.each(["", "TAP", "xml", "__proto__", "constructor", "toString"])("there is none named %j", (name) => {
	expect(findReporter(name)).toBeNull();
});

test.each(allReporters())("two reporters of %s know nothing of each other", (name) => {
	const [one, other] = [createReporter(name), createReporter(name)];
	const results = [passed({ name: "a" }), passed({ name: "b", construct: "other" })];
	const [first, second] = [one, other].map((reporter) => [reporter.begin(results)]);
	for (const result of results) {
		first?.push(one.result(result));
		second?.push(other.result(result));
	}
	first?.push(one.end(reportOf(results)));
	second?.push(other.end(reportOf(results)));
	expect(first).toEqual(second);
});
