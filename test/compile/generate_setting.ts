import fc from "fast-check";
import { Writer } from "./writer.js";

/** Writes programs that set variables on some ways and read them on others. */
class SettingProgram extends Writer {
	program(): string {
		this.depth = 0;
		this.open('function "main" {');
		this.open("input {");
		this.close();
		this.open("stack {");
		this.line("var $n { value = 1 }");
		this.settings(6);
		this.close();
		this.line("response = [$u, $w]");
		this.close();
		return this.lines.join("\n");
	}

	private settings(most: number): void {
		const count = 1 + this.choose(most);
		for (let index = 0; index < count; index++) this.set();
	}

	private set(): void {
		const test = this.pick(["$n == 1", "$n == 2", "false", "true"]);
		switch (this.choose(this.depth > 8 ? 5 : 12)) {
			case 0:
			case 1:
				this.line(`var ${this.pick(["$u", "$w"])} { value = ${this.pick(["1", "$n"])} }`);
				return;
			case 2:
				this.line(`debug.log { value = [${this.pick(["$u", "$w"])} ?? "unset"] }`);
				return;
			case 3:
				this.line(`debug.log { value = ${this.pick(["$u", "$w"])} }`);
				return;
			case 4: {
				const off = this.choose(3) === 0 ? " disabled = true" : "";
				const jump =
					this.loops > 0 ? this.pick(["return", "throw", "break", "continue"]) : this.pick(["return", "throw"]);
				const value = jump === "return" || jump === "throw" ? " value = 5" : "";
				this.line(value + off === "" ? jump : `${jump} {${value}${value && off ? "\n" : ""}${off} }`);
				return;
			}
			case 5:
			case 6:
				this.open("conditional {");
				this.open(`if (${test}) {`);
				this.settings(2);
				this.close();
				if (this.choose(2) === 0) {
					this.open(`elseif (${this.pick(["$n == 1", "false"])}) {`);
					this.settings(2);
					this.close();
				}
				if (this.choose(2) === 0) {
					this.open("else {");
					this.settings(2);
					this.close();
				}
				this.close();
				return;
			case 7:
			case 8:
				this.open("try_catch {");
				this.open("try {");
				this.settings(3);
				this.close();
				this.open("catch {");
				this.settings(2);
				this.close();
				if (this.choose(2) === 0) {
					this.open("finally {");
					this.settings(2);
					this.close();
				}
				this.close();
				return;
			case 9:
				this.open(`switch (${this.pick(["1", "2", "3"])}) {`);
				for (const value of ["1", "2"]) {
					this.open(`case (${value}) {`);
					this.settings(2);
					this.close(this.choose(2) === 0 ? "} break" : "}");
				}
				if (this.choose(2) === 0) {
					this.open("default {");
					this.settings(2);
					this.close();
				}
				this.close();
				return;
			case 10:
				this.open(`for (${this.pick(["0", "1", "2"])}) {`);
				this.open(`each as ${this.pick(["$i", "$u"])} {`);
				break;
			default:
				this.open(`foreach (${this.pick(["[]", "[1]", "[1, 2]"])}) {`);
				this.open(`each as ${this.pick(["$i", "$w"])} {`);
		}
		this.loops++;
		this.settings(3);
		this.loops--;
		this.close();
		this.close();
	}
}

export const settingPrograms: fc.Arbitrary<string> = fc
	.array(fc.nat({ max: 9_999 }), { minLength: 10, maxLength: 150, size: "max" })
	.map((tape) => new SettingProgram(tape).program());
