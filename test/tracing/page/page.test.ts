import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { pageAssets } from "../../../scripts/trace_page.mjs";
import { tracePage } from "../../../src/tracing/page/page.js";
import type { Trace } from "../../../src/tracing/trace.js";
import { chatRun, hostileRun, largeRun } from "./samples.js";

/** The elements of a page that hold text a browser does not take for markup, as a browser finds them. */
function rawElements(page: string): { readonly tag: string; readonly attributes: string; readonly text: string }[] {
	return [...page.matchAll(/<(script|style)([^>]*)>([\s\S]*?)<\/\1/gi)].map(
		([, tag = "", attributes = "", text = ""]) => ({ tag, attributes, text }),
	);
}

const dataOf = (page: string) => rawElements(page).find(({ attributes }) => attributes.includes('id="trace"'))!;

describe("the page of a trace", () => {
	test("holds the trace as it is", () => {
		const trace = chatRun();
		const { text, attributes } = dataOf(tracePage(trace));
		expect(attributes).toContain("application/json");
		expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(trace)));
	});

	test("packs a long one", () => {
		const trace = largeRun(10_000);
		const page = tracePage(trace);
		const { text, attributes } = dataOf(page);
		expect(attributes).toContain("application/gzip");
		expect(JSON.parse(gunzipSync(Buffer.from(text, "base64")).toString())).toEqual(JSON.parse(JSON.stringify(trace)));
		expect(page.length).toBeLessThan(JSON.stringify(trace).length / 4);
	});

	test.each([
		["as it is", 10],
		["packed", 1_000_000],
	])("takes no text for markup or script: %s", (_, longest) => {
		const page = tracePage(hostileRun(longest));
		expect(rawElements(page).map(({ tag }) => tag)).toEqual(["style", "script", "script"]);
		expect(page.match(/<script/gi)).toHaveLength(2);
		expect(page).not.toContain("<img");
		expect(page).not.toContain("<!--");
		const data = dataOf(page);
		const json = data.attributes.includes("gzip") ? gunzipSync(Buffer.from(data.text, "base64")).toString() : data.text;
		expect((JSON.parse(json) as Trace).subject.name).toBe(hostileRun(0).subject.name);
	});

	test("writes nothing into its title that HTML cannot hold", () => {
		const page = tracePage({ ...chatRun(), subject: { kind: "job", name: "a\0b\ud800c\r'\"&" } });
		expect(page).toContain("<title>Trace of job a\ufffdb\ufffdc\ufffd&#39;&#34;&#38;</title>");
	});

	test("runs its own script and style only, and loads nothing", () => {
		const page = tracePage(chatRun());
		const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)!;
		expect(policy).toMatch(/^default-src 'none';/);
		expect(policy).not.toContain("unsafe");
		for (const { tag, attributes, text } of rawElements(page)) {
			if (attributes.includes("id=")) continue;
			expect(policy).toContain(`${tag}-src 'sha256-${createHash("sha256").update(text).digest("base64")}'`);
		}
		const outside = page.replace(dataOf(page).text, "");
		expect(outside.match(/(?:src|href)="(?!data:)/g)).toBeNull();
		expect(outside).not.toMatch(/@import|url\(|https?:\/\/(?!www\.w3\.org)/);
	});

	test("has the script and the style that its sources come to", async () => {
		const written = readFileSync(new URL("../../../src/tracing/page/assets.ts", import.meta.url), "utf8");
		expect(written === (await pageAssets()), "run npm run generate").toBe(true);
	});
});
