import { describe, expect, test } from "vitest";
import type { Value } from "../../../src/values/kinds.js";
import { runCode, sandboxRun, steppingClock } from "./support.js";

describe("code", () => {
	test.each<[string, Value]>([
		["const x: number = 1; return x", 1],
		["const x = 1 as number; return x", 1],
		["interface P { a: number }\nconst p: P = { a: 1 };\nreturn p.a", 1],
		["type A<T> = T[]; const f = <T,>(a: A<T>): T | undefined => a[0]; return f<number>([4])", 4],
		["enum Color { Red, Green } return Color.Green", 1],
		["class A { constructor(private readonly b: number) {} get c(): number { return this.b! } } return new A(3).c", 3],
		["let a: any = { b: 2 }; return (a satisfies object).b", 2],
		["const v = await Promise.resolve(9); return v", 9],
		["return (async () => 3)()", 3],
		["1 + 1", null],
		["", null],
		["// nothing", null],
		["return 1 // the end", 1],
		["return\n1", null],
		["total = 0; for (const x of [1, 2]) total += x; return total", 3],
		["const $var = 1; return $var", 1],
		["return a(); function a() { return 'hoisted' }", "hoisted"],
		["label: for (;;) { break label } return 1", 1],
		["return [1, 2, 3].at(-1) + Object.groupBy([1], () => 'a').a.length", 4],
		["return /(?<year>\\d+)-(?<=-)x/u.exec('2024-x').groups.year", "2024"],
	])("%s", (code, value) => {
		expect(runCode(code)).toEqual(value);
	});

	test.each([
		["return $nope + 1", "[Line 1:Char 8] $nope is not defined"],
		["const a = 1;\n  return $var.b.c", "[Line 2:Char 16] Cannot read properties of undefined (reading 'c')"],
		["const f = () => {\n\tthrow new TypeError('inside');\n};\nreturn f()", "[Line 2:Char 21] inside"],
		["throw 'plain'", "plain"],
		["throw { message: 'like an error' }", "like an error"],
		["throw { code: 1 }", '{"code":1}'],
		["await Promise.reject(new Error('rejected'))", "[Line 1:Char 31] rejected"],
		["return Promise.reject('later')", "later"],
		[
			"setTimeout(() => { throw new Error('in a timer') }, 5); await new Promise(() => {})",
			"[Line 1:Char 35] in a timer",
		],
	])("%s fails with %s", (code, message) => {
		expect(runCode(code)).toBe(`error: ${message}`);
	});

	test.each(["return (", "const = 1", "let x: = 2", "return 'a", "}", "if (true) {", "\u0000", "await = 1"])(
		"%j is no code",
		(code) => {
			expect(runCode(code)).toMatch(/^error: \[Line \d+:Char \d+\] .+/);
		},
	);
});

