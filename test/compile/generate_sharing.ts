import fc from "fast-check";
import { Writer } from "./writer.js";

/** Values by which a variable updates itself. */
const selfUpdates = [
	"SELF|push:$b",
	"SELF|push:1",
	"SELF|push:$b|push:[2]",
	'SELF|append:$a:"k"',
	'SELF|append:$a:"m.k"',
	"SELF|append:[1]",
	"SELF|prepend:$c",
	'SELF|set:"k":$a',
	'SELF|set:"m.k":[$a]',
	"SELF|set:0:[]",
	'SELF|set:"k":$a|set:"m":$b',
	'SELF|set_conditional:"k":[1]:$a',
	'SELF|set_ifnotnull:"m.k":($b|get:"k")',
	'SELF|unset:"k"',
	'SELF|unset:"m.k"',
	"SELF|unset:0",
	"SELF|merge:$b",
	"SELF|merge:[[1]]",
	"[...SELF, $b, [1]]",
	"{...SELF, k: $a, m: {k: [2]}}",
	"(SELF|first)|push:1",
];

/** Writes programs that only take values out of each other and change them, to find who shares what with whom. */
class SharingProgram extends Writer {
	program(): string {
		this.depth = 0;
		this.open('function "main" {');
		this.open("input {");
		this.close();
		this.open("stack {");
		this.line("var $a { value = [[1], [2, [3]]] }");
		this.line("var $b { value = {k: [[4]], m: {k: [5]}} }");
		this.line("var $c { value = [{k: [6]}, {k: [7]}] }");
		const loops = this.choose(3) === 2;
		if (loops) {
			this.open("for (2) {");
			this.open("each as $i {");
		}
		const count = 2 + this.choose(14);
		for (let index = 0; index < count; index++) {
			this.open("try_catch {");
			this.open("try {");
			this.share();
			this.close();
			this.line("catch { }");
			this.close();
		}
		if (loops) {
			this.close();
			this.close();
		}
		this.line(`var $d { value = ${this.pick(["[]", "[]", "[8]", "[$a]", "$a"])} }`);
		if (this.choose(2) === 1) this.fill();
		this.line("var $o { value = {} }");
		if (this.choose(2) === 1) this.tally();
		this.close();
		this.line("response = [$a, $b, $c, $d, $o]");
		this.close();
		return this.lines.join("\n");
	}

	/** A loop that adds something in each pass. */
	private fill(): void {
		const isLong = this.choose(4) === 3;
		const passes = isLong ? "1100" : this.pick(["3", "1", "0", "$a|count"]);
		this.open(this.choose(3) === 2 ? `foreach (${this.pick(["[1, 2, 3]", "1..3"])}) {` : `for (${passes}) {`);
		this.open("each as $i {");
		if (this.choose(2) === 1)
			this.line(
				this.pick(["var $e { value = $a }", "var $e { value = $i * 2147483647 % 97 }", "math.add $a[0] { value = 1 }"]),
			);
		const counted = this.pick(["$i", '"k" ~ ($i % 3)', '"<" ~ $i ~ ">"', "$i * 2147483647 % 11"]);
		const added = isLong || this.choose(2) === 0 ? counted : this.shared();
		this.line(
			this.choose(3) === 2 ? `var.update $d { value = $d|push:(${added}) }` : `array.push $d { value = ${added} }`,
		);
		this.close();
		this.close();
		if (this.choose(2) === 1)
			this.line(this.pick(['array.push $d { value = "end" }', "var $a { value = $d }", "array.pop $d"]));
	}

