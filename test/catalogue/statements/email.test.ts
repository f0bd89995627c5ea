import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isHtml, plainTextOf } from "../../../src/catalogue/statements/email/html.js";
import type { Store } from "../../../src/host/ports.js";
import { memoryStore } from "../../../src/host/store.js";
import type { Value } from "../../../src/values/kinds.js";
import { instantClock } from "../../host/clocks.js";
import { contextWith, errorOf, type TestContext } from "../functions/context.js";
import { type ReadMail, readMail } from "./email_reader.js";
import { runStatement } from "./run.js";

const noon = Date.UTC(2025, 0, 31, 12, 0, 0, 7);

function contextFor(store: Store = memoryStore()): TestContext {
	return { ...contextWith({ clock: instantClock(noon) }), store };
}

async function send(given: Record<string, Value>, context = contextFor()): Promise<ReadMail> {
	await runStatement("util.send_email", { to: "ada@example.com", ...given }, context);
	const bytes = await context.store.read("outbox/20250131T120000007Z-1.eml");
	return readMail(bytes ?? new Uint8Array());
}

describe("the file", () => {
	test("is a whole message", async () => {
		const context = contextFor();
		const { headers, parts } = await send(
			{
				to: "Ada Lovelace <ada@example.com>, alan@example.com",
				cc: ["bob@example.com", "Carol <carol@example.com>"],
				bcc: ["dan@example.com"],
				reply_to: "answers@example.com",
				from: "Shop <shop@example.com>",
				subject: "Your order",
				message: "Thank you.\nIt is on its way.",
				service_provider: "resend",
				api_key: "re_secret_key",
				scheduled_at: noon,
			},
			context,
		);
		expect(headers).toEqual({
			From: "Shop <shop@example.com>",
			To: "Ada Lovelace <ada@example.com>, alan@example.com",
			Cc: "bob@example.com, Carol <carol@example.com>",
			Bcc: "dan@example.com",
			"Reply-To": "answers@example.com",
			Subject: "Your order",
			Date: "Fri, 31 Jan 2025 12:00:00 +0000",
			"Message-ID": "<00000000-0000-4000-8000-000000000000@xano.local>",
			"X-Scheduled-At": "2025-01-31T12:00:00.007Z",
			"X-Service-Provider": "resend",
			"MIME-Version": "1.0",
			"Content-Type": "text/plain; charset=utf-8",
			"Content-Transfer-Encoding": "7bit",
		});
		expect(Object.values(parts)).toEqual(["Thank you.\r\nIt is on its way.\r\n"]);
	});

	test("holds neither the key nor headers without a value", async () => {
		const { headers, lines } = await send({
			from: "a@b.example",
			service_provider: "resend",
			api_key: "re_secret_key",
		});
		expect(lines.join("\n")).not.toContain("re_secret_key");
		expect(Object.keys(headers)).not.toEqual(expect.arrayContaining([expect.stringMatching(/cc|reply|sched/i)]));
		expect(headers.Subject).toBe("");
	});

	test("is never written over", async () => {
		const context = contextFor();
		for (const subject of ["one", "two", "three"])
			await runStatement("util.send_email", { to: "a@example.com", subject }, context);
		const subjects = await Promise.all(
			[1, 2, 3].map(async (number) => {
				const bytes = await context.store.read(`outbox/20250131T120000007Z-${number}.eml`);
				return readMail(bytes ?? new Uint8Array()).headers.Subject;
			}),
		);
		expect(subjects).toEqual(["one", "two", "three"]);
	});

	test("leaves a result and a warning", async () => {
		const context = contextFor();
		const result = await runStatement("util.send_email", { to: "a@example.com" }, context);
		expect(result).toEqual({ id: "00000000-0000-4000-8000-000000000000" });
		expect(context.warnings).toEqual([["mail-not-sent", expect.stringContaining(".xano/outbox")]]);
	});

	test("warns of a provider without its key", async () => {
		const context = contextFor();
		await send({ service_provider: "resend", from: "a@example.com" }, context);
		expect(context.warnings[0]?.[0]).toBe("mail-without-key");
	});
});

