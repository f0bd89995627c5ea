import { fatalError } from "../../values/error.js";
import { elementsOf, isContainer, pairsOf, sizeOfContainer } from "./arrays.js";
import { isTrue, textOf } from "./convert.js";
import { noSuchTemplate } from "./errors.js";
import { Evaluator } from "./evaluator.js";
import type { Body, Expression, Macro, Statement, Template } from "./nodes.js";
import type { Rendering } from "./rendering.js";
import { Scope } from "./scope.js";
import type { MacroCall, Surface } from "./surface.js";
import { PhpArray, type TwigValue } from "./values.js";

/** Writes a template with its variables. */
export class Renderer implements Surface {
	private readonly evaluator = new Evaluator(this);

	constructor(
		private readonly template: Template,
		readonly rendering: Rendering,
	) {}

	render(scope: Scope): void {
		this.run(this.template.body, scope);
	}

	hasBlock(name: string): boolean {
		return this.template.blocks.has(name);
	}

	renderBlock(name: string, scope: Scope): TwigValue | null {
		const body = this.template.blocks.get(name);
		if (body === undefined) return null;
		return this.rendering.inCall(() => this.rendering.capture(() => this.run(body, new Scope(scope))));
	}

	macro(name: string): MacroCall | null {
		const macro = this.template.macros.get(name);
		return macro === undefined ? null : (positional, named) => this.callMacro(macro, positional, named);
	}

	/** A macro sees its arguments and nothing else. */
	private callMacro(macro: Macro, positional: readonly TwigValue[], named: ReadonlyMap<string, TwigValue>): TwigValue {
		const scope = new Scope(null);
		const rest = new Map(named);
		for (const [index, parameter] of macro.parameters.entries()) {
			const given = positional[index] ?? rest.get(parameter.name);
			rest.delete(parameter.name);
			scope.set(parameter.name, given ?? (parameter.default === null ? null : this.evaluate(parameter.default, scope)));
		}
		scope.set("varargs", PhpArray.of([...positional.slice(macro.parameters.length).entries(), ...rest]));
		return this.rendering.inCall(() => this.rendering.capture(() => this.run(macro.body, scope)));
	}

	private evaluate(expression: Expression, scope: Scope): TwigValue {
		return this.evaluator.evaluate(expression, scope);
	}

	private run(body: Body, scope: Scope): void {
		for (const statement of body) {
			this.rendering.line = statement.line;
			this.runStatement(statement, scope);
		}
	}

	private runStatement(statement: Statement, scope: Scope): void {
		const { rendering } = this;
		switch (statement.kind) {
			case "text":
				rendering.write(statement.text);
				return;
			case "print":
				this.print(statement.value, scope);
				return;
			case "do":
				this.evaluate(statement.value, scope);
				return;
			case "if": {
				const branch = statement.branches.find(({ condition }) => isTrue(this.evaluate(condition, scope)));
				this.run(branch?.body ?? statement.otherwise ?? [], scope);
				return;
			}
			case "for":
				this.loop(statement, scope);
				return;
			case "set": {
				const values = statement.values.map((value) => this.evaluate(value, scope));
				for (const [index, name] of statement.names.entries()) scope.set(name, values[index] ?? null);
				return;
			}
			case "capture":
				scope.set(
					statement.name,
					rendering.capture(() => this.run(statement.body, scope)),
				);
				return;
			case "apply":
				rendering.captured.push(rendering.capture(() => this.run(statement.body, scope)));
				this.print(statement.value, scope);
				rendering.captured.pop();
				return;
			case "with":
				this.run(statement.body, this.innerScope(statement, scope));
				return;
			case "block":
				rendering.write(textOf(this.renderBlock(statement.name, scope) ?? ""));
				return;
			case "missing template": {
				const name = this.evaluate(statement.name, scope);
				throw noSuchTemplate((isContainer(name) ? elementsOf(name) : [name]).map(textOf));
			}
		}
	}

	private print(expression: Expression, scope: Scope): void {
		const value = this.evaluate(expression, scope);
		this.rendering.line = expression.line;
		this.rendering.write(textOf(value));
	}

	private innerScope(statement: Extract<Statement, { kind: "with" }>, scope: Scope): Scope {
		const inner = new Scope(statement.only ? null : scope);
		if (statement.variables === null) return inner;
		const variables = this.evaluate(statement.variables, scope);
		if (!isContainer(variables)) throw fatalError('Variables passed to the "with" tag must be a hash.');
		for (const [name, value] of pairsOf(variables)) inner.set(String(name), value);
		return inner;
	}

	private loop(statement: Extract<Statement, { kind: "for" }>, scope: Scope): void {
		const sequence = this.evaluate(statement.sequence, scope);
		const { key, value, body, otherwise } = statement;
		if (!isContainer(sequence) || sizeOfContainer(sequence) === 0) {
			this.run(otherwise ?? [], scope);
			return;
		}
		const inner = new Scope(scope);
		const parent = new PhpArray(() => scope.all());
		let index0 = 0;
		for (const [name, element] of pairsOf(sequence)) {
			this.rendering.countRound();
			inner.set(key, name);
			inner.set(value, element);
			inner.set("loop", loopVariable(parent, index0++, sizeOfContainer(sequence)));
			this.run(body, inner);
		}
		scope.leave(inner, new Set([key, value, "loop"]));
	}
}

function loopVariable(parent: PhpArray, index0: number, length: number): PhpArray {
	return PhpArray.of([
		["parent", parent],
		["index0", index0],
		["index", index0 + 1],
		["first", index0 === 0],
		["revindex0", length - index0 - 1],
		["revindex", length - index0],
		["length", length],
		["last", index0 === length - 1],
	]);
}