	/** A loop that counts under keys, some of which lead to further ones. */
	private tally(): void {
		const start = this.pick(["{}", "{}", "{k0: 5, a: null}", '{a: {b: 1}, k1: "x"}', "{a: [1]}"]);
		this.line(`var $o { value = ${start} }`);
		if (this.choose(3) === 2) this.line("var $b { value = $o }");
		const isNumbered = this.choose(2) === 1;
		this.open(isNumbered ? `for (${this.pick(["5", "12", "1100"])}) {` : `foreach (${this.keys()}) {`);
		this.open(`each as ${isNumbered ? "$i" : "$k"} {`);
		if (isNumbered)
			this.line(`var $k { value = ${this.pick(['"k" ~ ($i % 3)', '"k" ~ ($i % 40)', '"a." ~ ($i % 2)'])} }`);
		const isIndexed = this.choose(2) === 1;
		const old = isIndexed
			? this.pick(["($o[$k] ?? 0)", "($o[$k] ?? 0)", '($o[$k] ?? "")', "($o[$k] ?? null)", "($o[$k] ?? [])", "$o[$k]"])
			: this.pick([
					"($o|get:$k:0)",
					"($o|get:$k:0)",
					'($o|get:$k:"")',
					"($o|get:$k)",
					"($o|get:$k:[])",
					"($o|get:$k:{})",
				]);
		const value = this.pick([
			`(${old} + 1)`,
			`(${old} + 1)`,
			`(${old} ~ "x")`,
			`(${old} ?? 7)`,
			`(${old} == null ? 1 : null)`,
			old,
			`(${old}|push:1)`,
			`[${old}]`,
			"null",
		]);
		const update = isIndexed
			? `var.update $o[$k] { value = ${value} }`
			: `var.update $o { value = $o|set:$k:${value} }`;
		if (this.choose(4) === 3) this.line(`conditional { if ($k != "a") { ${update} } }`);
		else this.line(update);
		if (this.choose(5) === 4)
			this.line(
				this.pick([
					'conditional { if ($k == "b") { break } }',
					"var $e { value = $o }",
					"var.update $o.a { value = 3 }",
				]),
			);
		this.close();
		this.close();
		if (this.choose(3) === 2) this.line("var.update $o.a { value = 1 }");
	}

	/** Keys, many of them more than once. */
	private keys(): string {
		const keys = Array.from({ length: 2 + this.choose(8) }, () =>
			this.pick(['"a"', '"b"', '"a"', '"k0"', '"a.b"', '"b.0"', '""']),
		);
		return `[${keys.join(", ")}]`;
	}

	private share(): void {
		const name = this.pick(["$a", "$b", "$c"]);
		const place = `${name}${this.pick(["", "[0]", ".k", "[1]", ".k[0]", "[0].k", "[0][0]", "[1].k[0]", ".m.k"])}`;
		switch (this.choose(9)) {
			case 0:
			case 1:
				this.line(`var ${name} { value = ${this.shared()} }`);
				return;
			case 2:
			case 3:
				this.line(`array.push ${place} { value = ${this.pick(["8", "$b", "$a[0]", "[9]", "[[1], {k: [2]}]"])} }`);
				return;
			case 4:
				this.line(`array.${this.pick(["pop", "shift"])} ${place} as ${this.pick(["$a", "$b", "$c", "$a[0]", "$b.k"])}`);
				return;
			case 5:
				this.line(
					`var.update ${place}${this.pick(["[0]", ".k", "[1]"])} { value = ${this.pick(["0", "$c", "[[1]]", this.shared()])} }`,
				);
				return;
			case 6:
				this.line(`var.update ${name} { value = ${this.pick(selfUpdates).replaceAll("SELF", name)} }`);
				return;
			case 7:
				this.line(`array.merge ${place} { value = ${this.shared()} }`);
				return;
			default:
				this.open(`foreach (${place}) {`);
				this.open(`each as ${this.pick(["$a", "$b", "$c"])} {`);
				this.line(`array.push ${place} { value = 3 }`);
				this.line("break");
				this.close();
				this.close();
		}
	}

	/** A value of which a part, or all, is held by a variable already. */
	private shared(): string {
		const name = this.pick(["$a", "$b", "$c"]);
		return this.pick([
			name,
			`${name}[0]`,
			`${name}.k`,
			`${name}|get:0:[]`,
			`${name}|get:"k":$a`,
			`(${name}|first)`,
			`(${name}|last)`,
			`${name}[0].k`,
			`[${name}, ${name}]`,
			`{k: ${name}}`,
			`${name} ?? []`,
			`(${name}.x ?? ${name})`,
			`(${name}|map:$$)`,
			`(${name}|map:$parent)`,
			`(${name}|find:$$ != 9)`,
			`(${name}|filter:$$ != 9)`,
			`${name}[$$ != 9]`,
			`(${name} ~ $a)`,
			`(${name}|push:$a)`,
			`(${name}|slice:0:9)`,
			`(${name}|merge:[])`,
			`(${name}|set:"k":$a)`,
			`(${name}|values)`,
			`($a ? ${name} : $b)`,
			`(${name} && $a)`,
			`(${name}|reduce:$$:0)`,
			`(${name}|transform:$$)`,
			`$var.${name.slice(1)}`,
			`[...$a, ${name}]`,
			`{...$b, k: ${name}}`,
		]);
	}
}

