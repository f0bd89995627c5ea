import { describe, expect, test } from "vitest";
import { type Job, jobOf } from "../../src/project/job.js";
import { projectFromText } from "../../src/project/project.js";

function read(body: string): Job {
	const project = projectFromText("<test>", `run.job "Title" {\n${body}\n}\n`, "/");
	return jobOf(project.constructs[0] as Parameters<typeof jobOf>[0]);
}

describe("a job", () => {
	test("names functions and what they are given", () => {
		const job = read(
			'  main = {name: "a/b", input: {n: 1}}\n  pre = {name: "first"}\n  post = "last"\n  env = ["A", "B"]',
		);
		expect(job.title).toBe("Title");
		expect(job.main).toMatchObject({ functionName: "a/b", input: { kind: "Object" } });
		expect(job.pre).toMatchObject({ functionName: "first", input: null });
		expect(job.post).toMatchObject({ functionName: "last", input: null });
		expect(job.environment).toEqual(["A", "B"]);
	});

	test("may leave everything out", () => {
		expect(read("")).toMatchObject({ main: null, pre: null, post: null, environment: null });
		expect(read("  env = []").environment).toEqual([]);
	});

	test("does not see what is switched off", () => {
		const job = read('  main = {name: "f", !input: {n: 1}}\n  !pre = {name: "g"}\n  env = ["A", !"B"]');
		expect(job.main).toMatchObject({ functionName: "f", input: null });
		expect(job.pre).toBeNull();
		expect(job.environment).toEqual(["A"]);
	});

	test.each(["main = 5", "main = [1]", "main = {input: {}}", 'main = {name: "a" ~ "b"}', "env = 7"])(
		"holds nothing for what makes no sense: %s",
		(line) => {
			expect(read(`  ${line}`)).toMatchObject({ main: null, environment: null });
		},
	);
});