describe("HTML", () => {
	test("has a plain text beside it", async () => {
		const message = '<h1>Grüße</h1><p>Hello &amp; welcome,<br>see <a href="https://example.com/a?b=c">this</a></p>';
		const { headers, parts } = await send({ message });
		expect(headers["Content-Type"]).toContain("multipart/alternative");
		expect(Object.entries(parts)).toEqual([
			["text/plain; charset=utf-8", "Grüße\r\n\r\nHello & welcome,\r\nsee this (https://example.com/a?b=c)\r\n"],
			["text/html; charset=utf-8", `${message}\r\n`],
		]);
	});

	test.each([
		["<p>x</p>", true],
		["one<br/>two", true],
		["<!DOCTYPE html><html></html>", true],
		["<A HREF='x'>y</A>", true],
		["plain", false],
		["Ada <ada@example.com> wrote 1 < 2 > 0", false],
		["<b", false],
		["<bold>", false],
	])("%j: %s", (message, expected) => {
		expect(isHtml(message)).toBe(expected);
	});

	test.each([
		["<head><title>t</title></head><style>p {}</style>body<script>1 < 2</script>", "body"],
		["<ul><li>a</li><li>b <b>c</b></li></ul>end", "- a\n- b c\n\nend"],
		["<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"],
		["a<!-- <p>hidden</p> -->b", "ab"],
		["a<!-- open", "a"],
		["<a href='#top'>up</a> <a href=x>y</a>", "up y (x)"],
		["&lt;p&gt; &#233; &#x1F600; &nbsp;| &unknown; &#0; &#x110000;", "<p> é 😀 | &unknown; &#0; &#x110000;"],
	])("%j as a text", (html, text) => {
		expect(plainTextOf(html)).toBe(text);
	});

	test("takes one pass over any text", () => {
		for (const piece of ["<", "<a", "<style>", "<!--", "&", "<p ", "&#", '<a href="'])
			expect(plainTextOf(`<p>${piece.repeat(50_000)}`).length).toBeLessThanOrEqual(piece.length * 50_000);
	});
});

describe("what is not plain ASCII", () => {
	const anything = fc.string({ unit: "grapheme", maxLength: 120 });
	const line = anything.map((text) => text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, ""));

	test("comes back as it was, in lines that are short enough", async () => {
		await fc.assert(
			fc.asyncProperty(line, line, anything, async (subject, name, message) => {
				const to = `"${name.replace(/["\\]/g, "\\$&")}" <ada@example.com>`;
				const read = await send({ subject, to, message });
				expect(read.headers.Subject).toBe(subject);
				const shown = /^(.*) <ada@example\.com>$/.exec(read.headers.To ?? "")?.[1] ?? "";
				const unquoted = /^"(?:[^"\\]|\\.)*"$/.test(shown) ? shown.slice(1, -1).replace(/\\(.)/g, "$1") : shown;
				expect(name === "" ? read.headers.To : unquoted).toBe(name === "" ? "ada@example.com" : name);
				if (!isHtml(message)) {
					const lines = message.split(/\r\n|\r|\n/);
					if (lines.at(-1) === "") lines.pop();
					expect(Object.values(read.parts)).toEqual([lines.map((each) => `${each}\r\n`).join("")]);
				}
				for (const each of read.lines) expect(each.length).toBeLessThanOrEqual(78);
			}),
			{ numRuns: 150 },
		);
	});

	test("folds long headers between words, and keeps them", async () => {
		const subject = "A subject of many words that goes on and on until it needs several lines of the header to fit";
		const { headers, lines } = await send({
			subject,
			cc: Array.from({ length: 30 }, (_, n) => `person${n}@example.com`),
		});
		expect(headers.Subject).toBe(subject);
		expect(headers.Cc?.split(", ")).toHaveLength(30);
		for (const each of lines) expect(each.length).toBeLessThanOrEqual(78);
	});

	test.each(["=?UTF-8?B?eA==?=", " blanks ", "two  blanks", "x".repeat(200)])("%j is kept, too", async (subject) => {
		const { headers, lines } = await send({ subject });
		expect(headers.Subject).toBe(subject);
		for (const each of lines) expect(each.length).toBeLessThanOrEqual(78);
	});

	test("is kept in long lines of a body, blanks at their ends included", async () => {
		const message = `${"ä".repeat(100)} \n\t\n=20\n${"x".repeat(200)}\n.`;
		const { parts } = await send({ message });
		expect(Object.values(parts)).toEqual([`${message.replaceAll("\n", "\r\n")}\r\n`]);
	});
});