export const sharingPrograms: fc.Arbitrary<string> = fc
	.array(fc.nat({ max: 9_999 }), { minLength: 20, maxLength: 150, size: "max" })
	.map((tape) => new SharingProgram(tape).program());

/** Writes programs whose functions give lists to each other, keep them, change them and give them back. */
class CallingProgram extends Writer {
	/** Names of the functions a function may call. */
	private callees: readonly string[] = [];
	private tried = 0;

	program(): string {
		this.depth = 0;
		this.callees = ["one", "two"];
		this.function("main", 12);
		this.callees = ["one", "two", "three"];
		this.function("one", 5);
		this.function("two", 5);
		this.callees = ["two"];
		this.function("three", 4);
		this.lines.push(growing);
		return this.lines.join("\n");
	}

	private function(name: string, size: number): void {
		const isMain = name === "main";
		this.open(`function "${name}" {`);
		this.open("input {");
		for (const input of ["x", "y"]) this.line(`${this.pick(["json", "json[]", "json"])} ${input}?=[]`);
		this.line("int d?=3");
		this.close();
		this.open("stack {");
		const kept = this.choose(3);
		this.line(`var $a { value = ${isMain ? "[1, [2], [[3]]]" : kept === 0 ? "$input.x" : "[5]"} }`);
		if (kept === 1) this.statement();
		this.line(`var $b { value = ${isMain ? "[[4], {k: [5]}]" : this.pick(["$input.y", "$input.x", "[]"])} }`);
		this.line(`var $c { value = ${this.pick(["[]", "{k: $a, m: $b}", "$a"])} }`);
		const count = 1 + this.choose(size);
		for (let index = 0; index < count; index++) this.statement();
		this.close();
		const results = ["$a", "$b", "$c", "{k: $a, m: $c}", "[$a, $b]", "$input.x", "$a[0]", "$a ?? $b", "($a|push:$b)"];
		const seen = ["[$a, $b, $c]", "[$a]", "[$b]", "[$c]", "[$a, $c]", "$b"];
		this.line(`response = ${this.pick(isMain ? seen : results)}`);
		this.close();
	}

	private block(most: number): void {
		const count = 1 + this.choose(most);
		for (let index = 0; index < count; index++) this.statement();
	}

	private name(): string {
		return this.pick(["$a", "$b", "$c"]);
	}

	private place(): string {
		return `${this.name()}${this.pick(["", "", "[0]", ".k", "[1]", ".m", "[0][0]", ".k[0]", ".m.k"])}`;
	}

	private value(): string {
		const name = this.pick(["$a", "$b", "$c", "$input.x", "$input.y"]);
		return this.pick([
			name,
			name,
			name,
			`${name}[0]`,
			`[${name}]`,
			`{k: ${name}, m: ${this.name()}}`,
			`(${name}|first)`,
			`${name} ?? []`,
			`(${name} ~ [7])`,
			`${name}.k`,
			`(${name}|get:"m")`,
			`[...${this.name()}, 8]`,
			`(${name}|merge:[6])`,
			'("" ~ "")',
		]);
	}

	/** Mostly functions that change what they are given, some of them after what they have seen, and then fail. */
	private call(): void {
		const name = this.name();
		switch (this.choose(4)) {
			case 0:
				this.line(
					`function.run "grow" { input = {x: ${name}} } as ${this.choose(2) === 0 ? name : this.pick([this.name(), "$d"])}`,
				);
				return;
			case 1:
				this.line(
					`function.run "mix" { input = {x: ${this.value()}, y: ${name}} } as ${this.choose(2) === 0 ? name : this.name()}`,
				);
				return;
			default:
				this.deeper();
		}
	}

