import { describe, expect, test } from "vitest";
import { z } from "zod";
import { outcomeOf } from "../../scripts/diagnostics/outcome.js";
import { allCodes } from "../../src/diagnostics/codes.js";
import { toSarif } from "../../src/diagnostics/sarif.js";
import { diagnosticAt, marked } from "./build.js";

const level = z.enum(["none", "note", "warning", "error"]);
const message = z.strictObject({ text: z.string().min(1) });
const region = z
	.strictObject({
		startLine: z.int().min(1),
		startColumn: z.int().min(1),
		endLine: z.int().min(1),
		endColumn: z.int().min(1),
	})
	.refine(({ startLine, startColumn, endLine, endColumn }) =>
		startLine === endLine ? startColumn <= endColumn : startLine < endLine,
	);
const artifactLocation = z.strictObject({
	uri: z.string().refine((uri) => URL.canParse(uri, "file:///root/")),
	uriBaseId: z.string().optional(),
});
const location = z.strictObject({
	physicalLocation: z.strictObject({ artifactLocation, region }),
	message: message.optional(),
});

/** What SARIF 2.1.0 (OASIS standard, sections 3.13 to 3.58) asks of the properties that are written. */
const log = z.strictObject({
	$schema: z.url(),
	version: z.literal("2.1.0"),
	runs: z.array(
		z.strictObject({
			tool: z.strictObject({
				driver: z.strictObject({
					name: z.string().min(1),
					version: z.string().min(1),
					rules: z.array(
						z.strictObject({
							id: z.string().min(1),
							name: z.string().optional(),
							shortDescription: message.optional(),
							fullDescription: message.optional(),
							help: z.strictObject({ text: z.string(), markdown: z.string() }).optional(),
							defaultConfiguration: z.strictObject({ level }),
						}),
					),
				}),
			}),
			columnKind: z.enum(["utf16CodeUnits", "unicodeCodePoints"]),
			results: z.array(
				z.strictObject({
					ruleId: z.string(),
					ruleIndex: z.int().min(0),
					level,
					message,
					locations: z.array(location),
					relatedLocations: z.array(location).optional(),
					fixes: z
						.array(
							z.strictObject({
								description: message,
								artifactChanges: z
									.array(
										z.strictObject({
											artifactLocation,
											replacements: z
												.array(
													z.strictObject({
														deletedRegion: region,
														insertedContent: z.strictObject({ text: z.string() }),
													}),
												)
												.min(1),
										}),
									)
									.min(1),
							}),
						)
						.optional(),
				}),
			),
		}),
	),
});

describe("SARIF", () => {
	test("holds what is said of every code page", async () => {
		const list = [];
		for (const entry of allCodes()) list.push(...((await outcomeOf(entry, "wrong"))?.said ?? []));
		const written = JSON.parse(JSON.stringify(toSarif(list, "1.2.3")));
		const [run] = log.parse(written).runs;
		expect(run?.results).toHaveLength(list.length);
		expect(run?.results.some(({ fixes }) => fixes !== undefined)).toBe(true);
		const ids = run?.tool.driver.rules.map(({ id }) => id) ?? [];
		expect(new Set(ids).size).toBe(ids.length);
		for (const { ruleId, ruleIndex } of run?.results ?? []) expect(ids[ruleIndex]).toBe(ruleId);
	});

	test("names files so that they are found", () => {
		const uris = ["a b/ä#.xs", "/abs/x.xs", "C:/x.xs", "half\ud800.xs"].map(
			(name) =>
				toSarif([diagnosticAt("«x»", {}, name)], "1").runs[0]?.results[0]?.locations[0]?.physicalLocation
					.artifactLocation,
		);
		expect(uris).toEqual([
			{ uri: "a%20b/%C3%A4%23.xs", uriBaseId: "%SRCROOT%" },
			{ uri: "file:///abs/x.xs" },
			{ uri: "file:///C:/x.xs" },
			{ uri: "half%EF%BF%BD.xs", uriBaseId: "%SRCROOT%" },
		]);
	});

	test("has levels, other places and codes of somebody else", () => {
		const { source, span } = marked("«y»", "b.xs");
		const { runs } = toSarif(
			[
				diagnosticAt("«x»", { severity: "portability", related: [{ source, span, message: "here" }] }),
				diagnosticAt("«x»", { severity: "hint", code: "my-rule", why: "w", help: "h" }),
			],
			"1",
		);
		expect(runs[0]?.results.map((result) => [result.level, result.ruleId, result.message.text])).toEqual([
			["warning", "XS112", "this does not belong here"],
			["note", "my-rule", "this does not belong here\nw\nhelp: h"],
		]);
		expect(runs[0]?.results[0]?.relatedLocations?.[0]?.message).toEqual({ text: "here" });
		expect(runs[0]?.tool.driver.rules[1]).toEqual({ id: "my-rule", defaultConfiguration: { level: "note" } });
	});
});
