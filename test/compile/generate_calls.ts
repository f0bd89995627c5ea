import type fc from "fast-check";
import type { Case } from "./differential.js";
import { casesOf, NumericWriter } from "./generate_numeric.js";

interface Signature {
	readonly name: string;
	readonly declared: readonly string[];
	readonly names: readonly string[];
}

const declarations = [
	"int n",
	"int n?",
	"decimal n?",
	"text n?",
	"bool n?",
	"int? n",
	"int? n?",
	"int[] n?",
	"text[] n?",
	"json n?",
	"int n?=7",
	"int n? filters=min:0|max:100",
	"decimal n? filters=min:-1.5",
	"text n? filters=trim|lower",
	"text n filters=min:2",
];

/** Writes programs of functions with typed inputs that call each other and themselves. */
class CallWriter extends NumericWriter {
	private signatures: Signature[] = [];

	override program(): string {
		this.depth = 0;
		// Two of the same shape, so that what is known of one could be mistaken for the other's.
		const shape = this.declared();
		this.signatures = [
			{ name: "first", ...shape },
			{ name: "second", ...shape },
			{ name: "third", ...this.declared() },
		];
		super.program();
		for (const signature of this.signatures) this.function(signature);
		this.recursive();
		this.whole();
		return this.lines.join("\n");
	}

	private declared(): Omit<Signature, "name"> {
		const names = ["p", "q", "s"].slice(0, 1 + this.choose(3));
		return { names, declared: names.map((name) => this.pick(declarations).replace(/\bn\b/, name)) };
	}

	private function({ name, declared, names }: Signature): void {
		this.open(`function "${name}" {`);
		this.open("input {");
		for (const each of declared) this.line(each);
		this.line("int n?=3");
		this.line("int x?");
		this.line("json m?");
		this.line("int[] list?");
		this.line("int d?");
		this.close();
		this.open("stack {");
		this.readable = [...names.map((each) => `$input.${each}`), "$input.d"];
		if (this.choose(3) === 0)
			this.line(`conditional { if (${this.condition()}) { return { value = ${this.number()} } } }`);
		this.body(4);
		this.close();
		this.line(
			`response = ${this.pick(["$a", "$a + $b", "$r", "[$a, $k]", "$c", `{k: ${this.readable[0]}, r: $r}`, "$k", this.condition()])}`,
		);
		this.close();
	}

	/** Functions of which every call makes more, down to a case that ends it. */
	private recursive(): void {
		const type = this.pick(["int", "decimal", "json"]);
		const step = this.pick(["$input.n - 1", "$input.n - 1", "$input.n - 2", "$input.n - 0.5"]);
		const joined = this.pick(["$one + $two", "$one * 2 + $two", "[$one, $two]", "$one ~ $two", "$two - $one * 3"]);
		const last = this.pick(["$input.n", "1", '"x"', "9007199254740991", "0.5", "null"]);
		this.open('function "down" {');
		this.line(`input { ${type} n }`);
		this.open("stack {");
		this.line(`conditional { if ($input.n < 2) { return { value = ${last} } } }`);
		this.line(`function.run "${this.pick(["down", "up"])}" { input = {n: ${step}} } as $one`);
		this.line(`function.run "down" { input = {n: $input.n - 2} } as $two`);
		this.close();
		this.line(`response = ${joined}`);
		this.close();
		this.open('function "up" {');
		this.line(`input { ${this.pick(["int", "decimal", type])} n }`);
		this.open("stack {");
		this.line("var $seen { value = $input.n }");
		this.line("conditional { if ($input.n <= 0) { return { value = $seen } } }");
		this.line('function.run "down" { input = {n: $input.n - 1} } as $seen');
		this.close();
		this.line(`response = ${this.pick(["$seen", "$seen + 1", "$input.n"])}`);
		this.close();
	}

	/** A function of ints alone, whose calls of itself and of others mostly are with small ones, whatever it was given. */
	private whole(): void {
		const small = (): string => this.pick(["3", "$i", "$input.p % 7", "$input.q", "(-2)", "70368744177664"]);
		this.open('function "whole" {');
		this.line("input {\nint p\nint q\n}");
		this.open("stack {");
		this.line("var $sum { value = 0 }");
		this.open("for (2) {");
		this.open("each as $i {");
		this.line(`math.add $sum { value = $input.p + ${small()} }`);
		this.line("conditional {");
		this.line(
			`  if ($input.q > 0) { function.run "whole" { input = {p: ${small()}, q: ${this.pick(["0", "(-1)"])}} } as $x`,
		);
		this.line("    math.add $sum { value = $x } }");
		this.line("}");
		this.close();
		this.close();
		this.close();
		this.line(`response = ${this.pick(["$sum", "$sum * 2 + $input.q", "$sum - $input.p"])}`);
		this.close();
	}

	protected override statement(): void {
		if (this.choose(3) > 0) super.statement();
		else this.call();
	}

	private call(): void {
		const target = this.pick(["$a", "$b", "$k", "$u", "$c", "$r"]);
		const within = this.choose(3) > 0;
		if (within) {
			this.open("try_catch {");
			this.open("try {");
		}
		const kind = this.choose(8);
		if (kind < 2) {
			const size = (): string => this.pick(["4", "$k", "9007199254740993", "70368744177665", "(-70368744177665)", "1"]);
			this.line(`function.run "whole" { input = {p: ${size()}, q: ${size()}} } as ${target}`);
		} else if (kind < 4)
			this.line(
				`function.run "${this.pick(["down", "up"])}" { input = {n: ${this.pick(["4", "5", "3", "$k", '"4"', "2.5"])}} } as ${target}`,
			);
		else this.deeper(target);
		if (within) {
			this.close();
			this.line("catch { debug.log { value = [$error.code, $error.message, $error.result, $a, $b] } }");
			this.close();
		}
	}

	private deeper(target: string): void {
		const signature = this.pick(this.signatures);
		const given = signature.names.filter(() => this.choose(5) > 0).map((name) => `${name}: ${this.given()}`);
		this.open("conditional {");
		// Without a depth of its own a call could go on for ever.
		this.open("if (($input.d ?? 2) > 0) {");
		this.line(
			`function.run "${signature.name}" { input = {${[...given, "d: ($input.d ?? 2) - 1"].join(", ")}} } as ${target}`,
		);
		this.close();
		this.close();
	}

	private given(): string {
		return this.pick([
			this.number(),
			this.number(),
			"$k",
			"$r",
			'"12"',
			'" Ab "',
			"null",
			"true",
			"9007199254740993",
			"(-1)",
			"0.5",
			"[1, 2]",
			'["a"]',
		]);
	}
}

export const callPrograms: fc.Arbitrary<Case> = casesOf((tape) => new CallWriter(tape), 400);
