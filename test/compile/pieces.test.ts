import { describe, expect, test } from "vitest";
import { compileText, functionText, outcomeOf, runText } from "./harness.js";

/** Long enough for pieces to be known by their places, with words that come often, seldom and once, and empty ones. */
const words = Array.from({ length: 6_000 }, (_, index) =>
	index % 97 === 0 ? "" : index % 500 === 3 ? `once${index}` : `w${(index * index) % 61}`,
);
const long = words.join(" ");
const short = "a b a  c a b";

const counted = "var.update $counts { value = $counts|set:$word:(($counts|get:$word:0) + 1) }";
const indexed = "var.update $counts[$word] { value = ($counts[$word] ?? 0) + 1 }";

/** A loop over the pieces of a text, and the same over the list of them. */
const both = (text: string, body: string, separator = " "): readonly [string, string] => {
	const stack = (source: string): string =>
		functionText(
			`var $text { value = ${JSON.stringify(text)} } var $list { value = $text|split:${JSON.stringify(separator)} }
			var $counts { value = {} } var $all { value = "" } var $passes { value = 0 }
			foreach (${source}) { each as $word { ${body} } }`,
			"[$counts, $all, $passes]",
		);
	return [stack(`$text|split:${JSON.stringify(separator)}`), stack("$list")];
};

describe("a loop over the pieces of a text", () => {
	test.each([
		["reads them in order", 'text.append $all { value = $word ~ "/" }'],
		["counts them", counted],
		["counts them by index", indexed],
		["counts them, and some twice", `${counted} conditional { if ($word == "w1") { ${counted} } }`],
		["counts something else once the variable is set again", `var.update $word { value = $word ~ "!" } ${counted}`],
		["counts both what was there and what is set", `${counted} var.update $word { value = $word ~ "!" } ${counted}`],
		[
			"counts what is set in some passes only",
			`conditional { if ($passes % 3 == 1) { var $word { value = "third" } } } ${counted} math.add $passes { value = 1 }`,
		],
		["counts what a statement appends to", `text.append $word { value = "s" } ${counted}`],
		[
			"counts under another variable",
			`var $key { value = $word ~ "x" } var.update $counts { value = $counts|set:$key:(($counts|get:$key:0) + 1) }`,
		],
		["may go on with the next one", `conditional { if ($word == "w4") { continue } } ${counted}`],
		["may be left", `math.add $passes { value = 1 } conditional { if ($passes > 3000) { break } } ${counted}`],
		[
			"may walk another text inside",
			`conditional { if ($passes < 3) { foreach ($text|split:"w") { each as $part { text.append $all { value = $part|substr:0:1 } } } } } math.add $passes { value = 1 } ${counted}`,
		],
	])("%s", async (_, body) => {
		for (const text of [long, short, ""]) {
			const [pieces, list] = both(text, body);
			const program = compileText(pieces);
			expect(program.code).toContain("_places[");
			const { end } = await outcomeOf(program);
			expect(end).toBe((await runText(list)).end);
			if (text === long) expect(end.length).toBeGreaterThan(100);
		}
	});

	test.each([",", "", "w1", "é", "."])("may be cut at %j", async (separator) => {
		const [pieces, list] = both(long.replaceAll(" ", "."), counted, separator);
		expect((await runText(pieces)).end).toBe((await runText(list)).end);
	});

	test("finds boxes by their places", () => {
		for (const body of [counted, indexed]) expect(compileText(both(long, body)[0]).code).toContain(".byPlace[");
		const again = `var.update $word { value = $word ~ "!" } ${counted}`;
		expect(compileText(both(long, again)[0]).code).not.toContain(".byPlace[");
	});

	test("follows keys that lead further, and sees what is in their way", async () => {
		for (const text of [`${long} a.b a.b a.b w1.x`, `${long} a.b a.b ${long} a.b w60`]) {
			const [pieces, list] = both(text, counted);
			expect((await runText(pieces)).end).toBe((await runText(list)).end);
		}
	});

	test("raises the errors of the filter where it stands", async () => {
		for (const given of ["[1]", "{}"]) {
			const stack = (source: string): string =>
				functionText(`var $text { value = ${given} } foreach (${source}) { each as $word { } }`, "1");
			const direct = await runText(stack('$text|split:" "'));
			const held = await runText(
				functionText(`var $text { value = ${given} } var $x { value = $text|split:" " }`, "1"),
			);
			expect(direct.end).toBe(held.end);
		}
	});

	test("has memory of its own when functions call each other, also after a loop that was not walked to its end", async () => {
		const text = `function "outer" { input { text text } stack {
			var $all { value = "" }
			foreach ($input.text|split:" ") { each as $word {
				conditional { if (($all|strlen) < 200) {
					function.run "inner" { input = {text: $input.text ~ " " ~ $word} } as $found
					var.update $all { value = $all ~ $word ~ ":" ~ $found ~ "," }
				} }
			} }
		} response = $all }
		function "inner" { input { text text } stack {
			foreach ($input.text|split:"w") { each as $part {
				conditional { if (($part|trim) == "4") { return { value = "early" } } }
			} }
		} response = "none" }`;
		const expected = words.reduce((all, word) => (all.length < 200 ? `${all}${word}:early,` : all), "");
		expect((await outcomeOf(compileText(text), { text: long })).end).toBe(JSON.stringify(expected));
	});
});
