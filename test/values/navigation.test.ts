import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { XanoError } from "../../src/values/error.js";
import { encodeJson } from "../../src/values/json.js";
import { isObject, type Value } from "../../src/values/kinds.js";
import { assignThrough, levelOf, type NavigationStep, navigate } from "../../src/values/navigation.js";
import { getKey } from "../../src/values/object.js";
import { getPath, setPath } from "../../src/values/path.js";
import { keys, values } from "./generators.js";

const goods: Value = [
	{ name: "lamp", top: 10, offers: [{ price: 5 }, { price: 20 }] },
	{ name: "vase", top: 3, offers: [{ price: 2 }] },
];

const member = (of: Value | undefined, key: string): Value =>
	of !== undefined && isObject(of) ? (getKey(of, key) ?? null) : null;

/** What `$0`, `$1` … are for every element a condition at the end of a path looks at. */
function levelsAt(steps: readonly NavigationStep[], outer: readonly Value[] = []): Value[][] {
	const seen: Value[][] = [];
	const look: NavigationStep = {
		where: (_element, _index, _parent, _result, levels) => {
			seen.push([...levels]);
			return true;
		},
	};
	navigate(goods, [...steps, look], outer, "goods", false);
	return seen;
}

describe("levels", () => {
	const [lamp, vase] = goods as Value[];

	test("are array and element in turn, from the root", () => {
		expect(levelsAt([])).toEqual([
			[goods, lamp],
			[goods, vase],
		]);
		expect(levelsAt([{ key: "offers" }])).toEqual([
			[goods, lamp, member(lamp, "offers"), { price: 5 }],
			[goods, lamp, member(lamp, "offers"), { price: 20 }],
			[goods, vase, member(vase, "offers"), { price: 2 }],
		]);
	});

	test("are the same behind a condition as without it", () => {
		const chosen: NavigationStep = { where: (element) => member(element, "name") === "vase" };
		expect(levelsAt([chosen, { key: "offers" }])).toEqual([[goods, vase, member(vase, "offers"), { price: 2 }]]);
	});

	test("go on from a position", () => {
		expect(levelsAt([{ at: 1 }, { key: "offers" }])).toEqual([[goods, vase, member(vase, "offers"), { price: 2 }]]);
		expect(levelsAt([{ key: "1" }, { key: "offers" }])).toEqual(levelsAt([{ at: 1 }, { key: "offers" }]));
	});

	test("of the path around are seen beyond its own, and in place of the element, which is $$", () => {
		expect(levelsAt([{ at: 1 }, { key: "offers" }], ["a", "b", "c", "d", "e"])).toEqual([
			[goods, vase, member(vase, "offers"), "d", "e"],
		]);
	});

	test("that do not exist are an error that says how many there are", () => {
		expect(levelOf([goods], 0)).toBe(goods);
		expect(() => levelOf([goods, lamp as Value], 2)).toThrow("There is no level $2 here");
	});
});

describe("navigate", () => {
	test("without conditions leads where a path leads", () => {
		fc.assert(
			fc.property(values, fc.array(keys, { maxLength: 4 }), (value, steps) => {
				const found = getPath(value, steps);
				const navigated = (): Value =>
					navigate(
						value,
						steps.map((key) => ({ key })),
						[],
						"value",
						false,
					);
				if (found === undefined) expect(navigated).toThrow(XanoError);
				else expect(encodeJson(navigated())).toBe(encodeJson(found));
			}),
		);
	});

	test("leads to null when it is lenient", () => {
		expect(navigate({ a: 1 }, [{ key: "b" }, { key: "c" }], [], "value", true)).toBe(null);
		expect(navigate(null, [{ at: 0 }], [], "value", true)).toBe(null);
	});

	test("says what a condition cannot filter", () => {
		const all: NavigationStep = { where: () => true };
		expect(() => navigate({ a: 1 }, [{ key: "a" }, all], [], "value.a", false)).toThrow(
			"Please use a numerically indexed array.",
		);
	});
});

describe("assignThrough", () => {
	test("without conditions writes what a path writes", () => {
		fc.assert(
			fc.property(values, fc.array(keys, { minLength: 1, maxLength: 4 }), values, (value, steps, replacement) => {
				// An empty array that takes a key becomes an object only where a single value is written.
				fc.pre(!encodeJson(value).includes("[]"));
				const outcome = (action: () => Value): string => {
					try {
						return encodeJson(action());
					} catch (thrown) {
						if (thrown instanceof XanoError) return "refused";
						throw thrown;
					}
				};
				const plain = steps.map((key) => ({ key }));
				expect(outcome(() => assignThrough(value, plain, [], () => replacement, "value"))).toBe(
					outcome(() => setPath(value, steps, replacement)),
				);
			}),
		);
	});

	test("leaves the value it is given as it is, and what is not chosen the same", () => {
		const before = encodeJson(goods);
		const cheap: NavigationStep = { where: (element) => (member(element, "price") as number) < 10 };
		const written = assignThrough(goods, [{ key: "offers" }, cheap, { key: "cheap" }], [], () => true, "goods");
		expect(encodeJson(goods)).toBe(before);
		expect(written).toEqual([
			{ name: "lamp", top: 10, offers: [{ price: 5, cheap: true }, { price: 20 }] },
			{ name: "vase", top: 3, offers: [{ price: 2, cheap: true }] },
		]);
		expect(getPath(written, "0.offers.1")).toBe(getPath(goods, "0.offers.1"));
	});

	test("replaces the elements a condition at the end chooses", () => {
		const even: NavigationStep = { where: (element) => (element as number) % 2 === 0 };
		const halve = (element: Value): Value => (element as number) / 2;
		expect(assignThrough({ list: [1, 2, 3, 4] }, [{ key: "list" }, even], [], halve, "value")).toEqual({
			list: [1, 1, 3, 2],
		});
	});

	test("makes missing keys, but not in front of a condition", () => {
		const all: NavigationStep = { where: () => true };
		expect(assignThrough(null, [{ key: "a" }, { key: "b" }], [], () => 1, "value")).toEqual({ a: { b: 1 } });
		expect(assignThrough({}, [{ key: "a" }, all, { key: "b" }], [], () => 1, "value")).toEqual({});
	});
});