	private deeper(): void {
		const deeper = "$input.d - 1";
		const input = this.pick([
			() => `{x: ${this.value()}, y: ${this.value()}, d: ${deeper}}`,
			() => `{x: ${this.name()}, d: ${deeper}}`,
			() => `{y: ${this.name()}, x: ${this.name()}, d: ${deeper}}`,
			() => `{x: ${this.name()}, y: 1 / ($input.d - 1), d: ${deeper}}`,
			() => `({}|set:"x":${this.name()}|set:"d":(${deeper}))`,
		])();
		const target = this.pick([this.name(), this.name(), this.place(), `${this.name()}|first`]);
		this.open("conditional {");
		this.open("if ($input.d > 0) {");
		this.line(`function.run "${this.pick(this.callees)}" { input = ${input} } as ${target}`);
		this.close();
		this.close();
	}

	private statement(): void {
		switch (this.choose(this.depth > 6 ? 14 : 21)) {
			case 0:
			case 1:
			case 2:
				this.call();
				return;
			case 3:
			case 4:
				this.line(`var ${this.name()} { value = ${this.value()} }`);
				return;
			case 5:
			case 6:
				this.attempted(() => this.line(`array.push ${this.place()} { value = ${this.pick(["9", this.value()])} }`));
				return;
			case 7: {
				const name = this.name();
				const update = this.pick([
					"push:1",
					"push:$b",
					'set:"k":$a',
					"set:0:[]",
					"merge:[2]",
					"append:[3]",
					'unset:"k"',
				]);
				this.attempted(() => this.line(`var.update ${name} { value = ${name}|${update} }`));
				return;
			}
			case 8:
				this.attempted(() => this.line(`array.${this.pick(["pop", "shift"])} ${this.place()} as ${this.name()}`));
				return;
			case 9:
				this.attempted(() =>
					this.line(`var.update ${this.place()}${this.pick(["[0]", ".k"])} { value = ${this.value()} }`),
				);
				return;
			case 10:
				this.line(`debug.log { value = ${this.value().replace(/\.k|\[0\]/, "")} }`);
				return;
			case 11:
				this.attempted(() => this.line(`array.${this.pick(["unshift", "merge"])} ${this.place()} { value = [6] }`));
				return;
			case 12:
				this.open("conditional {");
				this.open(`if (${this.pick(["$input.d == 1", "$input.d < 3", "($a|count) > 2"])}) {`);
				this.line(`return { value = ${this.pick(["$a", "$b", "{k: $b}", "$input.x"])} }`);
				this.close();
				this.close();
				return;
			case 13:
				if (this.loops > 0)
					this.line(
						`conditional { if (($a|count) ${this.pick(["<", ">"])} 3) { ${this.pick(["break", "continue"])} } }`,
					);
				else this.call();
				return;
			case 14:
			case 19:
				this.open(this.pick(["for (2) {", "foreach ([1, 2]) {", "for (3) {"]));
				this.open("each as $i {");
				this.loops++;
				this.block(3);
				this.loops--;
				this.close();
				this.close();
				return;
			case 18:
				this.open(`switch (${this.pick(["$a|count", "$input.d"])}) {`);
				for (const value of ["1", "2", "3"]) {
					this.open(`case (${value}) {`);
					this.block(2);
					this.close(this.choose(2) === 0 ? "} break" : "}");
				}
				this.close();
				return;
			case 15:
				this.open("try_catch {");
				this.open("try {");
				this.tried++;
				this.block(3);
				this.tried--;
				this.close();
				this.open("catch {");
				this.line("debug.log { value = [$error.message, $a, $b, $c] }");
				this.close();
				this.close();
				return;
			case 16:
				if (this.tried === 0) this.line(`debug.log { value = ${this.name()} }`);
				else this.line(`throw { name = "n" value = ${this.name()} }`);
				return;
			case 17:
				this.attempted(() => {
					this.open(`foreach (${this.name()}) {`);
					this.open(`each as ${this.pick(["$v", "$a", "$b"])} {`);
					this.block(2);
					this.line("break");
					this.close();
					this.close();
				});
				return;
			default:
				this.open("conditional {");
				this.open(`if (${this.pick(["$input.d > 1", "($b|count) > 1"])}) {`);
				this.block(2);
				this.close();
				this.open("else {");
				this.block(2);
				this.close();
				this.close();
		}
	}

	/** What may fail is mostly tried, for an error would end nearly every program early. */
	private attempted(write: () => void): void {
		if (this.choose(5) === 0) {
			write();
			return;
		}
		this.open("try_catch {");
		this.open("try {");
		write();
		this.close();
		this.line(this.pick(["catch { }", "catch { debug.log { value = $a } }", "catch { }"]));
		this.close();
	}
}

