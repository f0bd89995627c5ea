import { runInNewContext } from "node:vm";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import type { Coverage } from "../../../src/testing/coverage/coverage.js";
import { coverageHtml } from "../../../src/testing/coverage/html.js";
import { script } from "../../../src/testing/coverage/html_assets.js";
import { covered, functionOf, literal } from "./support.js";

interface Element {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	text: string;
}

/** The elements of a page, each with the text in it; raises when tags do not close each other. */
function elementsOf(page: string): Element[] {
	const parser = new SaxesParser();
	const all: Element[] = [];
	const open: Element[] = [];
	parser.on("error", (thrown) => {
		throw thrown;
	});
	parser.on("opentag", ({ name, attributes }) => {
		const element = { name, attributes: attributes as Record<string, string>, text: "" };
		all.push(element);
		open.push(element);
	});
	parser.on("text", (text) => {
		for (const element of open) element.text += text;
	});
	parser.on("closetag", () => open.pop());
	// The two parts that are no markup are the same on every page.
	parser.write(page.replace("<!doctype html>", "").replace(/(<(script|style)>).*?(<\/\2>)/gs, "$1$3")).close();
	return all;
}

function classed(page: string, name: string): Element[] {
	return elementsOf(page).filter(({ attributes }) => attributes.class?.split(" ").includes(name));
}

/** Texts of the lines of the page that have a class. */
function texts(page: string, name: string): string[] {
	return classed(page, name).map(({ text }) => text);
}

const stack = `    conditional {
      if ($input.n > 5) {
        debug.log {
          value = 1
        }
      }
    }
    var $a { value = $input.n == 1 ? "one" : "more" }
    var $b { value = $a ?? null ?? [] }
    switch ($a) {
      case ("one") { }
    }
    for ($input.n) { each { } }`;

const coverage = await covered({ "function/f.xs": functionOf("f", stack), "g.xs": functionOf("g", "") }, [
	"f",
	{ n: 1 },
]);
const page = coverageHtml(coverage, "shop");

/** What stands behind the legend. */
function sources(whole: string): string {
	return whole.replace(/<p class="legend">.*<\/p>/, "");
}

