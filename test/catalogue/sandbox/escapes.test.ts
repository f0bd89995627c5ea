import { beforeEach, describe, expect, test } from "vitest";
import { prepareSandbox } from "../../../src/catalogue/sandbox/instances.js";
import { XanoError } from "../../../src/values/error.js";
import { runCode, sandboxRun, steppingClock } from "./support.js";

// An instance that had to be ended is made anew.
beforeEach(prepareSandbox);

describe("the host is out of reach", () => {
	test.each([
		["a constructor's constructor", "return this.constructor.constructor('return typeof process + typeof require')()"],
		[
			"a function of the world",
			"return console.log.constructor('return [typeof global, typeof Buffer.prototype.readFileSync]')()",
		],
		[
			"the error of the host",
			"try { crypto.getRandomValues(new Uint8Array(1e6)) } catch (e) { return [e.constructor === Error, e.stack.includes('node')] }",
		],
		["a prototype of a given value", "$var.a.__proto__.polluted = 1; return Object.keys($var.a)"],
		["the door", "return typeof door + typeof host + typeof loadGroup + typeof ask"],
	])("%s", (_, code) => {
		expect(JSON.stringify(runCode(code, {}, { variables: { a: { b: 1 } } }))).toMatchSnapshot();
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	test("every reachable object belongs to the sandbox", () => {
		const code = `
			const seen = new Set();
			const foreign = [];
			const walk = (value, path) => {
				if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
				seen.add(value);
				let at = value;
				for (let depth = 0; at !== null && depth < 20; depth++) at = Object.getPrototypeOf(at);
				if (at !== null) foreign.push(path);
				for (const key of Reflect.ownKeys(value)) {
					const { value: held, get, set } = Object.getOwnPropertyDescriptor(value, key) ?? {};
					for (const next of [held, get, set]) walk(next, path + "." + String(key));
				}
				walk(Object.getPrototypeOf(value), path + ".__proto__");
			};
			void URL; void crypto; void Buffer; void Intl; void structuredClone; void $var;
			walk(globalThis, "globalThis");
			const ends = [...seen].filter((each) => Object.getPrototypeOf(each) === null);
			const known = [Object.prototype, Array.prototype[Symbol.unscopables]];
			return [foreign, ends.every((each) => known.includes(each)), seen.size > 500];`;
		expect(runCode(code)).toEqual([[], true, true]);
	});

	test.each(["fetch", "require", "process", "Deno", "axios", "moment", "_"])("%s says why it is not there", (name) => {
		expect(runCode(`return ${name}("x")`)).toMatch(new RegExp(`^error: \\[Line 1:Char \\d+\\] ${name} is .*here`));
		expect(Object.keys(globalThis)).not.toContain("__lambda");
	});

	test("nothing can be imported", () => {
		expect(runCode('const fs = await import("node:fs"); return typeof fs')).toMatch(/^error: .*node:fs/);
		expect(runCode('import fs from "node:fs"; return 1')).toMatch(/^error: \[Line 1:Char \d+\]/);
		expect(runCode("export const x = 1")).toMatch(/^error: \[Line 1:Char \d+\]/);
	});

	test("nothing stays from one run to the next", () => {
		expect(runCode("globalThis.left = 1; Array.prototype.left = 2; Object.prototype.left = 3; return left")).toBe(1);
		expect(runCode("return [typeof left, [].left === undefined, ({}).left === undefined]")).toEqual([
			"undefined",
			true,
			true,
		]);
	});
});

describe("code that turns on the sandbox", () => {
	test.each([
		["replaces JSON", "JSON.stringify = () => 'x'; JSON.parse = () => 1; return $var.a"],
		[
			"replaces the methods of lists",
			"for (const k of ['push','map','slice','splice','findIndex']) Array.prototype[k] = () => { throw 1 }; return $var.a",
		],
		["poisons toJSON", "Object.prototype.toJSON = () => 7; return {a: 1}"],
		["throws while it is written", "return { toJSON() { throw new Error('no') } }"],
		["throws a proxy", "throw new Proxy({}, { get() { throw new Error('no') } })"],
		["throws an error without a readable message", "throw { get message() { throw 1 } }"],
		["gives a proxy", "return new Proxy({a: 1}, { ownKeys: () => { throw new Error('trap') } })"],
		["gives what is then-able for ever", "const t = { then(ok) { ok({ a: 1 }) } }; return t"],
		["closes its function", "return 1 }); globalThis.x = 2; (function () { return x"],
		["throws null", "throw null"],
		["throws undefined", "throw undefined"],
		["throws a symbol", "throw Symbol('s')"],
		["throws a bigint", "throw 1n"],
		["replaces the promise", "Promise.prototype.then = function () { throw new Error('then') }; return 1"],
	])("%s", (_, code) => {
		expect(runCode(code, {}, { variables: { a: 1 } })).toMatchSnapshot();
		expect(runCode("return 1 + 1")).toBe(2);
	});
});

describe("code that changes how its outcome is read", () => {
	const long = "'a'.repeat(3_000_000)";
	test.each([
		["slices wrongly", `String.prototype.slice = () => "x"; return ${long}.length`, 3_000_000],
		["slices a number", `String.prototype.slice = () => 5; return ${long}.length`, 3_000_000],
		["finds halves of pairs", `String.prototype.charCodeAt = () => 0xdc00; return ${long}.length`, 3_000_000],
		[
			"writes its error as a number",
			"Object.prototype.toJSON = () => 7; throw new Error('no')",
			"error: An error that cannot be read",
		],
		[
			"writes its error as other values",
			"Array.prototype.toJSON = () => [1, {}, null]; throw new Error('no')",
			"error: An error that cannot be read",
		],
	])("%s", (_, code, expected) => {
		expect(runCode(code)).toBe(expected);
	});

	const once = (given: string): string =>
		`Object.prototype.toJSON = () => { delete Object.prototype.toJSON; return ${given} };`;

	test.each([
		["a digest of what is no text", "['md5', null, { length: 2e9 }]", "Texts are needed"],
		["a digest of nothing", "7", "A list is needed"],
	])("%s", (_, given, message) => {
		const code = `const hash = crypto.createHash("md5"); ${once(given)} return hash.digest("hex")`;
		expect(runCode(code)).toMatch(new RegExp(`^error: .*${message}$`));
	});

	test("an address of what is no text", () => {
		const code = `void URL; ${once("[{ length: 2e9 }]")} return new URL("http://a").href`;
		expect(runCode(code)).toMatch(/^error: .*Texts are needed$/);
	});
});

describe("endless code", () => {
	const late = (code: string) => () =>
		runCode(code, { milliseconds: 2_000 }, { run: sandboxRun({ clock: steppingClock(300) }) });

	test.each([
		["a loop", "while (true) {}"],
		["a loop that catches", "while (true) { try { while (true) {} } catch {} finally { continue } }"],
		["microtasks", "const again = () => Promise.resolve().then(again); await again()"],
		["a regular expression", "return /^(a+)+$/.test('a'.repeat(40) + 'b')"],
		[
			"a generator",
			"function* g() { while (true) yield 1 } return [...(function* () { for (const x of g()) if (x > 1) yield x })()]",
		],
		["a getter", "const o = { get a() { for (;;); } }; return o"],
		["toJSON", "return { toJSON() { for (;;); } }"],
		["sorting", "return [3, 1, 2].sort(() => { for (;;); })"],
		["asking the host", "for (;;) try { new URL('x') } catch {}"],
	])("%s ends", (_, code) => {
		expect(late(code)).toThrow("The code took longer than 2 seconds");
	});

	test.each([
		["a promise nobody settles", "await new Promise(() => {})"],
		["a timer that is too late", "await new Promise((go) => setTimeout(go, 3_000))"],
		["an interval", "setInterval(() => {}, 100); await new Promise(() => {})"],
		["an interval of nothing", "setInterval(() => {}); await new Promise(() => {})"],
	])("%s ends at once", (_, code) => {
		expect(() => runCode(code, { milliseconds: 2_000 })).toThrow("The code took longer than 2 seconds");
	});

	test.each([
		["a search", "return [].indexOf.call({ length: 2 ** 53 - 1 }, 1)"],
		["a comparison of texts", "return 'a'.repeat(2e7).indexOf('a'.repeat(1e7) + 'b')"],
	])("%s that is one step for the engine is ended from outside", async (_, code) => {
		expect(() => runCode(code, { milliseconds: 50 })).toThrow("The code took longer than 0.05 seconds");
		await prepareSandbox();
		expect(runCode("return 1")).toBe(1);
	});

	test("the end of the run ends it as well", () => {
		const limits = { ...sandboxRun().limits, milliseconds: 1_000 };
		const run = sandboxRun({ clock: steppingClock(300), limits });
		expect(() => runCode("for (;;);", {}, { run })).toThrow("The run took longer than 1 second");
		const controller = new AbortController();
		controller.abort();
		expect(() => runCode("for (;;);", {}, { run: sandboxRun({ signal: controller.signal }) })).toThrow("cancelled");
	});

	test("the sandbox works afterwards", () => {
		expect(late("for (;;);")).toThrow(XanoError);
		expect(runCode("return 1")).toBe(1);
	});
});

describe("code that wants too much", () => {
	test.each([
		["texts", "const all = []; for (;;) all.push('x'.repeat(1e5) + all.length)"],
		["bytes", "const all = []; for (;;) all.push(new Uint8Array(1e6))"],
		["one buffer", "return new Uint8Array(2e9).length"],
		["a map", "const m = new Map(); for (let i = 0; ; i++) m.set(i, 'x'.repeat(1e5) + i)"],
		["one text", "return 'x'.repeat(1e9).length"],
		["a list of nothing", "return Array.from({ length: 1e9 }).length"],
	])("%s is refused", async (_, code) => {
		expect(() => runCode(code)).toThrow("The code needs more than 128 MB of memory");
		await prepareSandbox();
		expect(runCode("return 1")).toBe(1);
	});

	test("a result that fills the memory by itself", async () => {
		const limits = { ...sandboxRun().limits, size: 200_000_000 };
		const code = "const s = 'x'.repeat(2e7); return [s, s, s, s]";
		expect(() => runCode(code, {}, { run: sandboxRun({ limits }) })).toThrow(
			"The code needs more than 128 MB of memory",
		);
		await prepareSandbox();
		expect(runCode("return 1")).toBe(1);
	});

	test("a list of languages that takes the host long", () => {
		const code = "return (1).toLocaleString(Array.from({ length: 100_000 }, (_, at) => 'en-x-a' + at))";
		expect(runCode(code)).toBe("error: [Line 1:Char 1] The locales and options are too long");
	});

	test("a text that doubles is an error of the code", () => {
		expect(runCode("let s = 'ab'; for (;;) s += s")).toBe("error: [Line 1:Char 26] Invalid string length");
	});

	test("code that throws null has not run out of memory", () => {
		expect(runCode("throw null")).toBe("error: null");
	});

	test("a result beyond the limit of the run", () => {
		const run = sandboxRun({ limits: { ...sandboxRun().limits, size: 1_000 } });
		expect(() => runCode("return 'x'.repeat(2000)", {}, { run })).toThrow(
			"What the code gives is larger than 1,000 characters",
		);
		expect(() => runCode("for (;;) console.log('x'.repeat(300))", {}, { run })).toThrow("The code prints too much");
		const variables = { a: "x".repeat(2_000) };
		const code = "try { return $var.a.length } catch { return 1 }";
		expect(() => runCode(code, {}, { run, variables })).toThrow("What the code is given is larger");
		expect(() => runCode("return 1", { kind: "lambda", subject: "x".repeat(2_000) }, { run })).toThrow(
			"What the code is given is larger",
		);
	});
});

describe("code that goes too deep", () => {
	const deep = [
		["a function", "function f() { return 1 + f() } return f()"],
		["a getter", "const o = { get a() { return this.a } }; return o.a"],
		["a proxy", "const p = new Proxy({}, { get: (t, k, r) => r[k] }); return p.a"],
		["JSON that is read", "return JSON.parse('['.repeat(100000))"],
		["JSON that is written", "let a = []; for (let i = 0; i < 100000; i++) a = [a]; return a"],
		["text of itself", "const o = { toString() { return '' + o } }; return String(o)"],
		["the parser", "return eval('('.repeat(100000))"],
		["a class", "class A { constructor() { new A() } } return new A()"],
	] as const;
	test.each(deep)("%s is an error of the code", async (_, code) => {
		expect(runCode(code)).toMatch(/^error: (?:\[Line 1:Char \d+\] )?Maximum call stack size exceeded$/);
		await prepareSandbox();
		expect(runCode("return 1")).toBe(1);
	});

	test("some hundred calls are not too deep", () => {
		expect(runCode("const f = (n) => n === 0 ? 0 : 1 + f(n - 1); return f(500)")).toBe(500);
	});

	test("code below a deep stack of the host's is no problem either", () => {
		const below = (levels: number): unknown =>
			levels === 0 ? runCode("function f() { return 1 + f() } return f()") : [below(levels - 1)];
		expect(JSON.stringify(below(5_000))).toContain("Maximum call stack size exceeded");
	});
});
