import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const folder = new URL("../../../src/tracing/page/client/style/", import.meta.url);
const base = readFileSync(new URL("base.css", folder), "utf8");
const colours = new Map(
	[...base.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
		name!,
		{ light: light!, dark: dark! },
	]),
);

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

const grounds = ["back", "raised", "over", "hover", "chosen"];
const fills = ["fill-call", "fill-statement", "fill-pass", "fill-outside", "fill-failed", "failed-back", "hit-back"];
const pairs = [
	...grounds.flatMap((ground) =>
		["text", "quiet", "accent", "failed", "slow", "done"].map((text) => [text, ground] as const),
	),
	...fills.map((fill) => ["text", fill] as const),
	...["back", "hover", "chosen"].flatMap((ground) =>
		["code-text", "code-number", "code-variable", "code-filter"].map((text) => [text, ground] as const),
	),
	["quiet", "fill-pass"],
	["failed", "failed-back"],
	["quiet", "failed-back"],
] as const;

describe.each(["light", "dark"] as const)("colours in the %s", (theme) => {
	test.each(pairs)("%s can be read on %s", (text, ground) => {
		expect(contrast(colours.get(text)![theme], colours.get(ground)![theme])).toBeGreaterThanOrEqual(4.5);
	});

	test.each(["edge-call", "edge-statement", "edge-outside", "strong-line", "failed", "slow", "hit"])(
		"the mark %s stands out",
		(mark) => {
			expect(contrast(colours.get(mark)![theme], colours.get("back")![theme])).toBeGreaterThanOrEqual(3);
		},
	);
});
