import fc from "fast-check";
import { Writer } from "./writer.js";

/** Writes programs of every statement and expression. */
class AnyProgram extends Writer {
	private counters = 0;
	/** Nested expression filters around the expression being written. */
	private elements = 0;

	/** For every `foreach` around the statement being written: whether it walks a variable. */
	private readonly walks: boolean[] = [];

	/** A whole program: `main` and what it calls. */
	program(): string {
		this.function("main", [], 14);
		this.function("one", ["x", "y"], 5);
		this.function("two", ["x", "y"], 5);
		return this.lines.join("\n");
	}

	private function(name: string, inputs: readonly string[], size: number): void {
		this.depth = 0;
		this.open(`function "${name}" {`);
		this.open("input {");
		for (const input of inputs) this.line(`json ${input}?`);
		this.line("int d?=2");
		this.close();
		this.open("stack {");
		this.line(`var $a { value = ${inputs.length === 0 ? "[1, 2, 3]" : "$input.x"} }`);
		this.line(`var $b { value = ${inputs.length === 0 ? "[[1, 2], [3]]" : "$input.y"} }`);
		this.line("var $c { value = {k: [1], m: {n: 2}} }");
		this.line("var $n { value = 1 }");
		this.line('var $s { value = "s" }');
		const set = this.choose(4);
		if (set > 0) this.line(`var $u { value = ${this.pick(["[$a]", "{k: $b, m: $c}", "[[0, 0], [0, 0]]"])} }`);
		if (set > 1) this.line(`var $w { value = ${this.pick(["$a", "$c"])} }`);
		const count = 1 + this.choose(size);
		for (let index = 0; index < count; index++) this.guarded();
		this.close();
		this.line('response = [$a, $b, $c, $n, $s, $u ?? "unset", $w ?? "unset"]');
		this.close();
	}

	/** Mostly goes on after an error, which would else end nearly every program early. */
	private guarded(): void {
		if (this.choose(6) === 0) {
			this.statement();
			return;
		}
		this.open("try_catch {");
		this.open("try {");
		this.block(2);
		this.close();
		this.open("catch {");
		this.line("debug.log { value = [$error.message, $a, $b, $c, $u ?? 0, $w ?? 0] }");
		if (this.choose(3) === 2) this.line(`var ${this.pick(["$a", "$u"])} { value = [$a, 1, [2]] }`);
		this.close();
		this.close();
	}

	private block(most: number): void {
		const count = 1 + this.choose(most);
		for (let index = 0; index < count; index++) this.statement();
	}

	// ── Statements ───────────────────────────────────────────────────────────────────────────────────────────────

	private container(): string {
		return this.pick(["$a", "$b", "$c", "$u", "$w"]);
	}

	private target(): string {
		const base = this.container();
		switch (this.choose(9)) {
			case 0:
			case 1:
			case 2:
				return base;
			case 3:
				return `${base}[${this.place()}]`;
			case 4:
				return `${base}[${this.place()}][${this.place()}]`;
			case 5:
				return `${base}.${this.key()}`;
			case 6:
				return `${base}.${this.key()}[${this.place()}]`;
			case 7:
				return `${base}[${this.place()}].${this.key()}.m`;
			default:
				return `${base}[${this.place()}][0][${this.place()}]`;
		}
	}

	private key(): string {
		return this.pick(["k", "m", "n", "k"]);
	}

	private place(): string {
		return this.pick([
			"0",
			"1",
			"$n",
			"2",
			"-1",
			"$n - 1",
			"$c",
			"9007199254740993",
			"$s",
			"($a|count) - 1",
			"($b|get:0:0)|count",
		]);
	}

