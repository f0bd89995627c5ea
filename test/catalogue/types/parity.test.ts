import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Value } from "../../../src/values/kinds.js";
import { bind, refuse, type Sketch } from "./support.js";

interface Row {
	readonly row: string;
	readonly declarations: readonly Sketch[];
	readonly accepted: ReadonlyArray<{ readonly input?: Value; readonly omitted?: true; readonly bound: Value }>;
	readonly refused: ReadonlyArray<{
		readonly input?: Value;
		readonly omitted?: true;
		readonly message: string;
		readonly param?: string;
	}>;
}

const file = new URL("./parity.json", import.meta.url);
const data = JSON.parse(readFileSync(file, "utf8")) as { rows: Row[]; further: Row[] };

function given(one: { readonly input?: Value; readonly omitted?: true }): string {
	return one.omitted ? "left out" : JSON.stringify(one.input);
}

test("every declaration of the measured table is here", () => {
	expect(data.rows).toHaveLength(59);
	for (const row of [...data.rows, ...data.further])
		expect(row.accepted.length + row.refused.length, row.row).toBeGreaterThan(0);
});

describe.each([...data.rows, ...data.further])("$row", ({ declarations, accepted, refused }) => {
	for (const sketch of declarations) {
		for (const one of accepted)
			test(`binds ${given(one)}`, () => {
				expect(bind(sketch, one.input)).toStrictEqual(one.bound);
			});
		for (const one of refused)
			test(`refuses ${given(one)}`, () => {
				const { error, param } = refuse(sketch, one.input);
				expect(error.message).toBe(one.message);
				expect(param).toBe(one.param ?? "v");
				expect(error.code).toBe("ERROR_CODE_INPUT_ERROR");
				expect(error.status).toBe(400);
			});
	}
});
