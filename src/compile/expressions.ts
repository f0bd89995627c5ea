import type { ArrayLiteral, Cast, Expression, ObjectLiteral, Ternary, Unary } from "../../grammar/ast.js";
import { parseExpression } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { needsMap } from "../values/object.js";
import { access, variableOrSpecial } from "./access.js";
import { type Code, code, literal, quote, type Use } from "./code.js";
import { counting } from "./coverage.js";
import { pipe } from "./filters.js";
import { assignment } from "./navigation.js";
import { binary, condition } from "./operators.js";
import type { FunctionScope } from "./scope.js";
import { arrayOf, boolType, elementsOf, join, nothing, numberType, objectType } from "./types.js";

/** `missing-is-null`: left of `??`, where a missing variable or member does not raise. */
export type Strictness = "strict" | "missing-is-null";

/** Translates an expression. Program text enters the code only through `literal` and `quote`. */
export function expression(node: Expression, scope: FunctionScope, use: Use, strictness: Strictness = "strict"): Code {
	const done = scope.translated.size > 0 ? scope.translated.get(node) : undefined;
	if (done !== undefined) return done;
	switch (node.kind) {
		case "Text":
		case "Number":
		case "Timestamp":
			return literal(node.value);
		case "Word":
			return word(node.value);
		case "Variable":
			return variableOrSpecial(node, scope, use, strictness);
		case "Access":
			return access(node, scope, use, strictness);
		case "Pipe":
			return pipe(node, scope, use);
		case "Binary":
			return binary(node, scope, use);
		case "Unary":
			return unary(node, scope);
		case "Ternary":
			return ternary(node, scope, use);
		case "Assignment":
			return assignment(node, scope);
		case "Array":
			return arrayLiteral(node, scope);
		case "Object":
			return objectLiteral(node, scope);
		case "Group":
			return expression(node.expression, scope, use, strictness);
		case "Cast":
			return cast(node, scope);
	}
}

function word(value: string): Code {
	switch (value) {
		case "":
		case "null":
			return literal(null);
		case "true":
			return literal(true);
		case "false":
			return literal(false);
		case "now":
			return code(`R.now()`, numberType);
	}
	return literal(value);
}

function unary(node: Unary, scope: FunctionScope): Code {
	if (node.operator === "!") return code(`!(${condition(node.operand, scope)})`, boolType);
	const operand = expression(node.operand, scope, "borrow");
	return code(`${scope.mark(node)}${scope.support("negate")}(${operand.text})`, numberType);
}

function ternary(node: Ternary, scope: FunctionScope, use: Use): Code {
	// A long `a ? b : c ? d : …` is one run, not a nest.
	const parts: string[] = [];
	let current: Expression = node;
	let type = nothing;
	const branch = (value: Code): string => {
		type = join(type, value.type);
		return value.text;
	};
	const ways = scope.coverage?.choice(node, "ternary", node);
	const counted = (name: string, part: Expression): string => {
		const text = branch(expression(part, scope, use));
		return ways ? `(${counting(ways(name, part))}, ${text})` : text;
	};
	while (current.kind === "Ternary") {
		const test = condition(current.condition, scope);
		parts.push(`${test} ? ${counted("then", current.consequent)} : `);
		current = current.alternate;
	}
	parts.push(counted("else", current));
	return code(`(${parts.join("")})`, type);
}

function arrayLiteral(node: ArrayLiteral, scope: FunctionScope): Code {
	const elements = node.elements.filter((element) => !element.disabled);
	let inside = nothing;
	const parts = elements.map((element) => {
		const { text, type } = expression(element.value, scope, "escape");
		inside = join(inside, element.spread ? elementsOf(type) : type);
		return element.spread ? `...${scope.mark(element)}${scope.support("spreadable")}(${text})` : text;
	});
	return code(`[${parts.join(", ")}]`, arrayOf(inside));
}

function objectLiteral(node: ObjectLiteral, scope: FunctionScope): Code {
	const entries = node.entries.filter((entry) => !entry.disabled);
	const names = new Set<string>();
	const plain = entries.every((entry) => {
		if (typeof entry.key !== "string" || needsMap(entry.key) || names.has(entry.key)) return false;
		names.add(entry.key);
		return true;
	});
	if (plain) {
		const parts = entries.map(
			(entry) => `${quote(entry.key as string)}: ${expression(entry.value, scope, "escape").text}`,
		);
		return code(parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`, objectType);
	}
	const parts = entries.map((entry) => {
		const value = expression(entry.value, scope, "escape").text;
		if (entry.key === null) return `null, ${scope.mark(entry)}${scope.support("spreadableObject")}(${value})`;
		const key =
			typeof entry.key === "string"
				? quote(entry.key)
				: `${scope.support("keyText")}(${expression(entry.key, scope, "borrow").text})`;
		return `${key}, ${value}`;
	});
	return code(`${scope.mark(node)}${scope.support("objectOf")}([${parts.join(", ")}])`, objectType);
}

function cast(node: Cast, scope: FunctionScope): Code {
	if (node.type === "expr" && node.operand.kind === "Text") {
		// A text that is no expression stays a text.
		const { expression: read, issues } = parseExpression(new Source("expression", node.operand.value));
		// Places in that text are none of the file.
		if (read !== null && issues.length === 0) return scope.uncounted(() => expression(read, scope, "escape"));
	}
	const operand = expression(node.operand, scope, "escape");
	return code(`${scope.mark(node)}${scope.support("castTo")}(R, ${JSON.stringify(node.type)}, ${operand.text})`);
}
