import fc from "fast-check";
import { Writer } from "./writer.js";

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
		this.close();
		this.line("response = [$a, $b, $c]");
		this.close();
		return this.lines.join("\n");
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
				this.line(`array.push ${place} { value = ${this.pick(["8", "$b", "$a[0]", "9"])} }`);
				return;
			case 4:
				this.line(`array.${this.pick(["pop", "shift"])} ${place} as ${this.pick(["$a", "$b", "$c", "$a[0]", "$b.k"])}`);
				return;
			case 5:
				this.line(
					`var.update ${place}${this.pick(["[0]", ".k", "[1]"])} { value = ${this.pick(["0", "$c", this.shared()])} }`,
				);
				return;
			case 6:
				this.line(
					`var.update ${name} { value = ${name}|${this.pick(["push:$b", "push:1", 'set:"k":$a', "set:0:[]"])} }`,
				);
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