	private statement(): void {
		const deep = this.depth > 7;
		switch (this.choose(deep ? 15 : 27)) {
			case 0:
				this.line(`var ${this.variable()} { value = ${this.value()} }`);
				return;
			case 1:
			case 2:
				this.line(`var.update ${this.target()} { value = ${this.value()} }`);
				return;
			case 3:
			case 4:
				this.line(`array.push ${this.target()} { value = ${this.value()} }`);
				return;
			case 5:
				this.line(`array.${this.pick(["pop", "shift"])} ${this.target()} as ${this.target()}`);
				return;
			case 6:
				this.line(`array.${this.pick(["unshift", "merge"])} ${this.target()} { value = ${this.list()} }`);
				return;
			case 7: {
				const name = this.container();
				const update = this.pick([`push:${this.argument()}`, `push:${this.argument()}`, `merge:${this.argument()}`]);
				this.line(`var.update ${name} { value = ${name}|${update} }`);
				return;
			}
			case 8: {
				const name = this.container();
				const key = this.pick(['"k"', "0", "$n", '"m.n"', '"x"', "$s", '""']);
				const set = this.pick(["set", "set", "set_ifnotnull", "set_ifnotempty"]);
				this.line(`var.update ${name} { value = ${name}|${set}:${key}:${this.stored()} }`);
				return;
			}
			case 9:
				this.line(
					`math.${this.pick(["add", "sub", "mul"])} ${this.pick(["$n", "$n", "$a[0]", "$c.n"])} { value = ${this.number()} }`,
				);
				return;
			case 10:
				this.line(`text.append ${this.pick(["$s", "$s", "$c.k"])} { value = ${this.text()} }`);
				return;
			case 11:
				this.line(`debug.log { value = ${this.value()} }`);
				return;
			case 12:
				this.call();
				return;
			case 13:
				if (this.loops > 0) {
					const jump = this.pick(["break", "continue", "foreach.remove"]);
					this.line(jump === "foreach.remove" && !this.walks.at(-1) ? "break" : jump);
				} else this.line(`return { value = ${this.value()} }`);
				return;
			case 14:
				this.catalogue();
				return;
			case 15:
				this.open("conditional {");
				this.open(`if (${this.condition()}) {`);
				this.block(3);
				this.close();
				if (this.choose(2) === 1) {
					this.open(`elseif (${this.condition()}) {`);
					this.block(2);
					this.close();
				}
				if (this.choose(2) === 1) {
					this.open("else {");
					this.block(3);
					this.close();
				}
				this.close();
				return;
			case 16:
			case 17:
				this.foreach();
				return;
			case 18:
				this.loop(`for (${this.pick(["2", "3", "$n", "1"])}) {`, `each as ${this.pick(["$i", "$n", "$u"])} {`);
				return;
			case 19: {
				const counter = `$z${this.counters++}`;
				this.line(`var ${counter} { value = 0 }`);
				this.open(`while (${counter} < 3 && ${this.condition()}) {`);
				this.open("each {");
				this.line(`math.add ${counter} { value = 1 }`);
				this.loops++;
				this.block(3);
				this.loops--;
				this.close();
				this.close();
				return;
			}
			case 20:
				this.switch();
				return;
			case 21:
			case 22:
				this.tryCatch();
				return;
			case 23:
				this.open("group {");
				this.open("stack {");
				this.block(3);
				this.close();
				this.close();
				return;
			case 24:
				this.line(
					`precondition (${this.condition()}) { error_type = "notfound" error = ${this.text()} payload = ${this.value()} }`,
				);
				return;
			case 25:
				this.line(`throw { name = ${this.text()} value = ${this.value()} }`);
				return;
			default:
				if (this.choose(4) === 3) this.line(`debug.stop { value = ${this.value()} }`);
				else this.line(`return { value = ${this.value()} }`);
		}
	}

	private loop(head: string, each: string): void {
		this.open(head);
		this.open(each);
		this.loops++;
		this.block(3);
		this.loops--;
		this.close();
		this.close();
	}

