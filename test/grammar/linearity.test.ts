import { describe, expect, test } from "vitest";
import { parse } from "../../grammar/parse.js";
import { sharedParser } from "../../grammar/parser.js";
import { Source } from "../../grammar/source.js";
import { programs } from "./programs.js";

/**
 * What reading a text takes, counted: tokens that are looked at and taken, rules that are entered, characters that are
 * looked at one by one, cut out or searched.
 */
function work(text: string): number {
	let count = 0;
	const restore: (() => void)[] = [];
	/** Counts the calls of a method, each as much as is said of it. */
	const counted = <Args extends unknown[]>(
		owner: object,
		name: string,
		weight: (result: unknown, receiver: unknown, ...args: Args) => number,
	): void => {
		const methods = owner as Record<string, (...args: Args) => unknown>;
		const own = Object.getOwnPropertyDescriptor(owner, name);
		const original = methods[name] as (...args: Args) => unknown;
		methods[name] = function (this: unknown, ...args: Args): unknown {
			const result = original.apply(this, args);
			count += weight(result, this, ...args);
			return result;
		};
		restore.push(() => {
			if (own) Object.defineProperty(owner, name, own);
			else delete methods[name];
		});
	};
	const length = (result: unknown): number => (result as string).length;
	const searched = (result: unknown, receiver: unknown, _wanted: string, from = 0): number =>
		((result as number) < 0 ? (receiver as string).length : (result as number)) - from;
	try {
		for (const name of ["consumeToken", "alternative", "SUBRULE"]) counted(sharedParser(), name, () => 1);
		counted(String.prototype, "charCodeAt", () => 1);
		counted(String.prototype, "slice", length);
		counted(String.prototype, "trimEnd", length);
		counted(String.prototype, "indexOf", searched);
		parse(new Source("test.xs", text));
	} finally {
		for (const each of restore.reverse()) each();
	}
	return count;
}

/** A text, `count` times as long as with 1. */
const texts: Record<string, (count: number) => string> = {
	"one statement after another": (count) => `${Object.values(programs).join("\n")}\n`.repeat(count),
	"blocks in blocks": (count) =>
		`${"conditional {\n  if ($a == 1) {\n".repeat(50)}${"var $b {\n  value = 1\n}\n".repeat(20)}${"}\n}\n".repeat(50)}`.repeat(
			count,
		),
	"objects and arrays in one another": (count) => `a = ${"{b: [".repeat(60)}1${"]}".repeat(60)}\n`.repeat(20 * count),
	"parentheses in one another": (count) => `a = ${"(".repeat(150)}$b${")".repeat(150)}\n`.repeat(20 * count),
	"one long line": (count) => `a = [${'{b: $c|get:"d":null}, '.repeat(500 * count)}]`,
	"one long chain of filters": (count) => `a = $b${"|filter:$$.c > 1".repeat(500 * count)}`,
	"long texts": (count) => `a = "${"b ".repeat(2_000)}"\nc = """\n${"  d\n".repeat(1_000)}  """\n`.repeat(count),
	columns: (count) => `input {\n${"  text[1:5] a? filters=trim|min:3 { sensitive = true }\n".repeat(300 * count)}}`,
	comments: (count) => "// a\na = 1 // b\n".repeat(500 * count),
	"calls and conditions": (count) =>
		'foreach ($a) {\n  each as $b {\n    debug.log ("c" ~ $b)\n  }\n}\n'.repeat(200 * count),
	// From the fiftieth mistake on no more are looked for.
	"many values missing": (count) => "a = $b $c\n".repeat(300 * count),
	"many brackets too many": (count) => "a = [1)\n".repeat(300 * count),
	"many statements of another language": (count) => "let a = 1;\n$b += 2;\n".repeat(300 * count),
	"mistakes in blocks in blocks": (count) =>
		`${"if ($a == 1) {\n".repeat(50)}${"b = * 2\n".repeat(60)}${"}\n".repeat(50)}`.repeat(count),
};

describe("ten times the text is ten times the work", () => {
	test.each(Object.keys(texts))("%s", (name) => {
		const make = texts[name] as (count: number) => string;
		const [short, long] = [make(1), make(10)];
		expect(long.length / short.length).toBeGreaterThan(9);
		expect(long.length / short.length).toBeLessThanOrEqual(10);
		const once = work(short);
		// Something is counted at all.
		expect(once).toBeGreaterThan(short.length / 4);
		expect(work(long) / once).toBeLessThan(10.5);
	});
});
