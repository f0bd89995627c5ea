import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync, inflateSync } from "node:zlib";
import type { Trace } from "../../../src/tracing/trace.js";
import type { TestBrowser } from "./browser.js";

/** A picture in docs/images: the page of the trace of an example. */
export interface Picture {
	readonly file: string;
	readonly example: string;
	readonly colorScheme: "light" | "dark";
}

export const pictures: readonly Picture[] = (
	[
		["trace-openai", "openai-chat-completion"],
		["trace-failing", "failing-invoice"],
	] as const
).flatMap(([name, example]) =>
	(["light", "dark"] as const).map((colorScheme) => ({ file: `${name}-${colorScheme}.png`, example, colorScheme })),
);

/** Width and height of all of them. */
export const pictureSize = { width: 1320, height: 700 };

/**
 * Runs an example with the command line as it is built, and reads the trace it writes.
 * @param root of this repository
 */
export function traceOfExample(example: string, root: string): Trace {
	const folder = mkdtempSync(join(tmpdir(), "xano-picture-"));
	const path = join(folder, "trace.json");
	const program = join(root, "dist", "bin.cjs");
	const args = [program, "run", join("examples", example), "--simulate", "--quiet", "--trace", path];
	try {
		execFileSync(process.execPath, args, { cwd: root, env: { PATH: process.env.PATH }, stdio: "ignore" });
	} catch (thrown) {
		// 1 is an example that fails, which is what its trace is about.
		if ((thrown as { status?: number }).status !== 1) throw thrown;
	}
	try {
		return JSON.parse(readFileSync(path, "utf8")) as Trace;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** What a trace shows apart from times, as a number to know it by: a run of the same program has the same. */
export function contentOf({ subject, input, outcome, sources, events, requests, totals }: Trace): string {
	const steps = events.map(({ kind, site, pass, failed, branch, inputs }) => [
		kind,
		site,
		pass,
		failed,
		branch,
		inputs,
	]);
	const asked = requests.map(({ method, url, status }) => [method, url, status]);
	const counted = [totals.statements, totals.calls];
	const kept = [subject, input, outcome, sources, steps, asked, counted];
	return createHash("sha256").update(JSON.stringify(kept)).digest("hex").slice(0, 16);
}

/** Takes the picture of a trace. */
export async function take(browser: TestBrowser, trace: Trace, { colorScheme }: Picture): Promise<Buffer> {
	const { page, complaints } = await browser.open(browser.write(trace), { viewport: pictureSize, colorScheme });
	const picture = await page.screenshot({ animations: "disabled" });
	await page.context().close();
	if (complaints.length > 0) throw new Error(`The page complains: ${complaints.join("; ")}`);
	return withText(picture, "Trace", contentOf(trace));
}

const signatureLength = 8;

/** A PNG with a text in it, its pixels packed as tightly as they can be (PNG specification, 5.3 and 11.3.3.2). */
function withText(png: Buffer, keyword: string, text: string): Buffer {
	const chunks: { type: string; data: Buffer }[] = [];
	for (let at = signatureLength; at < png.length; ) {
		const length = png.readUInt32BE(at);
		const type = png.toString("latin1", at + 4, at + 8);
		chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
		at += length + 12;
	}
	const pixels = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
	const [header, ...rest] = chunks.filter(({ type }) => type !== "IDAT" && type !== "IEND");
	return Buffer.concat([
		png.subarray(0, signatureLength),
		chunk("IHDR", header!.data),
		chunk("tEXt", Buffer.from(`${keyword}\0${text}`, "latin1")),
		...rest.map(({ type, data }) => chunk(type, data)),
		chunk("IDAT", deflateSync(inflateSync(pixels), { level: 9, memLevel: 9 })),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const whole = Buffer.alloc(body.length + 8);
	whole.writeUInt32BE(data.length, 0);
	body.copy(whole, 4);
	whole.writeUInt32BE(crc32(body), body.length + 4);
	return whole;
}

/** Width, height and the text of a PNG that `take` has made; null for anything else. */
export function readPicture(png: Buffer): { width: number; height: number; content: string } | null {
	const isPng = png.subarray(1, 4).toString("latin1") === "PNG";
	const [, content] = /tEXtTrace\0([0-9a-f]{16})/.exec(png.toString("latin1")) ?? [];
	if (!isPng || content === undefined) return null;
	return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), content };
}