	private foreach(): void {
		const list =
			this.choose(3) === 0
				? this.list()
				: this.pick(["$a", "$b", "$c.k", "$u", "$a", "$b", '$s|split:"a"', '("b,a,,b" ~ $n)|split:","']);
		this.walks.push(/^\$\w+$/.test(list));
		this.loop(`foreach (${list}) {`, `each as ${this.pick(["$v", "$u", "$w", "$a"])} {`);
		this.walks.pop();
	}

	private switch(): void {
		this.open(`switch (${this.pick(["$n", "$s", "$a|count"])}) {`);
		const count = 1 + this.choose(3);
		const fallback = this.choose(count + 2);
		for (let index = 0; index < count; index++) {
			if (fallback === index + 2) {
				this.open("default {");
				this.block(2);
				this.close();
			}
			this.open(`case (${this.pick(["1", '"s"', "2", "3", "$n"])}) {`);
			this.block(2);
			this.close(this.choose(2) === 0 ? "} break" : "}");
		}
		if (fallback === 1) {
			this.open("default {");
			this.block(2);
			this.close();
		}
		this.close();
	}

	private tryCatch(): void {
		this.open("try_catch {");
		this.open("try {");
		this.block(3);
		this.close();
		this.open("catch {");
		this.line("debug.log { value = $error }");
		if (this.choose(2) === 1) this.line(`var ${this.container()} { value = $error.result }`);
		this.block(2);
		this.close();
		if (this.choose(2) === 1) {
			this.open("finally {");
			this.block(2);
			this.close();
		}
		this.close();
	}

	private call(): void {
		const name = this.pick(["one", "two"]);
		this.open("conditional {");
		this.open("if ($input.d > 0) {");
		const target = this.target();
		const input = this.choose(4) === 3 ? "$c" : `{x: ${this.value()}, y: ${this.value()}, d: $input.d - 1}`;
		// Without a depth of its own a call could go on for ever.
		if (input === "$c") this.line("var.update $c.d { value = 0 }");
		this.line(`function.run "${name}" { input = ${input} } as ${target}${this.choose(5) === 4 ? "|first" : ""}`);
		this.close();
		this.close();
	}

	private catalogue(): void {
		const list = this.pick(["$a", "$b"]);
		const target = this.target();
		switch (this.choose(5)) {
			case 0:
				this.line(`array.filter (${list}) if (${this.within(() => this.condition())}) as ${target}`);
				return;
			case 1:
				this.line(`array.find (${list}) if (${this.within(() => this.condition())}) as ${target}`);
				return;
			case 2:
				this.line(`array.map (${list}) { by = ${this.within(() => this.value())} } as ${target}`);
				return;
			case 3:
				this.line(`util.get_all_input as ${target}`);
				return;
			default:
				this.line(`object.values { value = $c } as ${target}`);
		}
	}

	// ── Expressions ──────────────────────────────────────────────────────────────────────────────────────────────

	private variable(): string {
		return this.pick(["$a", "$b", "$c", "$n", "$s", "$u", "$w"]);
	}

	private expressionDepth = 0;

	/** The first, smallest choice once an expression is deep enough. */
	private chooseExpression(leaves: number, all: number): number {
		return this.choose(this.expressionDepth > 3 ? leaves : all);
	}

	private nested<Result>(write: () => Result): Result {
		this.expressionDepth++;
		const result = write();
		this.expressionDepth--;
		return result;
	}

	private within(write: () => string): string {
		this.elements++;
		const text = this.nested(write);
		this.elements--;
		return text;
	}

	private element(): string {
		return this.elements > 0 ? this.pick(["$$", "$this", "$index", "$parent", "$$", "$result"]) : "$n";
	}

