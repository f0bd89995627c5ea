import { beforeAll, describe, expect, test } from "vitest";
import type { Result } from "../../scripts/official_cases.mjs";
import { createEngine } from "../../src/engine.js";
import { projectFromText } from "../../src/project/project.js";

/*
 * The specifications of Xano's own editor, read from a checkout of it that is no part of this project. What they accept
 * and refuse is what this checker is measured by; disagreements that are meant are listed with their reasons in
 * scripts/official_cases/known.mjs.
 */
const checkout = process.env.XANO_OFFICIAL_CASES;

describe.skipIf(checkout === undefined)(
	"the specifications of Xano's editor (set XANO_OFFICIAL_CASES to a checkout of it)",
	() => {
		let results: readonly Result[] = [];

		beforeAll(async () => {
			const { compare } = await import("../../scripts/official_cases.mjs");
			results = compare(checkout ?? "", { projectFromText, createEngine }).results;
		});

		test("are read", () => {
			expect(results.filter(({ accepted }) => accepted).length).toBeGreaterThan(900);
			expect(results.filter(({ accepted }) => !accepted).length).toBeGreaterThan(400);
		});

		test("are agreed with, apart from what is meant", () => {
			const unexplained = results.filter(({ agrees, reason }) => !agrees && reason === null);
			expect(unexplained.map(({ file, title }) => `${file}: ${title}`)).toEqual([]);
		});

		test("are never called errors where they accept, apart from what is meant", () => {
			const wrong = results.filter(({ accepted, isError, reason }) => accepted && isError && reason === null);
			expect(wrong.map(({ file, title }) => `${file}: ${title}`)).toEqual([]);
		});
	},
);
