import type { Expression, Statement } from "../../../grammar/ast.js";
import { attributeOf, attributesOf, startsOnly, type Target, targetOf, unwrap } from "../../../grammar/tree.js";
import type { StatementAttribute, StatementDefinition } from "../../catalogue/define.js";
import { inputObject, variablesObject } from "../access.js";
import { type Code, code, quote } from "../code.js";
import { valueCode } from "../constants.js";
import { expression } from "../expressions.js";
import { observed } from "../observing.js";
import { truthy } from "../operators.js";
import type { FunctionScope } from "../scope.js";
import { boolType, isNumeric, isShareable } from "../types.js";
import { bindResult, misuse } from "./parts.js";
import { assignPathOf, isWritable } from "./targets.js";

/** A statement that its catalogue definition runs: evaluates what it is given and calls `run`. */
export function catalogueStatement(node: Statement, scope: FunctionScope): void {
	const definition = scope.linker.catalogue.statement(node.name);
	if (!definition?.run) {
		const reason = scope.linker.catalogue.gap(node.name);
		scope.buffer.line(`${misuse(scope, node, reason ?? `there is no statement \`${node.name}\``)};`);
		return;
	}
	const target = definition.effects === "mutates" ? targetOf(unwrap(node.args[0] ?? missing)) : null;
	if (definition.effects === "mutates" && target === null) {
		scope.buffer.line(`${misuse(scope, node, `\`${node.name}\` needs a variable to change`)};`);
		return;
	}
	if (target !== null && !isWritable(target, scope)) return;
	const subject = definition.positional[0]?.lenient
		? lenientSubject(node, scope)
		: `subject: ${subjectOf(definition, node, target, scope)}`;
	const result = definitionCall(definition, node, subject, scope);
	if (target !== null) {
		const call = observed(node, result, scope);
		if (target.steps.length === 0) scope.buffer.line(scope.assign(target.variable, call, false));
		else assignPathOf(target, code(call), scope, node);
		return;
	}
	bindResult(node, code(result), false, scope);
}

/**
 * Code that calls the `run` of a definition.
 * @param subject the property of the call that holds the subject
 */
export function definitionCall(
	definition: StatementDefinition,
	node: Statement,
	subject: string,
	scope: FunctionScope,
): string {
	const run = scope.constant(definition.run);
	if (definition.prepare) scope.linker.prepares(definition.prepare);
	const parts = [
		"context: R",
		subject,
		`attributes: ${attributes(definition, node, scope)}`,
		`each: ${each(definition, node, scope)}`,
	];
	if (definition.needsVariables)
		parts.push(
			`variables: () => ${variablesObject(scope)}, input: () => ${inputObject(scope)}`,
			`print: (value) => R.log(value, ${scope.unit}, ${node.start})`,
		);
	if (startsOnly(node) && definition.attributes.some(({ name }) => name === "async")) {
		// What it is given is worked out before it begins, whenever that is.
		const start = `((given) => R.start(() => ${run}(given)))`;
		return `${scope.mark(node)}${start}({ ${parts.join(", ")} })`;
	}
	const started = `${run}({ ${parts.join(", ")} })`;
	return (
		scope.mark(node) +
		(definition.effects === "async" ? `await R.wait(${started}, ${scope.unit}, ${node.start})` : started)
	);
}

/** Code of what an assertion of a test is about: the arguments of its `judge`, but for the context. */
export function claimCall(node: Statement, scope: FunctionScope): string {
	const definition = scope.linker.catalogue.statement(node.name) as StatementDefinition;
	const [first] = definition.positional;
	const subject = first?.lenient ? lenientSubject(node, scope) : `subject: ${subjectOf(definition, node, null, scope)}`;
	return `{ ${first && !node.args[0] ? "subject: null" : subject}, attributes: ${attributes(definition, node, scope)} }`;
}

function lenientSubject(node: Statement, scope: FunctionScope): string {
	const subject = unwrap(node.args[0] ?? missing);
	const endsWithIndex = subject.kind === "Access" && subject.steps.at(-1)?.kind !== "member";
	const read = expression(subject, scope, "escape").text;
	// In parentheses an object literal is not taken for the braces of the function.
	return `...${scope.support("subjectIfAny")}(() => (${read}), ${endsWithIndex})`;
}

function subjectOf(
	definition: StatementDefinition,
	node: Statement,
	target: Target | null,
	scope: FunctionScope,
): string {
	const subject = node.args[0];
	const first = definition.positional[0];
	if (!subject || !first) return "null";
	if (first.form === "name" || first.form === "word") return nameText(node);
	// Numbers and texts made of the old value hold nothing of it.
	const use = definition.family === "math" || definition.family === "text" ? "borrow" : "escape";
	// The variable may be written without its `$`.
	if (target?.steps.length === 0) return scope.read(target.variable, use, target.span).text;
	const read = (): string => expression(unwrap(subject), scope, use).text;
	// A place that is changed is evaluated once more where it is written, and counts there.
	return target === null ? read() : scope.uncounted(read);
}

const missing = { kind: "Number", value: 0, raw: "0", start: 0, end: 0 } as const;

function nameText(node: Statement): string {
	const [name] = node.args;
	return quote(name && (name.kind === "Text" || name.kind === "Word") ? name.value : "");
}

function attributes(definition: StatementDefinition, node: Statement, scope: FunctionScope): string {
	const parts: string[] = [];
	for (const declared of definition.attributes) {
		if (declared.perElement) continue;
		parts.push(`${quote(declared.name)}: ${attributeValue(declared, definition, node, scope)}`);
	}
	return `{ ${parts.join(", ")} }`;
}

function attributeValue(
	declared: StatementAttribute,
	definition: StatementDefinition,
	node: Statement,
	scope: FunctionScope,
): string {
	const given = (written: Expression): string =>
		checkedAttribute(expression(written, scope, "escape"), declared, definition, scope);
	if (declared.repeated) {
		return `[${attributesOf(node, declared.name)
			.map((attribute) => given(attribute.value))
			.join(", ")}]`;
	}
	const attribute = attributeOf(node, declared.name);
	return attribute ? given(attribute.value) : valueCode(declared.default ?? null, scope).text;
}

/**
 * Refuses a value of another kind than the attribute's, unless it is known to have that kind. Calculations have messages
 * of their own, and assertions tell what they were given.
 */
export function checkedAttribute(
	given: Code,
	{ name, kind, required }: StatementAttribute,
	definition: StatementDefinition,
	scope: FunctionScope,
): string {
	if (definition.family === "math" || definition.family === "expect") return given.text;
	const place = `${quote(definition.name)}, ${quote(name)}`;
	switch (kind) {
		case "text":
			if (given.type.kinds !== 0 && !isShareable(given.type)) return given.text;
			return `${scope.support("textAttribute")}(${given.text}, ${place})`;
		case "int":
		case "number":
			if (isNumeric(given.type)) return given.text;
			return `${scope.support("numberAttribute")}(${given.text}, ${place}, ${required})`;
		default:
			return given.text;
	}
}

/** The `if (…)` clause after the list, or the attribute that is evaluated per element. */
function each(definition: StatementDefinition, node: Statement, scope: FunctionScope): string {
	if (definition.clause === "if") {
		const word = node.args.findIndex((argument) => argument.kind === "Word" && argument.value === "if");
		const test = word >= 0 ? node.args[word + 1] : undefined;
		if (!test) return "null";
		return scope.elementFunction(() => code(truthy(expression(unwrap(test), scope, "borrow"), scope), boolType));
	}
	for (const declared of definition.attributes) {
		const attribute = declared.perElement ? attributeOf(node, declared.name) : null;
		if (attribute) return scope.elementFunction(() => expression(attribute.value, scope, "escape"));
	}
	return "null";
}