describe("the page", () => {
	test("lists the files with what ran of them", () => {
		const rows = elementsOf(page).filter(({ name }) => name === "tr");
		expect(rows.map(({ text }) => text.replace(/\s+/g, " "))).toEqual([
			"FileStatementsBranchesFunctions",
			"function/f.xs 85.7% 6/7 45.4% 5/11 100% 1/1",
			"g.xs 0% 0/1none 0% 0/1",
			"All files 75% 6/8 45.4% 5/11 50% 1/2",
		]);
		const links = elementsOf(page).filter(
			({ name, attributes }) => name === "a" && /^#file\d+$/.test(attributes.href ?? ""),
		);
		const places = new Set(elementsOf(page).map(({ attributes }) => attributes.id));
		expect(links.length).toBe(2);
		expect(links.every(({ attributes }) => places.has(attributes.href?.slice(1)))).toBe(true);
	});

	test("shows every source as it is", () => {
		const lines = elementsOf(sources(page)).filter(({ name }) => name === "code");
		const shown = lines.map(({ text }) => text).join("\n");
		const badges = texts(sources(page), "badge");
		let plain = shown;
		for (const badge of badges) plain = plain.replace(badge, "");
		expect(`${plain}\n`).toBe(coverage.files.map(({ source }) => source.text).join(""));
	});

	test("marks what never ran, and each way that was never taken", () => {
		expect(texts(sources(page), "never")).toEqual(["debug.log {", "value = 1", "}", "response = null"]);
		expect(texts(sources(page), "way")).toEqual(['"more"', "null", "[]"]);
		expect(texts(sources(page), "badge")).toEqual([
			"if never taken",
			"else never taken",
			"right of ?? never used",
			"right of ?? never used",
			"unwritten default never taken",
			"loop never without a pass",
		]);
		expect(texts(sources(page), "ran").join("\n")).toContain("conditional\n");
		expect(classed(page, "ran").map(({ attributes }) => attributes.title)).toContain("ran once");
	});

	test("has counts where statements begin", () => {
		const counts = classed(page, "count").map(({ text }) => text);
		expect(counts.slice(0, 21)).toEqual([
			"",
			"",
			"",
			"",
			"",
			"1",
			"",
			"0",
			"",
			"",
			"",
			"",
			"1",
			"1",
			"1",
			"",
			"",
			"1",
			"",
			"1",
			"",
		]);
	});

	test("has a stop at each uncovered place, and one for lines that belong together", () => {
		const stops = classed(page, "stop").map(({ attributes }) => attributes.id);
		expect(stops).toEqual(["file0-8", "file0-13", "file0-14", "file0-15", "file0-18", "file1-8"]);
	});

	test("is the same each time, and loads nothing", () => {
		expect(coverageHtml(coverage, "shop")).toBe(page);
		expect(page).not.toMatch(/https?:|src=|@import|url\(/);
		expect(page).toContain("default-src 'none'");
	});

	test("of nothing says so", () => {
		expect(coverageHtml({ files: [] }, "shop")).toContain("There are no functions");
	});
});

describe("hostile text", () => {
	const hostile = [
		"</script><script>alert(1)</script>",
		"<img src=x onerror=alert(1)>",
		"\" onmouseover='alert(1)'",
		"<!-- \u2028 \u2029 --> ]]> &amp; &lt;",
		"\u202e\u0007\ud800\ufeff\u{1f600}",
	];

	async function pageWith(text: string): Promise<{ page: string; coverage: Coverage }> {
		const both = await covered(
			{
				[`${text}.xs`]: functionOf(
					text,
					`    var $a { value = $input.n ? ${literal(text)} : ${literal(text)} } // ${text}`,
				),
			},
			[text],
		);
		return { page: coverageHtml(both, text), coverage: both };
	}

	test.each(hostile)("%j stays text, in the source and in every name", async (text) => {
		const { page: made, coverage: own } = await pageWith(text);
		const names = (whole: string): string =>
			elementsOf(whole)
				.map(({ name, attributes }) => `${name} ${Object.keys(attributes)}`)
				.join("\n");
		const harmless = coverageHtml({ files: own.files }, "x");
		expect(names(made)).toBe(names(harmless));
		expect(made.match(/<script>/g)?.length).toBe(1);
		expect(new Set(elementsOf(made).map(({ name }) => name))).toEqual(
			new Set(elementsOf(page).map(({ name }) => name)),
		);
		expect(
			elementsOf(made)
				.flatMap(({ attributes }) => Object.keys(attributes))
				.filter((name) => name.startsWith("on")),
		).toEqual([]);
		expect(made).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u2028\u2029\u202e]/);
		expect(made).not.toMatch(/\p{Cs}/u);
	});
});

describe("the script of the page", () => {
	function opened(count: number) {
		const stops = Array.from({ length: count }, (_, at) => ({
			at,
			classList: { add: () => here.push(at), remove: () => here.pop() },
			scrollIntoView: () => seen.push(at),
		}));
		const here: number[] = [];
		const seen: number[] = [];
		const place = { textContent: "" };
		const clicked: Record<string, () => void> = {};
		let pressed: (event: object) => void = () => {};
		const document = {
			querySelectorAll: () => stops,
			getElementById: (id: string) =>
				id === "place" ? place : { addEventListener: (_: string, listener: () => void) => (clicked[id] = listener) },
			addEventListener: (_: string, listener: typeof pressed) => (pressed = listener),
		};
		runInNewContext(script, { document });
		return { here, seen, place, clicked, press: (key: string, more: object = {}) => pressed({ key, ...more }) };
	}

	test("goes to the next and the previous place, round and round", () => {
		const { here, seen, place, press, clicked } = opened(3);
		expect(place.textContent).toBe("3 places");
		for (const key of ["n", "n", "n", "n", "p", "p"]) press(key);
		expect(seen).toEqual([0, 1, 2, 0, 2, 1]);
		clicked.next?.();
		clicked.previous?.();
		expect(seen.slice(6)).toEqual([2, 1]);
		expect(here).toEqual([1]);
		expect(place.textContent).toBe("2 of 3 places");
	});

	test("begins at the last place when asked for the previous one, and leaves other keys alone", () => {
		const { seen, press } = opened(3);
		press("n", { ctrlKey: true });
		press("x");
		expect(seen).toEqual([]);
		press("p");
		expect(seen).toEqual([2]);
	});

	test("has nowhere to go when everything ran", () => {
		const { seen, place, press } = opened(0);
		press("n");
		expect(seen).toEqual([]);
		expect(place.textContent).toBe("everything ran");
	});
});
