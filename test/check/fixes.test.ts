import { describe, expect, test } from "vitest";
import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { allCodes, exampleFiles } from "../../src/diagnostics/codes.js";
import { applyEdits } from "../../src/diagnostics/fix.js";
import { checkedPrograms } from "./programs.js";
import { diagnose, inStack } from "./support.js";

const examples = allCodes().flatMap((entry) => {
	const files = exampleFiles(entry, "wrong");
	return files && /^X[SP][2-6]/.test(entry.code) ? [{ name: entry.name, text: files.join("---\n") }] : [];
});

describe("fixes", () => {
	test.each([...checkedPrograms(), ...examples])("$name: each fix puts its own mistake right", ({ text }) => {
		const before = diagnose(text);
		for (const { code, message, fix } of before) {
			if (!fix || fix.edits.length === 0) continue;
			const fixed = applyEdits(text, fix.edits);
			const about = `${code}: ${message}\n${fixed}`;
			expect(parse(new Source("fixed.xs", fixed)).issues.length, about).toBeLessThanOrEqual(
				parse(new Source("example.xs", text)).issues.length,
			);
			const count = (of: ReturnType<typeof diagnose>): number => of.filter((each) => each.code === code).length;
			expect(count(diagnose(fixed)), about).toBeLessThan(count(before));
		}
	});

	test.each([
		["if (1 < 2) {\n  debug.log {\n    value = 1\n  }\n}\nelse {\n}", "conditional {\n      if (1 < 2) {"],
		["foreach ([1]) {\n  debug.log {\n    value = 1\n  }\n}", "foreach ([1]) { each as $item {"],
		["return 1", "return { value = 1 }"],
		["debug.log {\n  value = 2 in [1]\n}", "value = ([1]|in:2)"],
		["var $name {\n  value = 1\n}\ndebug.log {\n  value = $nmae + $nmae\n}", "value = $name + $name"],
		["var $x {\n  value = [1.5]|map:$$ * 1.5|round:1\n}", "value = [1.5]|map:(($$ * 1.5)|round:1)"],
		["var $x {\n  value = [1.5]|map:$$|round\n}", "value = [1.5]|map:($$|round)"],
		['var $x {\n  value = [1]|map:$$ > 1 ? "a" : "b"\n}', 'value = [1]|map:($$ > 1 ? "a" : "b")'],
		['var $x {\n  value = now|format_timestamp:"YYYY-MM-DDTHH:mm:ssZ"\n}', 'format_timestamp:"Y-m-d\\TH:i:sP"'],
		['var $x {\n  value = now|format_timestamp:"%d.%m.%y %H:%M"\n}', 'format_timestamp:"d.m.y H:i"'],
		["var $x {\n  value = 2 * 3 / 7|round:2\n}", "value = (2 * 3 / 7)|round:2"],
		['function.run "f" as $x {\n  input = {}\n}', 'function.run "f" {\n      input = {}\n    } as $x'],
	])("%j becomes %j", (statements, expected) => {
		const text = inStack(statements);
		const edits = diagnose(text).flatMap(({ fix }) => fix?.edits ?? []);
		expect(applyEdits(text, edits)).toContain(expected);
	});
});