/** Functions that change what they are given and then may fail. */
const growing = `function "grow" {
  input {
    json x?=[]
  }
  stack {
    var $mine { value = $input.x }
    array.push $mine { value = 9 }
    precondition (($mine|count) % 3 != 0)
  }
  response = $mine
}
function "mix" {
  input {
    json x?=[]
    json y?=[]
  }
  stack {
    var $before { value = $input.x }
    conditional { if (($input.y|count) > 3) { debug.log { value = $input.y } } }
    var $mine { value = $input.y }
    array.push $mine { value = 7 }
    precondition (($mine|count) % 4 != 0)
  }
  response = [$before, $mine]
}`;

/** Writes programs that pass lists of numbers on to functions that look at every element. */
class CheckingProgram extends Writer {
	program(): string {
		this.depth = 0;
		this.open('function "main" {');
		this.open("input {");
		this.close();
		this.open("stack {");
		this.line("var $n { value = [1, 2] }");
		this.line("var $m { value = [3] }");
		const count = 3 + this.choose(14);
		for (let index = 0; index < count; index++) {
			this.open("try_catch {");
			this.open("try {");
			this.statement();
			if (this.choose(2) === 0) this.statement();
			this.close();
			this.line("catch { debug.log { value = [$n, $m] } }");
			this.close();
		}
		this.close();
		this.line("response = [$n, $m]");
		this.close();
		for (const [name, type] of [
			["ints", "int[]"],
			["any", "json"],
			["texts", "text[]"],
		]) {
			this.lines.push(`function "${name}" {
  input {
    ${type} list?=[]
    int d?=2
  }
  stack {
    var $list { value = $input.list }
    ${this.pick(["array.push $list { value = 5 }", 'array.push $list { value = "6" }', "array.shift $list", 'var.update $list[0] { value = "x" }', ""])}
    conditional { if ($input.d > 0) { function.run "${this.pick(["ints", "texts", "any"])}" { input = {list: ${this.pick(["$list", "$input.list"])}, d: $input.d - 1} } as ${this.pick(["$list", "$other"])} } }
    debug.log { value = [$input.list, $list] }
  }
  response = $list
}`);
		}
		return this.lines.join("\n");
	}

	private statement(): void {
		const name = this.pick(["$n", "$m"]);
		const value = this.pick(["4", "4", '"7"', '"x"', "null", "[8]", "9007199254740993", "1.5", '""', "true"]);
		const called = this.pick(["ints", "ints", "texts", "any"]);
		this.line(
			this.pick([
				`function.run "${called}" { input = {list: ${name}, d: 0} } as ${this.pick([name, "$x", "$n"])}`,
				`function.run "${called}" { input = {list: ${name}} } as ${this.pick([name, "$x"])}`,
				`array.push ${name} { value = ${value} }`,
				`array.unshift ${name} { value = ${value} }`,
				`array.merge ${name} { value = ${this.pick(["[4, 5]", "[[4]]", `[${value}]`, "$n", value, "{k: 1}"])} }`,
				`array.pop ${name}`,
				`array.shift ${name}`,
				`var.update ${name}[${this.pick(["0", "1", "-1", "5", '"0"'])}] { value = ${value} }`,
				`var.update ${name}[0][0] { value = ${value} }`,
				`var.update ${name} { value = ${name}|${this.pick([`push:${value}`, `set:0:${value}`, `append:${value}`, `unset:0`])} }`,
				`var ${name} { value = ${this.pick(["[1, 2, 3]", "$n", "$m", `[...$n, ${value}]`, "{}", "$n ~ $m"])} }`,
				`foreach (${name}) { each as $x { foreach.remove } }`,
			]),
		);
	}
}

export const checkingPrograms: fc.Arbitrary<string> = fc
	.array(fc.nat({ max: 9_999 }), { minLength: 20, maxLength: 150, size: "max" })
	.map((tape) => new CheckingProgram(tape).program());

export const callingPrograms: fc.Arbitrary<string> = fc
	.array(fc.nat({ max: 9_999 }), { minLength: 30, maxLength: 300, size: "max" })
	.map((tape) => new CallingProgram(tape).program());
