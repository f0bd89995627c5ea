import { describe, expect, test } from "vitest";
import { interruptible } from "../../src/runtime/interruptible.js";

describe("interruptible", () => {
	test("gives what the work gives", () => {
		expect(interruptible(() => [1, 2])).toEqual([1, 2]);
	});

	test("lets errors through as they are, without the line of JavaScript that raised them", () => {
		const thrown = new Error("no");
		const caught = ((): unknown => {
			try {
				return interruptible(() => {
					throw thrown;
				});
			} catch (error) {
				return error;
			}
		})();
		expect(caught).toBe(thrown);
		expect(thrown.stack?.split("\n").slice(0, 2)).toEqual(["Error: no", expect.stringMatching(/^ {4}at /)]);
	});
});
