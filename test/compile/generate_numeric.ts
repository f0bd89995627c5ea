import fc from "fast-check";
import type { Value, XanoObject } from "../../src/values/kinds.js";
import type { Case } from "./differential.js";
import { Writer } from "./writer.js";

/** Around the borders of what is calculated differently: 32 bit, what a `for` counts to, 2^53, 64 bit. */
const borders = [
	"2147483647",
	"2147483648",
	"(-2147483648)",
	"(-2147483649)",
	"4294967295",
	"4294967296",
	"1073741824",
	"70368744177664",
	"70368744177665",
	"(-70368744177664)",
	"9007199254740991",
	"9007199254740992",
	"9007199254740993",
	"(-9007199254740991)",
	"(-9007199254740993)",
	"94906267",
	"4611686018427387904",
	"9223372036854775807",
	"(0 - 9223372036854775807 - 1)",
];

/** All variables a program may set, whether it has or not. */
const everything = `[${["a", "b", "c", "k", "u", "r", "q", "g", "i", "j", "v", "e", "w0", "w1", "w2", "error"]
	.map((name) => `$${name} ?? "unset"`)
	.join(", ")}]`;

/** The same and others as inputs of the outermost function, and what is no number at all. */
const inputs: readonly Value[] = [
	0,
	1,
	2,
	-1,
	3.5,
	2 ** 31 - 1,
	2 ** 31,
	-(2 ** 31),
	-(2 ** 31) - 1,
	2 ** 46,
	2 ** 46 + 1,
	-(2 ** 46),
	2 ** 53 - 1,
	-(2 ** 53) + 1,
	2n ** 53n,
	2n ** 63n - 1n,
	-(2n ** 63n),
	1e300,
	"7",
	"2147483648",
	"x",
	null,
	true,
];

/** Writes programs that calculate in loops, and programs that change what kind of value stands where. */
export class NumericWriter extends Writer {
	/** Variables of the loops around the statement being written. */
	private readonly counters: string[] = [];
	/** Element functions around the expression being written. */
	private elements = 0;
	private expressionDepth = 0;
	private names = 0;
	/** Inputs of the function being written. */
	protected readable: readonly string[] = ["$input.n", "$input.x", "$input.m"];

	program(): string {
		this.depth = 0;
		this.open('function "main" {');
		this.open("input {");
		this.line(this.pick(["int n?", "int n", "decimal n?", "int n?=5 filters=min:-5"]));
		this.line(this.pick(["decimal x?=0.5", "decimal x?", "int x?"]));
		this.line(this.pick(["int? m?", "json m?", "text m?"]));
		this.line("int[] list?");
		this.close();
		this.open("stack {");
		this.body(8);
		this.close();
		this.line(`response = ${this.pick(["[$a, $b, $c, $k, $r, $q, $g]", "$a", "{sum: ($r|sum), a: $a + $b}"])}`);
		this.close();
		return this.lines.join("\n");
	}

	/** What the first function is given. */
	input(): XanoObject {
		const given: Record<string, Value> = {};
		for (const name of ["n", "x", "m"]) if (this.choose(3) > 0) given[name] = this.pick(inputs);
		if (this.choose(2) === 0) given.list = this.pick<Value>([[1, 2, 3], [], [5, "6", 7.5], [2n ** 60n, -1], "x"]);
		return given;
	}

	/** Variables to calculate with, statements, and what became of the variables however it ended. */
	protected body(most: number): void {
		this.line(`var $a { value = ${this.literal()} }`);
		this.line(`var $b { value = ${this.pick(["1", "0", "$input.n", "2147483640", "9007199254740985", "0.5"])} }`);
		this.line(`var $c { value = ${this.pick(["0", "1", "$input.x", "(-3)"])} }`);
		this.line(`var $k { value = ${this.pick(["0", '"k"', "$input.m", "null", "true", "[1]"])} }`);
		this.line(
			`var $r { value = ${this.pick(["[3, 1, 2]", "[]", "$input.list", "[0, 0, 0, 0, 0]", "[true, false]"])} }`,
		);
		this.line(`var $q { value = ${this.pick(["[0.5, 1.5]", "[1, 2147483647]", '["a", "b"]', "[[1], 2]", "$r"])} }`);
		this.line(`var $g { value = ${this.pick(["[[1, 2], [3, 4]]", "[[0, 0, 0], [0.5]]", "[$r, [1]]", "[]"])} }`);
		const way = this.choose(3);
		if (way === 0) {
			this.guarded(most);
			return;
		}
		this.open("try_catch {");
		this.open("try {");
		this.guarded(most);
		this.close();
		this.open("catch {");
		this.line("debug.log { value = [$error.code, $error.message] }");
		this.close();
		this.open("finally {");
		// A text made of variables keeps none of them; a list of them does.
		this.line(`debug.log { value = ${way === 1 ? `(${everything}|json_encode)` : everything} }`);
		this.close();
		this.close();
	}