describe("what surrounds the code", () => {
	test("variables, inputs and the environment are read when they are named", () => {
		const around = { variables: { a: 1 }, input: { n: 2 } };
		expect(runCode("return [$var.a, $input.n, $env.REGION, $env.NOPE ?? null, $auth]", {}, around)).toEqual([
			1,
			2,
			"north",
			null,
			null,
		]);
		const refuse = (): never => {
			throw new Error("read");
		};
		const run = sandboxRun({ environment: { get: refuse, names: refuse } });
		expect(runCode("return 1", {}, { run })).toBe(1);
	});

	test("what is printed arrives in order, as values", () => {
		const printed: Value[] = [];
		const code = `
			console.log("a", 1, { b: [2] }, undefined);
			console.warn({ c: 3 });
			setTimeout(() => console.error(new TypeError("late")), 10);
			await new Promise((go) => setTimeout(go, 20));
			console.info(); console.debug(1n); console.trace(() => 1);
			const circle = {}; circle.circle = circle; console.log(circle);
			return typeof console.table`;
		expect(runCode(code, {}, { printed })).toBe("undefined");
		expect(printed).toEqual([
			'a 1 {"b":[2]} null',
			{ c: 3 },
			"TypeError: late",
			null,
			"1",
			expect.stringContaining("=> 1"),
			"[TypeError: circular reference]",
		]);
	});

	test("timers take no time, and the clock of the code goes on", () => {
		const code = `
			const order = [];
			const began = Date.now();
			setTimeout(() => order.push("b"), 2000);
			setTimeout((x) => order.push(x), 1000, "a");
			const id = setInterval(() => order.push("i"), 800);
			clearTimeout(setTimeout(() => order.push("never"), 1));
			queueMicrotask(() => order.push("m"));
			await new Promise((go) => setTimeout(go, 2500));
			clearInterval(id);
			return [order.join(""), Date.now() - began, Math.round(performance.now())];`;
		expect(runCode(code)).toEqual(["miaibi", 2500, 2500]);
	});

	test("dates are in UTC and at the time of the run", () => {
		expect(runCode("return [Date.now(), new Date().getTime(), new Date() instanceof Date, typeof Date()]")).toEqual([
			1_700_000_000_000,
			1_700_000_000_000,
			true,
			"string",
		]);
		const code = `
			const d = new Date(2024, 0, 31, 25, 5);
			d.setMonth(2);
			return [d.toISOString(), d.getHours(), d.getTimezoneOffset(), String(d), new Date("2024-07-01 12:00").toISOString(),
				new Date("July 4, 2024 10:00").toISOString(), new Date("2024-07-01").getTime() === Date.UTC(2024, 6, 1),
				new Date(99, 0).getFullYear(), new Date("nope").getTime(), String(new Date(NaN)), new Date(new Date(5)).getTime(),
				new Date("2024-07-01T12:00:00+02:00").toISOString(), d.toLocaleDateString(), d.toLocaleString("en-GB"), JSON.stringify({ d })]`;
		expect(runCode(code)).toEqual([
			"2024-03-01T01:05:00.000Z",
			1,
			0,
			"Fri Mar 01 2024 01:05:00 GMT+0000 (Coordinated Universal Time)",
			"2024-07-01T12:00:00.000Z",
			"2024-07-04T10:00:00.000Z",
			true,
			1999,
			null,
			"Invalid Date",
			5,
			"2024-07-01T10:00:00.000Z",
			"3/1/2024",
			"01/03/2024, 01:05:00",
			'{"d":"2024-03-01T01:05:00.000Z"}',
		]);
	});

	test("random values are those of the run", () => {
		const code =
			"return [Math.random(), crypto.randomUUID(), crypto.getRandomValues(new Uint8Array(3)).join(), crypto.randomBytes(2).toString('hex')]";
		const first = runCode(code);
		expect(first).toEqual(runCode(code));
		expect(first).toEqual([expect.any(Number), "00000000-0000-4000-8000-000000000006", "7,8,9", "0a0b"]);
	});

	test.each<[string, Value]>([
		["btoa('h\u00e9') + atob('aOk=')", "aOk=h\u00e9"],
		["[...new TextEncoder().encode('h\u00e9\u20ac\u{1f600}')].join()", "104,195,169,226,130,172,240,159,152,128"],
		[
			"new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x68, 0xff, 0xe2, 0x82, 0xac, 0xe2, 0x82]))",
			"h\ufffd\u20ac\ufffd",
		],
		["Buffer.from('h\u00e9llo').toString('base64') + Buffer.from('aMOp', 'base64').toString()", "aMOpbGxvh\u00e9"],
		[
			"Buffer.from('ff00', 'hex').toString('base64url') + Buffer.concat([Buffer.from('a'), Buffer.from([98])])",
			"_wAab",
		],
		["crypto.createHash('sha256').update('ab').update('c').digest('hex').slice(0, 8)", "ba7816bf"],
		["crypto.createHmac('sha256', 'key').update('text').digest('base64').slice(0, 8)", "avqQRqlX"],
		[
			"Buffer.from(await crypto.subtle.digest('SHA-1', new TextEncoder().encode('abc'))).toString('hex').slice(0, 8)",
			"a9993e36",
		],
		[
			"new URL('../b?q=1#h', 'https://user:pw@host.example:8080/a/c').href",
			"https://user:pw@host.example:8080/b?q=1#h",
		],
		[
			"(() => { const u = new URL('https://a.b/c?x=1'); u.searchParams.set('y', 'a b'); u.hash = 'z'; return String(u) })()",
			"https://a.b/c?x=1&y=a+b#z",
		],
		[
			"(() => { const u = new URL('https://a.b'); u.search = '?k=%C3%A9'; return u.searchParams.get('k') })()",
			"\u00e9",
		],
		[
			"new URLSearchParams({ a: '1', b: '\u00e9&' }).toString() + [...new URLSearchParams('?a=1&a=2')].length",
			"a=1&b=%C3%A9%262",
		],
		["URL.canParse('nope') || JSON.stringify({ u: new URL('http://x/') })", '{"u":"http://x/"}'],
		[
			"(1234.5).toLocaleString('de-DE', { style: 'currency', currency: 'EUR' }) + NaN.toLocaleString()",
			"1.234,50\u00a0\u20acNaN",
		],
		["new Intl.DateTimeFormat('en-US', { dateStyle: 'long' }).format(new Date(0))", "January 1, 1970"],
		["new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(1.25)", "1.3"],
		["(() => { const m = structuredClone(new Map([[1, new Date(5)]])); return m.get(1).getTime() })()", 5],
		[
			"(() => { const a = { b: [] }; a.b.push(a); const c = structuredClone(a); return c !== a && c.b[0] === c })()",
			true,
		],
	])("%s", (code, value) => {
		expect(runCode(`return ${code}`)).toEqual(value);
	});

	test.each([
		"new URL('nope')",
		"atob('a')",
		"btoa('\u20ac')",
		"structuredClone(() => 1)",
		"crypto.createHash('nope').update('a').digest()",
		"crypto.getRandomValues(new Uint8Array(100000))",
		"new Intl.DateTimeFormat('en-US', { timeZone: 'Nowhere/Here' })",
		"(1).toLocaleString('not a language')",
		"new TextDecoder('utf-16')",
		"new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255]))",
		"setTimeout('code')",
	])("%s is an error the code can catch", (code) => {
		expect(
			runCode(`try { ${code}; return 1 } catch (error) { return error instanceof Error && error.message.length > 5 }`),
		).toBe(true);
	});

	test("time spent before the code does not count", () => {
		const run = sandboxRun({ clock: steppingClock(10) });
		expect(runCode("return 1", { milliseconds: 1_000 }, { run })).toBe(1);
	});
});