describe("addresses", () => {
	test.each([
		["ada@example.com", "ada@example.com"],
		["  ada@example.com , ", "ada@example.com"],
		["<ada@example.com>", "ada@example.com"],
		["Ada L. <ada.l+tag@mail.example.com>", '"Ada L." <ada.l+tag@mail.example.com>'],
		['"Lovelace, Ada" <ada@example.com>, b@example.com', '"Lovelace, Ada" <ada@example.com>, b@example.com'],
		["o'neil@example.com", "o'neil@example.com"],
		['"odd local"@example.com', '"odd local"@example.com'],
		["root@localhost", "root@localhost"],
		["root@[127.0.0.1]", "root@[127.0.0.1]"],
		["jörg@example.com".replace("ö", "o"), "jorg@example.com"],
		["info@müller.example", "info@xn--mller-kva.example"],
	])("%j", async (to, written) => {
		expect((await send({ to })).headers.To).toBe(written);
	});

	test.each([
		"nobody",
		"@example.com",
		"ada@",
		"ada@@example.com",
		"a b@example.com",
		"ada@exa mple.com",
		"ada@-example.com",
		"ada@example..com",
		".ada@example.com",
		"ada.@example.com",
		"ada@example.com>",
		"ada@example.com <x>",
		"jörg@example.com",
		`${"a".repeat(65)}@example.com`,
		`a@${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(63)}.${"e".repeat(63)}`,
		"Ada <ada@example.com",
	])("%j is none", async (address) => {
		for (const attribute of ["to", "cc", "bcc", "reply_to", "from"]) {
			const error = await errorOf(() => send({ [attribute]: address }));
			expect(error.message).toContain(`in \`${attribute}\` is no e-mail address`);
		}
	});

	test.each<[Record<string, Value>, string]>([
		[{ to: null }, "needs an address in `to`"],
		[{ to: "" }, "needs an address in `to`"],
		[{ to: [] }, "needs an address in `to`"],
		[{ to: 5 }, "is no text"],
		[{ to: [{ email: "a@example.com" }] }, "is no text"],
		[{ from: "a@example.com, b@example.com" }, "takes one address"],
		[{ service_provider: "resend" }, "needs an address in `from`"],
		[{ service_provider: "pigeon" }, 'knows no service provider "pigeon"'],
		[{ scheduled_at: 1e300 }, "is no moment"],
	])("%j is refused", async (given, message) => {
		expect((await errorOf(() => send(given))).message).toContain(message);
	});
});

describe("headers of somebody else's", () => {
	test.each(["\r\n", "\n", "\r", "\0", "\u2028", "\u0085"])("cannot be smuggled in behind %j", async (breaking) => {
		const tail = `${breaking}Bcc: victim@example.com`;
		const attempts: Record<string, Value>[] = [
			{ subject: `Hello${tail}` },
			{ to: `ada@example.com${tail}` },
			{ to: `Ada${tail} <ada@example.com>` },
			{ from: `Ada${tail} <ada@example.com>` },
			{ reply_to: `"Ada${tail}" <ada@example.com>` },
			{ cc: [`ada@example.com${tail}`] },
			{ scheduled_at: `tomorrow${tail}` },
			{ service_provider: `xano${tail}` },
		];
		for (const given of attempts) {
			const context = contextFor();
			await errorOf(() => send(given, context));
			expect(await context.store.read("outbox/20250131T120000007Z-1.eml")).toBeNull();
		}
	});

	test("stay in the body where they belong", async () => {
		const { headers, parts } = await send({ message: "x\r\n\r\nBcc: victim@example.com" });
		expect(headers.Bcc).toBeUndefined();
		expect(Object.values(parts)[0]).toContain("Bcc: victim");
	});
});