	/** Mostly goes on after an error, which would else end nearly every program early. */
	private guarded(most: number): void {
		const count = 1 + this.choose(most);
		for (let index = 0; index < count; index++) {
			if (this.choose(3) === 0) this.statement();
			else this.attempt();
		}
	}

	protected statements(most: number): void {
		const count = 1 + this.choose(most);
		for (let index = 0; index < count; index++) this.statement();
	}

	// ── Statements ───────────────────────────────────────────────────────────────────────────────────────────────

	private numeric(): string {
		return this.pick(["$a", "$b", "$c", "$a", "$b", "$c", "$u"]);
	}

	private array(): string {
		return this.pick(["$r", "$r", "$q", "$g", "$g[0]"]);
	}

	protected statement(): void {
		const deep = this.loops > 2 || this.depth > 9;
		switch (this.choose(deep ? 14 : 25)) {
			case 0:
				this.line(`var ${this.numeric()} { value = ${this.number()} }`);
				return;
			case 1:
				this.line(
					`math.${this.pick(["add", "sub", "mul", "add", "add", "div", "mod"])} ${this.numeric()} { value = ${this.number()} }`,
				);
				return;
			case 2: {
				const name = this.numeric();
				this.line(`var ${name} { value = ${name} ${this.pick(["+", "-", "*", "+", "/", "%"])} ${this.number()} }`);
				return;
			}
			case 3:
				this.line(`array.push ${this.array()} { value = ${this.pick([this.number(), this.number(), this.other()])} }`);
				return;
			case 4:
				this.line(`var.update ${this.array()}[${this.place()}] { value = ${this.number()} }`);
				return;
			case 5:
				this.line(`var.update $g[${this.place()}][${this.place()}] { value = ${this.number()} }`);
				return;
			case 6:
				this.line(`var ${this.pick(["$k", "$k", "$u", "$a", "$c"])} { value = ${this.other()} }`);
				return;
			case 7:
				this.line(`debug.log { value = ${this.pick([this.number(), this.condition(), "[$a, $b]"])} }`);
				return;
			case 8:
				this.line(`array.${this.pick(["pop", "shift"])} ${this.pick(["$r", "$q", "$g"])} as ${this.numeric()}`);
				return;
			case 9:
				this.line(`var.update ${this.pick(["$r", "$q"])}[${this.place()}] { value = ${this.other()} }`);
				return;
			case 10:
				this.line(`var $${this.pick(["r", "q"])} { value = ${this.list()} }`);
				return;
			case 11:
				if (this.loops > 0) this.line(this.pick(["break", "continue"]));
				else this.line(`return { value = ${this.number()} }`);
				return;
			case 12:
				this.line(`text.append $k { value = ${this.number()} }`);
				return;
			case 13:
				this.line(`var $r { value = $r|push:${this.argument()} }`);
				return;
			case 14:
			case 15:
				this.conditional();
				return;
			case 16:
			case 17:
				this.for();
				return;
			case 18:
				this.foreach();
				return;
			case 19:
			case 20:
				this.while();
				return;
			case 21:
				this.switch();
				return;
			case 22:
				this.attempt();
				return;
			case 23:
				this.stretch();
				return;
			default:
				this.line(`precondition (${this.condition()}) { error = "not so" payload = ${this.number()} }`);
		}
	}

	private conditional(): void {
		this.open("conditional {");
		this.open(`if (${this.condition()}) {`);
		this.statements(2);
		this.close();
		if (this.choose(3) === 1) {
			this.open(`elseif (${this.condition()}) {`);
			this.statements(2);
			this.close();
		}
		if (this.choose(2) === 1) {
			this.open("else {");
			this.statements(2);
			this.close();
		}
		this.close();
	}

	private loop(head: string, each: string, counter: string | null, before: () => void = () => {}): void {
		this.open(head);
		this.open(each);
		this.loops++;
		if (counter !== null) this.counters.push(counter);
		before();
		this.statements(3);
		if (counter !== null) this.counters.pop();
		this.loops--;
		this.close();
		this.close();
	}

	private for(): void {
		const counter = this.pick(["$i", "$j", "$a", "$u"]);
		this.loop(`for (${this.pick(["3", "2", "5", "$c", "($r|count)", "0"])}) {`, `each as ${counter} {`, counter);
	}

