import fc from "fast-check";
import { expect, test } from "vitest";
import { Exclusive } from "../../src/values/exclusive.js";
import type { Value } from "../../src/values/kinds.js";

type Row = Value[];

/** What is done to a list of rows; a number says to which of them. */
const change = fc.tuple(
	fc.constantFrom(
		"push",
		"push another's",
		"pop",
		"shift",
		"unshift",
		"replace",
		"copy",
		"again",
		"reverse",
		"put back",
		"look",
	),
	fc.nat(40),
);

test("knows what a set knows, wherever elements have moved to", () => {
	fc.assert(
		fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
			let rows: Row[] = [];
			const exclusive = new Exclusive();
			const set = new Set<Row>();
			const kept: Row[] = [];
			for (const [what, number] of changes) {
				const at = rows.length === 0 ? 0 : number % rows.length;
				const row = rows[at];
				if (what === "push" || what === "push another's") {
					const added: Row = [];
					rows.push(added);
					if (what === "push") {
						exclusive.add(added, rows.length - 1);
						set.add(added);
					}
				} else if (what === "unshift") {
					const added: Row = [];
					rows.unshift(added);
					exclusive.add(added);
					set.add(added);
				} else if (row === undefined) continue;
				else if (what === "pop" || what === "shift") {
					const taken = rows[what === "pop" ? rows.length - 1 : 0] as Row;
					exclusive.delete(taken, what === "pop" ? rows.length - 1 : undefined);
					set.delete(taken);
					kept.push(taken);
					rows = what === "pop" ? rows.slice(0, -1) : rows.slice(1);
				} else if (what === "replace") {
					exclusive.delete(row, at);
					set.delete(row);
					kept.push(row);
					rows[at] = [];
				} else if (what === "copy") {
					const copy = row.slice();
					rows[at] = copy;
					exclusive.add(copy, at);
					set.add(copy);
				} else if (what === "again") {
					if (exclusive.has(row, at)) exclusive.add(row, at);
				} else if (what === "put back") {
					// Others hold it since it was taken out.
					const back = kept[number % Math.max(1, kept.length)];
					if (back !== undefined && !rows.includes(back)) rows.push(back);
				} else if (what === "reverse") rows.reverse();
				else expect(exclusive.has(row, at)).toBe(set.has(row));
			}
			for (const [at, row] of rows.entries()) expect(exclusive.has(row, at)).toBe(set.has(row));
		}),
		{ numRuns: 2_000 },
	);
});

test("makes no room for positions far behind the last one that is known", () => {
	const exclusive = new Exclusive();
	const far: Row = [];
	exclusive.add(far, 1_000_000);
	expect(exclusive.size).toBe(1);
	expect(exclusive.has(far, 1_000_000)).toBe(true);
	exclusive.delete(far, 1_000_000);
	expect(exclusive.has(far, 1_000_000)).toBe(false);
});

test("numbers and texts are nothing to it, and it forgets all at once", () => {
	const exclusive = new Exclusive();
	const row: Row = [];
	exclusive.add(row, 0);
	exclusive.delete(5, 0);
	exclusive.delete(null);
	expect(exclusive.has(row, 0)).toBe(true);
	exclusive.clear();
	expect(exclusive.has(row, 0)).toBe(false);
	expect(exclusive.size).toBe(0);
});
