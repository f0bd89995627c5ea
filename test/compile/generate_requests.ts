import type fc from "fast-check";
import type { Case } from "./differential.js";
import { casesOf, NumericWriter } from "./generate_numeric.js";

/** Writes programs that ask the outside between calculations, on some ways and in loops. */
class RequestWriter extends NumericWriter {
	protected override statement(): void {
		if (this.choose(4) > 0) super.statement();
		else this.request();
	}

	private request(): void {
		const target = this.pick(["$a", "$b", "$k", "$u", "$r"]);
		const part = this.pick([
			'"result"',
			'"result.count"',
			'"status"',
			'"result.list"',
			'"result.big"',
			'"result.half"',
		]);
		const url = `"https://example.com/" ~ (${this.pick(["1", "($r|count)", "$a", "$k"])}|json_encode|url_encode)`;
		const asked = this.pick([
			'method = "GET"',
			`method = "POST" params = {a: ${this.number()}, r: $r}`,
			`method = ${this.pick(['"PUT"', '"put"'])} params = {k: $k}`,
		]);
		const [method, params] = asked.split(" params = ");
		this.open("api.request {");
		this.line(`url = ${url}`);
		this.line(method as string);
		if (params !== undefined) this.line(`params = ${params}`);
		this.close(`} as ${target}|get:"response":null|get:${part}:0`);
	}
}

export const requestPrograms: fc.Arbitrary<Case> = casesOf((tape) => new RequestWriter(tape), 250, { waits: true });