	private foreach(): void {
		const element = this.pick(["$v", "$e", "$a", "$k"]);
		const list = this.pick(["$r", "$q", "(1..4)", "$g", "(2147483646..2147483649)", this.list()]);
		this.loop(`foreach (${list}) {`, `each as ${element} {`, element);
	}

	/** Counts across a border, or until something else ends it. */
	private while(): void {
		const counter = `$w${this.names++}`;
		const begin = this.pick(["0", "0", "2147483645", "(-2147483650)", "9007199254740989", "70368744177662", "0.5"]);
		const step = this.pick(["1", "1", "2", "0.5", "3"]);
		this.line(`var ${counter} { value = ${begin} }`);
		const test = `${counter} < ${begin} + ${this.pick(["4", "5", "7"])}`;
		const more = this.choose(2) === 0 ? "" : ` && ${this.condition()}`;
		this.loop(`while (${test}${more}) {`, "each {", counter, () => {
			this.line(`math.add ${counter} { value = ${step} }`);
		});
	}

	/** More passes than a loop makes between two looks at the limits. */
	private stretch(): void {
		if (this.loops > 0) {
			this.line("math.add $a { value = 1 }");
			return;
		}
		this.open(`for (${this.pick(["1030", "1024", "1025", "2049"])}) {`);
		this.open("each as $i {");
		const work = this.pick([
			"math.add $a { value = $i }",
			"math.add $b { value = 9007199254740 }",
			"math.mul $c { value = 1.01 }",
			"math.sub $a { value = 3000000 }",
			"array.push $r { value = $i * 2147483 }",
			"var $a { value = ($a * 31 + $i) % 1000003 }",
			'text.append $k { value = "x" }',
		]);
		this.line(work);
		if (this.choose(2) === 1) {
			this.line(
				this.pick([
					"conditional { if ($i == 1024) { break } }",
					'conditional { if ($i == 1023) { var $a { value = "7" } } }',
					'conditional { if ($i == 1000) { var $c { value = "x" } } }',
					"conditional { if ($i % 2 == 0) { continue } }",
					"conditional { if ($i == 1025) { return { value = $a } } }",
				]),
			);
		}
		this.close();
		this.close();
	}

	private switch(): void {
		this.open(`switch (${this.pick(["$a", "$k", "$a % 3", "$r|count"])}) {`);
		const count = 1 + this.choose(3);
		for (let index = 0; index < count; index++) {
			this.open(`case (${this.pick(["0", "1", "2", '"k"', "2147483647", "$b"])}) {`);
			this.statements(2);
			this.close(this.choose(3) === 0 ? "}" : "} break");
		}
		if (this.choose(2) === 0) {
			this.open("default {");
			this.statements(2);
			this.close();
		}
		this.close();
	}

	private attempt(): void {
		this.open("try_catch {");
		this.open("try {");
		this.statements(3);
		this.close();
		this.open("catch {");
		this.line("debug.log { value = [$error.message, $a, $b, $c, $k, $r, $g] }");
		if (this.choose(2) === 0) this.statements(1);
		this.close();
		if (this.choose(3) === 0) {
			this.open("finally {");
			this.statements(2);
			this.close();
		}
		this.close();
	}

	// ── Expressions ──────────────────────────────────────────────────────────────────────────────────────────────

	private literal(): string {
		return this.choose(3) === 2
			? this.pick(borders)
			: this.pick(["0", "1", "2", "3", "7", "(-1)", "(-2)", "10", "1024", "0.5", "(-0.5)", "0.1", "1.5", "16807"]);
	}

	private other(): string {
		return this.pick([
			'"5"',
			'"x"',
			"null",
			"true",
			"[1, 2]",
			"{k: 1}",
			"0.5",
			'"0.1"',
			"$k",
			"$r",
			'""',
			'"9007199254740993"',
		]);
	}

	private variable(): string {
		const counter = this.counters.length > 0 ? this.pick(this.counters) : "$a";
		return this.pick(["$a", "$b", "$c", counter, counter, "$k", "$u", ...this.readable]);
	}

	private element(): string {
		return this.elements > 0 ? this.pick(["$$", "$index", "$$"]) : this.variable();
	}

	protected number(): string {
		this.expressionDepth++;
		const text = this.numberText(this.choose(this.expressionDepth > 3 ? 4 : 16));
		this.expressionDepth--;
		return text;
	}

