import { describe, expect, test } from "vitest";
import { printable, widthOf } from "../../src/diagnostics/cells.js";
import { wrapText } from "../../src/diagnostics/wrap.js";

describe("wrapText", () => {
	test("breaks at spaces and indents what follows", () => {
		expect(wrapText("one two three four", 10, "- ", "  ")).toEqual(["- one two", "  three", "  four"]);
	});

	test("keeps code between backticks whole", () => {
		expect(wrapText("write `a b c d` here", 10, "", "")).toEqual(["write", "`a b c d`", "here"]);
		expect(wrapText("see (`a b`), please", 9, "", "")).toEqual(["see", "(`a b`),", "please"]);
	});

	test("an odd backtick is a character", () => {
		expect(wrapText("the ` is odd", 6, "", "")).toEqual(["the `", "is odd"]);
	});

	test("a word that is too long stands alone", () => {
		expect(wrapText("a verylongword b", 5, "", "")).toEqual(["a", "verylongword", "b"]);
	});

	test("keeps line ends and leaves examples alone", () => {
		expect(wrapText("do this:\n  var $x {\n  }\n\nok", 10, "> ", "  ")).toEqual([
			"> do this:",
			"    var $x {",
			"    }",
			"",
			"  ok",
		]);
		expect(wrapText("", 10, "> ", "  ")).toEqual([">"]);
	});

	test("counts columns, not characters", () => {
		expect(wrapText("世界 世界", 8, "", "")).toEqual(["世界", "世界"]);
	});
});

describe("what a terminal shows", () => {
	test.each([
		["abc", 3],
		["世界", 4],
		["e\u0301", 1],
		["ﾊﾝｶｸ", 4],
		["한글", 4],
		["\u1112\u1161\u11ab", 2],
		["👩‍👩‍👧", 2],
		["🇩🇪", 2],
		["❤️", 2],
		["1️⃣", 2],
		["→…", 2],
		["\u0007", 4],
		["\u200b", 8],
	])("%j takes %i columns", (text, width) => {
		expect(widthOf(text)).toBe(width);
	});

	test("control characters, directions and broken pairs are written out, line ends kept", () => {
		expect(printable("a\u0000\u009b\u202eb\ud800\n\tc\r")).toBe("a\\x00\\x9b\\u{202e}b\\u{d800}\n    c\\x0d");
		expect(printable("\u0301x")).toBe("\\u{301}x");
	});
});
