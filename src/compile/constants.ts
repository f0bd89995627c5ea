import type { Expression } from "../../grammar/ast.js";
import { fatalError } from "../values/error.js";
import { isObject, type Value } from "../values/kinds.js";
import { entriesOf, objectFrom } from "../values/object.js";
import { type Code, code, literal } from "./code.js";
import type { FunctionScope } from "./scope.js";
import { arrayType, objectType } from "./types.js";

/** What a constant may refer to: `$env.NAME` in the input of a job. */
export interface ConstantScope {
	readonly now: () => Value;
	readonly environment: (name: string) => Value;
}

/** Raised when something stands where only constants can; carries the node for the message. */
export class NotConstant extends Error {
	constructor(readonly node: Expression) {
		super("not a constant");
	}
}

/**
 * Value of a constant expression: literals, lists and objects of them, negative numbers, `now`, `$env.NAME`.
 * @throws NotConstant for anything that needs a running function
 */
export function constantValue(node: Expression, scope: ConstantScope): Value {
	switch (node.kind) {
		case "Text":
		case "Number":
		case "Timestamp":
			return node.value;
		case "Word":
			switch (node.value) {
				case "":
				case "null":
					return null;
				case "true":
					return true;
				case "false":
					return false;
				case "now":
					return scope.now();
				default:
					return node.value;
			}
		case "Array":
			return node.elements.filter((element) => !element.disabled).map((element) => constantValue(element.value, scope));
		case "Object":
			return objectFrom(
				node.entries
					.filter((entry) => !entry.disabled)
					.map((entry) => {
						if (typeof entry.key !== "string") throw new NotConstant(entry.value);
						return [entry.key, constantValue(entry.value, scope)] as const;
					}),
			);
		case "Group":
			return constantValue(node.expression, scope);
		case "Unary": {
			const value = node.operator === "-" ? constantValue(node.operand, scope) : null;
			if (typeof value !== "number" && typeof value !== "bigint") throw new NotConstant(node);
			return -value as number | bigint;
		}
		case "Access": {
			const [step] = node.steps;
			if (
				node.base.kind === "Variable" &&
				node.base.name === "env" &&
				node.steps.length === 1 &&
				step?.kind === "member"
			) {
				return scope.environment(step.name);
			}
			throw new NotConstant(node);
		}
		default:
			throw new NotConstant(node);
	}
}

/** Code for a value known at compile time; containers are made anew at every use. */
export function valueCode(value: Value, scope: FunctionScope): Code {
	if (value === null || typeof value !== "object") return literal(value);
	if (Array.isArray(value))
		return code(`[${value.map((element) => valueCode(element, scope).text).join(", ")}]`, arrayType);
	if (isObject(value)) {
		const parts = entriesOf(value).map(([key, element]) => `${literal(key).text}, ${valueCode(element, scope).text}`);
		return code(parts.length === 0 ? "{}" : `${scope.support("objectOf")}([${parts.join(", ")}])`, objectType);
	}
	throw fatalError("a default is no XanoScript value");
}