	private numberText(way: number): string {
		switch (way) {
			case 0:
				return this.literal();
			case 1:
				return this.variable();
			case 2:
				return this.element();
			case 3:
				return this.pick(["($r|count)", "$r[0]", "$q[1]", "$g[0][1]"]);
			case 4:
			case 5:
			case 6:
				return `(${this.number()} ${this.pick(["+", "-", "*", "/", "%"])} ${this.number()})`;
			case 7:
				return `${this.pick(["$r", "$q", "$r"])}[${this.place()}]`;
			case 8:
				return `$g[${this.place()}][${this.place()}]`;
			case 9:
				return `-(${this.number()})`;
			case 10:
				return `(${this.condition()} ? ${this.number()} : ${this.number()})`;
			case 11:
				return `(${this.number()}|${this.pick(["abs", "floor", "ceil", "round", "to_int", "to_decimal", "to_text"])})`;
			case 12:
				return `(${this.list()}|${this.pick(["sum", "min", "max", "count", "first", "last"])})`;
			case 13:
				return `(${this.list()}|reduce:($result ${this.pick(["+", "*", "-"])} ${this.within()}):${this.argument()})`;
			case 14:
				return `($u ?? ${this.number()})`;
			default:
				return `(${this.number()}|${this.pick(["add", "subtract", "multiply", "divide", "modulus", "min", "max"])}:${this.argument()})`;
		}
	}

	private within(): string {
		this.elements++;
		const text = `(${this.number()})`;
		this.elements--;
		return text;
	}

	private argument(): string {
		return this.pick(["1", "0", "$a", "$b", "$k", "2147483648", "0.5", '"3"', "($a + $b)", "null"]);
	}

	private place(): string {
		const counter = this.counters.length > 0 ? this.pick(this.counters) : "0";
		return this.pick([
			"0",
			"1",
			counter,
			counter,
			"$a",
			`${counter} + 1`,
			`${counter} - 1`,
			"$a % 3",
			"($r|count) - 1",
			"2",
			"(-1)",
			"0.5",
			'"1"',
			"4294967296",
			"$k",
		]);
	}

	private list(): string {
		this.expressionDepth++;
		const text = this.listText(this.choose(this.expressionDepth > 3 ? 3 : 9));
		this.expressionDepth--;
		return text;
	}

	private listText(way: number): string {
		switch (way) {
			case 0:
				return "$r";
			case 1:
				return this.pick(["$q", "$g", "$g[0]"]);
			case 2:
				return this.pick(["[1, 2, 3]", "(1..3)", "$input.list", "[]"]);
			case 3:
				return `[${this.number()}, ${this.number()}]`;
			case 4:
			case 5:
				return `($r|map:${this.within()})`;
			case 6:
				return `($r|filter:$$ ${this.pick(["<", ">", "==", "!="])} ${this.argument()})`;
			case 7:
				return `($q|push:${this.argument()})`;
			default:
				return `($r|slice:${this.pick(["0", "1"])}:${this.pick(["2", "9"])})`;
		}
	}

	protected condition(): string {
		this.expressionDepth++;
		const text = this.conditionText(this.choose(this.expressionDepth > 3 ? 3 : 8));
		this.expressionDepth--;
		return text;
	}

	private conditionText(way: number): string {
		switch (way) {
			case 0:
				return `${this.variable()} ${this.pick(["<", ">", "<=", ">=", "==", "!="])} ${this.literal()}`;
			case 1:
				return `${this.variable()} ${this.pick(["<", ">", "==", "!="])} ${this.variable()}`;
			case 2:
				return this.pick(["$a", "!$k", "true", "$r[0]", "$u ?? false", '$k == "k"']);
			case 3:
			case 4:
				return `${this.number()} ${this.pick(["<", ">", "<=", "==", "!=", "==="])} ${this.number()}`;
			case 5:
				return `(${this.condition()} ${this.pick(["&&", "||"])} ${this.condition()})`;
			case 6:
				return `!(${this.condition()})`;
			default:
				return `(${this.list()}|some:$$ ${this.pick(["==", ">"])} ${this.argument()})`;
		}
	}
}

/** The programs a writer makes, with what their first function is given. */
export function casesOf(
	write: (tape: readonly number[]) => NumericWriter,
	maxLength = 300,
	extra: Partial<Case> = {},
): fc.Arbitrary<Case> {
	return fc.array(fc.nat({ max: 9_999 }), { minLength: 20, maxLength, size: "max" }).map((tape) => {
		const writer = write(tape);
		const text = writer.program();
		return { text, input: writer.input(), ...extra };
	});
}

export const numericPrograms: fc.Arbitrary<Case> = casesOf((tape) => new NumericWriter(tape));
