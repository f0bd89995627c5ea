import { expect, test } from "vitest";
import { SensitiveValues } from "../../src/host/sensitive.js";

test("what says nothing of anybody is not kept, everything else in lists and objects is", () => {
	const values = new SensitiveValues();
	values.add([null, true, 0, 1, "", { a: "first-text", b: [12, 2n ** 62n] }]);
	expect([...values.secrets()].map(([, value]) => value)).toEqual(["first-text", "12", String(2n ** 62n)]);
	expect(values.has(12)).toBe(true);
	expect(values.has(1)).toBe(false);
});

test("beyond so many they are found as they are and as JSON writes them, also those that come later", () => {
	const values = new SensitiveValues(1);
	values.add("the first one");
	expect(values.withoutWritten("the first one")).toBe("the first one");
	values.add('the "second" one');
	expect(values.withoutWritten(`the "second" one ${JSON.stringify('the "second" one')}`)).toBe(
		'«redacted:input» "«redacted:input»"',
	);
	values.add(471_147_114_711);
	expect(values.withoutWritten("a 471147114711")).toBe("a «redacted:input»");
	expect([...values.secrets()]).toEqual([["input", "the first one"]]);
});

test("of very many the newest are kept", () => {
	const values = new SensitiveValues(0);
	const value = (at: number): string => `value-${at}-`;
	for (let at = 0; at <= 200_000; at++) values.add(value(at));
	expect(values.has(value(99_999))).toBe(false);
	expect(values.has(value(100_000))).toBe(true);
	expect(values.withoutWritten(`${value(99_999)}${value(200_000)}`)).toBe(`${value(99_999)}«redacted:input»`);
});
