import fc from "fast-check";
import { parse, type TestSuites } from "junit2json";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { TestReport } from "../../../src/testing/results.js";
import { everything, failed, failure, passed, reportOf, skipped, textOf } from "./build.js";
import { anyText, hostileTexts, inXml } from "./hostile.js";

interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: Element[];
	text: string;
}

/** The elements of a document, by a parser that forgives nothing. */
function elementsOf(xml: string): Element {
	const parser = new SaxesParser();
	const root: Element = { name: "", attributes: {}, children: [], text: "" };
	const open = [root];
	parser.on("error", (error) => {
		throw error;
	});
	parser.on("opentag", ({ name, attributes }) => {
		const element: Element = { name, attributes: { ...attributes } as Record<string, string>, children: [], text: "" };
		open.at(-1)?.children.push(element);
		open.push(element);
	});
	parser.on("text", (text) => {
		(open.at(-1) as Element).text += text;
	});
	parser.on("closetag", () => {
		open.pop();
	});
	parser.write(xml).close();
	return root.children[0] as Element;
}

function named(element: Element, name: string): Element[] {
	return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...named(child, name)]);
}

const junit = (report: TestReport): string => textOf("junit", report);

test("is read by a reader of JUnit files", async () => {
	const suites = (await parse(junit(everything()))) as TestSuites;
	expect(suites).toMatchObject({ name: "xano test", tests: 13, failures: 1, errors: 2, time: 1.234 });
	expect(suites.testsuite).toHaveLength(10);
	const [total, tax, users] = suites.testsuite ?? [];
	expect(total).toMatchObject({ name: "total", tests: 2, failures: 1, errors: 0, skipped: 0 });
	expect(total?.properties).toEqual([{ name: "seed", value: 7 }]);
	expect(total?.testcase?.[0]).toMatchObject({ name: "adds the tax", classname: "function.total", time: 0.002 });
	expect(total?.testcase?.[0]?.failure).toEqual([
		{
			message: "to_equal failed - expected value 119 does not equal 120",
			type: "assertion",
			inner: expect.stringContaining("function/total.xs:16:5"),
		},
	]);
	expect(total?.testcase?.[1]?.["system-out"]).toEqual(["function/total.xs:7 quiet"]);
	expect(tax?.testcase?.[1]?.error?.[0]).toMatchObject({ message: "Division by zero", type: "XR718" });
	expect(users?.testcase?.[0]?.skipped).toEqual([
		{ message: "queries need a server, which `xano test` does not start" },
	]);
});

test("lines are where the name of the test stands", () => {
	const cases = named(elementsOf(junit(everything())), "testcase");
	expect(cases.slice(0, 2).map(({ attributes }) => [attributes.file, attributes.line])).toEqual([
		["function/total.xs", "14"],
		["function/total.xs", "19"],
	]);
});

/**
 * What elements may hold, by the schema of Jenkins' xUnit plugin (junit-10.xsd of jenkinsci/xunit-plugin). Beyond it
 * `file` and `line` of a test, which GitLab and the actions that annotate pull requests read and Jenkins passes over.
 */
const allowed: Readonly<Record<string, { attributes: readonly string[]; children: readonly string[] }>> = {
	testsuites: { attributes: ["name", "time", "tests", "failures", "errors"], children: ["testsuite"] },
	testsuite: {
		attributes: ["name", "tests", "failures", "errors", "time", "skipped", "file"],
		children: ["properties", "testcase"],
	},
	properties: { attributes: [], children: ["property"] },
	property: { attributes: ["name", "value"], children: [] },
	testcase: {
		attributes: ["name", "time", "classname", "file", "line"],
		children: ["skipped", "error", "failure", "system-out", "system-err"],
	},
	skipped: { attributes: ["type", "message"], children: [] },
	error: { attributes: ["type", "message"], children: [] },
	failure: { attributes: ["type", "message"], children: [] },
	"system-out": { attributes: [], children: [] },
	"system-err": { attributes: [], children: [] },
};

test("holds what the schema of Jenkins allows", () => {
	const check = ({ name, attributes, children }: Element): void => {
		const rule = allowed[name];
		expect(rule, name).toBeDefined();
		expect(Object.keys(attributes).filter((attribute) => !rule?.attributes.includes(attribute))).toEqual([]);
		expect(children.map((child) => child.name).filter((child) => !rule?.children.includes(child))).toEqual([]);
		if (attributes.time !== undefined) expect(attributes.time).toMatch(/^[0-9]+\.[0-9]{3}$/);
		children.forEach(check);
	};
	check(elementsOf(junit(everything())));
	check(elementsOf(junit(reportOf([passed({ milliseconds: 7_654_321 })], { ended: "interrupted", left: 1 }))));
	check(elementsOf(junit(reportOf([]))));
});

test("several failures of a test are one, for some readers take no more", () => {
	const [element, ...more] = named(elementsOf(junit(reportOf([failed([failure(), failure(), failure()])]))), "failure");
	expect(more).toEqual([]);
	expect(element?.attributes.message).toBe("to_equal failed - expected value 119 does not equal 120 (and 2 more)");
	expect(element?.text.match(/does not equal/g)).toHaveLength(3);
});

test("functions of the same name in different projects are different suites", () => {
	const results = ["one", "two"].map((project) => passed({ file: `${project}/function/total.xs` }));
	const suites = named(elementsOf(junit(reportOf(results))), "testsuite");
	expect(suites.map(({ attributes }) => attributes.file)).toEqual(["one/function/total.xs", "two/function/total.xs"]);
});

describe("hostile names and messages", () => {
	test.each(hostileTexts)("%#", async (text) => {
		const results = [
			failed(failure({ message: text }), {
				name: text,
				construct: text,
				logs: [{ value: text, file: "a.xs", line: 1 }],
			}),
			skipped(text, { name: text, construct: text }),
		];
		const xml = junit(reportOf(results));
		await expect(parse(xml)).resolves.toMatchObject({ tests: 2, failures: 1 });
		const root = elementsOf(xml);
		for (const { attributes } of named(root, "testcase")) {
			expect(attributes).toMatchObject({ name: inXml(text), classname: inXml(`function.${text}`) });
		}
		expect(named(root, "failure")[0]?.attributes.message).toBe(inXml(text));
		expect(named(root, "skipped")[0]?.attributes.message).toBe(inXml(text));
		expect(named(root, "system-out")[0]?.text).toBe(inXml(`a.xs:1 ${text}`));
	});
});

test("any names and messages are read back to the letter", () => {
	fc.assert(
		fc.property(anyText, anyText, anyText, (construct, name, message) => {
			const result = failed(failure({ message, help: message }), {
				construct,
				name,
				logs: [{ value: message, file: "a.xs", line: 1 }],
			});
			const root = elementsOf(junit(reportOf([result])));
			expect(named(root, "testcase")[0]?.attributes).toMatchObject({
				name: inXml(name),
				classname: inXml(`function.${construct}`),
			});
			expect(named(root, "failure")[0]?.attributes.message).toBe(inXml(message));
			expect(named(root, "system-out")[0]?.text).toBe(inXml(`a.xs:1 ${message}`));
		}),
		{ numRuns: 150 },
	);
});
