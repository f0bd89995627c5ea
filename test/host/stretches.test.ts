import { expect, test } from "vitest";
import { StretchIndex } from "../../src/host/stretches.js";

const without = (texts: readonly string[], text: string): string => new StretchIndex(texts).without(text, "#");

test("every text is found, the longest one at a place, side by side and among others that begin alike", () => {
	const texts = ["secret-1", "secret-12", "another", "secret-3"];
	expect(without(texts, "secret-12secret-1 and another, secret-4")).toBe("##".concat(" and #, secret-4"));
});

test("the beginning of one that is cut off is found, of another one not", () => {
	expect(without(["a secret text"], "it is a secret t…")).toBe("it is #…");
	expect(without(["a secret text"], "it is a secret t")).toBe("it is a secret t");
});

test("texts that are too short stay", () => {
	expect(without(["short"], "short")).toBe("short");
	expect(without([], "anything")).toBe("anything");
});
