import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layeredEnvironment } from "../../src/host/environment.js";
import {
	isSecretField,
	isSecretHeader,
	redacted,
	redactForm,
	redactHeaders,
	redactMessage,
	redactText,
	redactUrl,
	secretsIn,
} from "../../src/host/redact.js";

const secretText = fc.oneof(
	fc.string({ unit: "grapheme", minLength: 6, maxLength: 40 }),
	fc.string({ unit: "binary-ascii", minLength: 6, maxLength: 40 }),
	fc.stringMatching(/^[A-Za-z0-9+/=_-]{6,60}$/),
);

/** How a secret may be written by programs, servers and the layers in between. */
const spellings: Readonly<Record<string, (secret: string) => string>> = {
	"as it is": (secret) => secret,
	"in JSON": (secret) => JSON.stringify(secret),
	"in JSON within JSON": (secret) => JSON.stringify(JSON.stringify({ secret })),
	"in JSON of ASCII, with escaped slashes": (secret) =>
		JSON.stringify(secret)
			.replaceAll("/", "\\/")
			.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
	"percent-encoded": (secret) => encodeURIComponent(secret),
	"percent-encoded with small letters": (secret) =>
		encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
	"percent-encoded twice": (secret) => encodeURIComponent(encodeURIComponent(secret)),
	"in a form": (secret) => String(new URLSearchParams({ secret })),
	"in a query": (secret) => {
		const url = new URL("http://example.com/");
		url.searchParams.set("secret", secret);
		return url.href;
	},
	"in HTML": (secret) =>
		secret
			.replaceAll("&", "&amp;")
			.replaceAll("<", "&lt;")
			.replaceAll(">", "&gt;")
			.replaceAll('"', "&quot;")
			.replaceAll("'", "&#039;"),
	"in base64": (secret) => Buffer.from(secret).toString("base64"),
	"in base64 for addresses": (secret) => Buffer.from(secret).toString("base64url"),
	"as the password of Basic authorization": (secret) => `Basic ${Buffer.from(`me:${secret}`).toString("base64")}`,
	"as the user of Basic authorization": (secret) => `Basic ${Buffer.from(`${secret}:pw`).toString("base64")}`,
	"in base64, percent-encoded": (secret) => encodeURIComponent(Buffer.from(`ab${secret}`).toString("base64")),
	"in hexadecimal digits": (secret) => Buffer.from(secret).toString("hex"),
	"in large hexadecimal digits": (secret) => Buffer.from(secret).toString("hex").toUpperCase(),
	"in bytes read as Latin-1": (secret) => Buffer.from(secret).toString("latin1"),
};

function decoded(base64: string): string {
	return Buffer.from(base64, "base64").toString();
}

/** So many that a text is first asked which of them may be in it. */
const others = Array.from({ length: 20 }, (_, at) => [`OTHER_${at}`, `another-${at}-${"xyz".repeat(at)}`] as const);

describe.each([
	["no secret survives", []],
	["no secret survives among many", others],
])("%s", (_, among) => {
	test.each(Object.entries(spellings))("%s", (_, spell) => {
		fc.assert(
			fc.property(secretText, fc.string(), fc.string(), (secret, before, after) => {
				fc.pre(!/\p{Surrogate}/u.test(secret));
				const written = spell(secret);
				const result = redactText(`${before}${written}${after}`, [...among, ["NAME", secret]]);
				expect(result).toContain(redacted("NAME"));
				expect(result).not.toContain(secret);
				// Beside the secret its spelling may hold more, such as the user of Basic authorization.
				if (!written.includes("«")) expect(result).not.toContain(written);
				for (const [base64] of result.matchAll(/[A-Za-z0-9+/_-]{8,}/g))
					expect(Buffer.from(base64, "base64").toString()).not.toContain(secret);
			}),
			{ numRuns: 60 },
		);
	});

	test.each(Object.entries(spellings))("%s, where a text is cut off within it", (_, spell) => {
		const cut = fc.record({
			secret: secretText,
			before: fc.string(),
			share: fc.double({ min: 0, max: 1, noNaN: true }),
		});
		fc.assert(
			fc.property(cut, ({ secret, before, share }) => {
				fc.pre(!/[\p{Surrogate}\u2026]/u.test(secret + before));
				const written = spell(secret);
				const shown = written.slice(0, Math.floor(written.length * share));
				const result = redactMessage(`${before}${shown}\u2026 is wrong`, [...among, ["NAME", secret]]);
				for (const part of [result, ...[...result.matchAll(/[A-Za-z0-9+/_-]{8,}/g)].map(([base64]) => decoded(base64))])
					expect(part).not.toContain([...secret].slice(0, 9).join(""));
			}),
			{ numRuns: 60 },
		);
	});

	test("the beginning of a secret is hidden only where the rest was cut off", () => {
		const secrets = [...among, ["PASSWORD", "open sesame, please"] as const];
		const cut = (text: string): string => redactMessage(text, secrets);
		expect(cut('to equal "open ses\u2026" and more \u2026')).toBe(
			'to equal "\u00abredacted:PASSWORD\u00bb\u2026" and more \u2026',
		);
		expect(cut("6f70656e20736573616d\u2026, open%20sesa%\u2026, open sesame, yes\u2026")).toBe(
			"\u00abredacted:PASSWORD\u00bb\u2026, \u00abredacted:PASSWORD\u00bb\u2026, open sesame, yes\u2026",
		);
	});

	test("of several, wherever they stand", () => {
		fc.assert(
			fc.property(fc.array(secretText, { minLength: 1, maxLength: 6 }), (values) => {
				const secrets = [...among, ...values.map((value, index) => [`N${index}`, value] as const)];
				const result = redactText(values.join(" - "), secrets);
				const rest = result.replace(/«redacted:N\d»/g, "");
				for (const value of values) expect(rest).not.toContain(value);
			}),
			{ numRuns: 100 },
		);
	});
});