	private value(): string {
		return this.nested(() => {
			switch (this.chooseExpression(6, 18)) {
				case 0:
					return this.variable();
				case 1:
					return this.number();
				case 2:
					return this.element();
				case 3:
					return this.pick(["[]", "{}", "null", "true", '"s"', "{valueOf: 1, toString: 2}", "9007199254740993"]);
				case 4:
					return this.pick(["$a", "$b", "$c"]);
				case 5:
					return this.pick([
						"$a[0]",
						"$c.k",
						"$b[1]",
						"$c.m",
						"$b[0][0]",
						'($var|get:"a")',
						"($var|count)",
						"$var.b[0]",
					]);
				case 6:
					return `[${this.value()}, ${this.value()}]`;
				case 7:
					return `{k: ${this.value()}, m: ${this.value()}}`;
				case 8:
					return `(${this.path()} ?? ${this.value()})`;
				case 9:
					return `(${this.condition()} ? ${this.value()} : ${this.value()})`;
				case 10:
					return `(${this.value()} ${this.pick(["&&", "||", "?:"])} ${this.value()})`;
				case 11:
					return this.text();
				case 12:
				case 13:
					return this.list();
				case 14:
					return this.filtered();
				case 15:
					return `[...${this.list()}, ${this.value()}]`;
				case 16:
					return `{"${this.pick(["1", "__proto__", "k", "0"])}": ${this.value()}, ...$c, k: ${this.value()}}`;
				default:
					return `(${this.condition()})`;
			}
		});
	}

	private path(): string {
		return this.pick([
			"$u",
			"$c.k",
			"$a[5]",
			"$u.k.m",
			"$w[0]",
			"$b[0].x",
			"$c.$s",
			"$u.$w",
			"$a",
			"$input.x",
			"$var.b",
		]);
	}

	private filtered(): string {
		const subject = this.nested(() => this.value());
		switch (this.choose(8)) {
			case 0:
				return `(${subject}|get:${this.argument()}:${this.argument()})`;
			case 1:
				return `(${subject}|get:${this.pick(["0", '"k"', "$n", "$s"])}:${this.argument()})`;
			case 2:
				return `(${subject}|set:${this.pick(["0", '"k"', "$n", '"k.m"'])}:${this.stored()})`;
			case 3:
				return `(${subject}|${this.pick(["first", "last", "count", "keys", "values", "entries", "first|last"])})`;
			case 4:
				return `(${this.list()}|reduce:${this.within(() => this.reduction())}:${this.argument()})`;
			case 5:
				return `(${this.list()}|find:${this.comparison()})`;
			case 6:
				return `(${this.list()}|some:${this.comparison()})`;
			default:
				return `(${subject}|transform:(${this.within(() => this.value())}))`;
		}
	}

	private reduction(): string {
		return this.pick([
			"($result|push:$$)",
			"$result + $index",
			"($result ~ $index)",
			"[$result, $$]",
			"($result|get:0:$parent)",
		]);
	}

	private comparison(): string {
		return this.within(
			() => `${this.pick(["$$", "$index", "$this"])} ${this.pick(["==", "!=", "<", ">="])} ${this.argument()}`,
		);
	}

	/** What may stand as an argument of a filter without swallowing what follows. */
	private argument(): string {
		return this.nested(() => {
			switch (this.chooseExpression(4, 6)) {
				case 0:
					return this.variable();
				case 1:
					return this.pick(["0", "1", '"k"', "null", "$n - 1", "9007199254740993"]);
				case 2:
					return this.element();
				case 3:
					return this.pick(["$a", "$b[0]", "$c.k", "[]"]);
				case 4:
					return `(${this.value()})`;
				default:
					return `(${this.number()} ${this.pick(["+", "-", "*"])} $n)`;
			}
		});
	}

	/** What `set` stores: without `$$`, for a `set` that mentions it is evaluated by other rules. */
	private stored(): string {
		return this.pick(["$n", "$a", "$b[0]", "$c.k", "[]", "null", "$u", "9007199254740993", "{k: $a}", "($n + 1)"]);
	}

