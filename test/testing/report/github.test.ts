import { describe, expect, test } from "vitest";
import { Source } from "../../../grammar/source.js";
import type { TestReport } from "../../../src/testing/results.js";
import { failed, failure, frameAt, passed, reportOf, skipped, taxSource, textOf, totalSource } from "./build.js";
import { hostileTexts } from "./hostile.js";

interface Command {
	readonly command: string;
	readonly properties: Readonly<Record<string, string>>;
	readonly message: string;
}

/**
 * A line as the runner of Actions takes it (ActionCommand of actions/runner): first `::command properties::message`
 * behind blanks, then the old `##[command properties]message` wherever it stands.
 */
function commandOf(line: string): Command | null {
	const found = /^\s*::([\w-]+)(?: ([^:]*))?::(.*)$/su.exec(line);
	if (found === null) {
		const old = /##\[(\w+)/.exec(line);
		return old === null ? null : { command: `old ${old[1]}`, properties: {}, message: line };
	}
	const [, command = "", listed = "", message = ""] = found;
	const decode = (text: string): string => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
	const property = (text: string): string => decode(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
	const properties = Object.fromEntries(
		listed
			.split(",")
			.filter((part) => part !== "")
			.map((part) => [part.slice(0, part.indexOf("=")), property(part.slice(part.indexOf("=") + 1))]),
	);
	return { command, properties, message: decode(message) };
}

function commands(report: TestReport): Command[] {
	const lines = textOf("github", report).split(/\r?\n|\r/);
	return lines.map(commandOf).filter((command) => command !== null);
}

test("points at the line of the assertion", () => {
	const [note, ...more] = commands(reportOf([failed(failure({ help: "look" }))]));
	expect(more).toEqual([]);
	expect(note).toEqual({
		command: "error",
		properties: {
			file: "function/total.xs",
			line: "16",
			endLine: "16",
			col: "5",
			endColumn: "48",
			title: "total > adds the tax",
		},
		message: "to_equal failed - expected value 119 does not equal 120\nexpected  119\nactual    120\nhelp: look",
	});
	expect(totalSource.lineText(16).slice(4, 47)).toBe("expect.to_equal ($response) { value = 119 }");
});

test("an error in another file says which test it belongs to", () => {
	const place = frameAt("tools/tax", "$input.price / $input.rate", taxSource).location;
	const frames = [frameAt("tools/tax", "$input.price / $input.rate", taxSource), frameAt("total", "function.run tax")];
	const [note] = commands(
		reportOf([failed(failure({ kind: "error", message: "Division by zero", place, comparison: null, frames }))]),
	);
	expect(note?.properties).toMatchObject({ file: "function/tools/tax.xs", line: "9" });
	expect(note?.message).toBe(
		"Division by zero\nat tools/tax (function/tools/tax.xs:9)\nat total (function/total.xs:7)\ntest: function/total.xs:14",
	);
});

test("a failure without a place is noted at the name of the test", () => {
	const [note] = commands(reportOf([failed(failure({ place: null }))]));
	expect(note?.properties).toMatchObject({ file: "function/total.xs", line: "14" });
});

test("what passed or was skipped gets no note", () => {
	expect(commands(reportOf([passed(), skipped("because")]))).toEqual([]);
});

test("a test with very many failures gets ten notes", () => {
	expect(commands(reportOf([failed(Array.from({ length: 500 }, () => failure()))]))).toHaveLength(10);
});

describe("hostile names and messages forge no command", () => {
	test.each(hostileTexts)("%#", (text) => {
		const file = new Source(`function/${text.slice(0, 100)}.xs`, "function a {}");
		const result = failed(
			failure({ message: text, help: text, place: { source: file, span: { start: 0, end: 8 } }, comparison: null }),
			{ name: text, construct: text },
		);
		const found = commands(reportOf([result], { ended: "bail" }));
		expect(found.map(({ command }) => command)).toEqual(["error"]);
		expect(found[0]?.message).toBe(`${text}\nhelp: ${text}\ntest: function/total.xs:14`);
		expect(found[0]?.properties).toMatchObject({ file: file.name, line: "1", col: "1", endColumn: "9" });
		expect(found[0]?.properties.title?.length).toBeLessThan(255);
	});
});