test("of two secrets the longer one is told", () => {
	const secrets = new Map([
		["SHORT", "abcdef"],
		["LONG", "abcdefghi"],
	]);
	expect(redactText("abcdefghi abcdef", secrets)).toBe("«redacted:LONG» «redacted:SHORT»");
});

test("what stands in for a secret is not searched for others", () => {
	const secrets = [
		["NAME", "redacted"],
		["OTHER", "something"],
	] as const;
	expect(redactText("something", secrets)).toBe("«redacted:OTHER»");
});

test("a short value is no secret", () => {
	expect(redactText("true and 12345", [["FLAG", "true"]])).toBe("true and 12345");
});

test("text without secrets stays as it is", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (text) => {
			expect(redactText(text, [["NAME", "never-in-any-text"]])).toBe(text);
			expect(redactText(text, [])).toBe(text);
		}),
		{ numRuns: 200 },
	);
});

test("any text can be a secret", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", minLength: 6 }), (secret) => {
			expect(redactText(`<${secret}>`, [["NAME", secret]])).toBe("<«redacted:NAME»>");
		}),
		{ numRuns: 100 },
	);
});

test.each([
	["sk-proj-abcDEF123_456-789", "OpenAI"],
	["sk-ant-api03-abcdefgh", "Anthropic"],
	["sk-ab***********wxyz", "a shortened key"],
	["ghp_0123456789abcdefghijABCDEFGHIJ012345", "GitHub"],
	["xoxb-123456789012-abcdefghijkl", "Slack"],
	["AKIAIOSFODNN7EXAMPLE", "AWS"],
	["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl", "JSON Web Token"],
])("a message shows no %s", (key) => {
	expect(redactMessage(`The key ${key} is wrong`)).toBe("The key «redacted:key» is wrong");
});

test("ordinary words are no keys", () => {
	const text = "ask-me, task-list, sk-1, desk-lamp and eyJust";
	expect(redactMessage(text)).toBe(text);
});

test("variables that hold secrets are told by name or value", () => {
	const environment = layeredEnvironment([
		new Map([
			["OPENAI_API_KEY", "anything"],
			["STRIPE_SECRET", "anything"],
			["DB_PASSWORD", "anything"],
			["DATABASE_URL", "postgres://u:p@h/d"],
			["REDIS_URL", "redis://:p@h"],
			["slack_token", "anything"],
			["PLAIN", "sk-proj-1234567890"],
			["SHOP", "https://me:pw@shop.example/v1"],
			["MONKEY", "banana"],
			["HOME_PAGE", "https://me@shop.example:8080/a:b@c"],
			["AUTHOR", "somebody"],
			["TOKENIZER", "gpt2-small"],
			["EMPTY_KEY", ""],
			["SHORT_KEY", "abc"],
		]),
	]);
	expect([...secretsIn(environment)].map(([name]) => name)).toEqual([
		"OPENAI_API_KEY",
		"STRIPE_SECRET",
		"DB_PASSWORD",
		"DATABASE_URL",
		"REDIS_URL",
		"slack_token",
		"PLAIN",
		"SHOP",
	]);
});

test.each([
	"Authorization",
	"proxy-authorization",
	"Cookie",
	"Set-Cookie",
	"X-API-Key",
	"apikey",
	"X-Auth-Token",
	"X-Amz-Security-Token",
	"api-key",
	"x-hub-signature",
])("%s is a secret header", (name) => expect(isSecretHeader(name)).toBe(true));

test.each(["Content-Type", "Accept", "X-Request-Id", "Author", "Idempotency-Key"])("%s is no secret header", (name) =>
	expect(isSecretHeader(name)).toBe(false),
);

test("headers keep what is no secret", () => {
	const headers: [string, string][] = [
		["Accept", "text/html"],
		["Authorization", "Bearer known-secret"],
		["Authorization", "Bearer unknown-secret"],
		["Authorization", "Basic bWU6a25vd24tc2VjcmV0"],
		["X-Note", "known-secret inside"],
		["Set-Cookie", "session=abc"],
	];
	expect(redactHeaders(headers, [["KEY", "known-secret"]])).toEqual([
		["Accept", "text/html"],
		["Authorization", "Bearer «redacted:KEY»"],
		["Authorization", "«redacted:authorization»"],
		["Authorization", "«redacted:authorization»"],
		["X-Note", "«redacted:KEY» inside"],
		["Set-Cookie", "«redacted:set-cookie»"],
	]);
});

test.each([
	["http://me:pw@example.com/a", "http://«redacted:user»@example.com/a"],
	[
		"https://example.com/?q=1&api_key=abc&Token=x#top",
		"https://example.com/?q=1&api_key=«redacted:api_key»&Token=«redacted:Token»#top",
	],
	["https://example.com/?q=token", "https://example.com/?q=token"],
	["https://example.com/known-secret/x", "https://example.com/«redacted:KEY»/x"],
	["not an address", "not an address"],
])("the address %s", (url, expected) => {
	expect(redactUrl(url, [["KEY", "known-secret"]])).toBe(expected);
});

test("forms and JSON hide fields by their names", () => {
	expect(redactForm("user=me&password=pw&grant=x&client_secret=s")).toBe(
		"user=me&password=«redacted:password»&grant=x&client_secret=«redacted:client_secret»",
	);
	expect(["password", "apiKey", "access_token"].every(isSecretField)).toBe(true);
	expect(["token", "key", "max_tokens", "prompt_tokens"].some(isSecretField)).toBe(false);
});