	private list(): string {
		return this.nested(() => {
			switch (this.chooseExpression(3, 12)) {
				case 0:
					return this.pick(["$a", "$b"]);
				case 1:
					return "[]";
				case 2:
					return this.pick(["$c.k", "$b[0]", "($a|get:0:[])"]);
				case 3:
					return `[${this.value()}]`;
				case 4:
					return `(${this.list()}|push:${this.argument()})`;
				case 5:
					return `(${this.list()}|map:(${this.within(() => this.value())}))`;
				case 6:
					return `(${this.list()}|filter:${this.comparison()})`;
				case 7:
					return `(${this.list()}|merge:${this.list()})`;
				case 8:
					return `(${this.list()}|slice:${this.pick(["0", "1", "-1"])}:${this.pick(["1", "2"])})`;
				case 9:
					return `(1..${this.pick(["3", "$n", "0"])})`;
				case 10:
					return `$a[$$ ${this.pick(["==", "!=", ">"])} ${this.number()}]`;
				default:
					return `(${this.list()} ~ ${this.list()})`;
			}
		});
	}

	private number(): string {
		return this.nested(() => {
			switch (this.chooseExpression(4, 9)) {
				case 0:
					return this.pick(["1", "2", "0", "3", "9007199254740993", "0.5"]);
				case 1:
					return "$n";
				case 2:
					return this.pick(["($a|count)", "($c|count)", "$b[0][0]"]);
				case 3:
					return this.elements > 0 ? this.pick(["$$", "$index"]) : "$n";
				case 4:
					return `(${this.number()} ${this.pick(["+", "-", "*", "/", "%"])} ${this.number()})`;
				case 5:
					return `${this.number()} ${this.pick(["+", "-"])} ${this.number()} ${this.pick(["*", "-", "/"])} ${this.number()}`;
				case 6:
					return `(${this.list()}|count)`;
				case 7:
					return `(${this.condition()} ? ${this.number()} : ${this.number()})`;
				default:
					return `-${this.pick(["$n", "(1 + $n)"])}`;
			}
		});
	}

	private text(): string {
		return this.nested(() => {
			switch (this.chooseExpression(2, 5)) {
				case 0:
					return this.pick(['"t"', "$s", '"1"']);
				case 1:
					return "$s";
				case 2:
					return `($s ~ ${this.number()})`;
				case 3:
					return `(${this.text()} ~ ${this.text()} ~ $n)`;
				default:
					return `(${this.value()}|json_encode)`;
			}
		});
	}

	private condition(): string {
		return this.nested(() => {
			switch (this.chooseExpression(4, 10)) {
				case 0:
					return `$n ${this.pick(["<", "==", ">", "!="])} ${this.pick(["2", "1", "$n"])}`;
				case 1:
					return this.pick(["true", "$a", "$u ?? false", "!$c"]);
				case 2:
					return this.elements > 0 ? "$index > 0" : '$s == "s"';
				case 3:
					return "$input.d > 0";
				case 4:
					return `${this.value()} ${this.pick(["==", "!=", "===", "!=="])} ${this.value()}`;
				case 5:
					return `(${this.condition()} ${this.pick(["&&", "||"])} ${this.condition()})`;
				case 6:
					return `!(${this.condition()})`;
				case 7:
					return `${this.number()} ${this.pick(["<", "<=", ">"])} ${this.number()}`;
				case 8:
					return `(${this.list()}|some:${this.comparison()})`;
				default:
					return this.value();
			}
		});
	}
}

export const programs: fc.Arbitrary<string> = fc
	.array(fc.nat({ max: 9_999 }), { minLength: 20, maxLength: 500, size: "max" })
	.map((tape) => new AnyProgram(tape).program());

/** The same program with a wait in every function, which makes all of them asynchronous; nothing else moves. */
export function waiting(program: string): string {
	return program.replaceAll("\n  stack {\n", "\n  stack { util.sleep { value = 0 }\n");
}
