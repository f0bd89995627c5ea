import type { Block, Expression, ObjectLiteral, Statement } from "../../grammar/ast.js";
import { entryOf, withoutGroups } from "../../grammar/tree.js";
import type { Construct } from "./construct.js";

/** A function a job names, with the input it gives. */
export interface JobStep {
	readonly functionName: string;
	/** The object written as `input`, or null. */
	readonly input: Expression | null;
	readonly span: { readonly start: number; readonly end: number };
}

/** A `run.job` as data. Parts that are missing or malformed are null; the checker says so. */
export interface Job {
	readonly construct: Construct;
	readonly title: string;
	readonly main: JobStep | null;
	readonly pre: JobStep | null;
	readonly post: JobStep | null;
	/** Environment variables that have to be set; null when the job has no `env`. */
	readonly environment: readonly string[] | null;
}

/** Reads a `run.job` or `run.service`. */
export function jobOf(construct: Construct): Job {
	const { node } = construct;
	return {
		construct,
		title: construct.name,
		main: stepOf(node, "main"),
		pre: stepOf(node, "pre"),
		post: stepOf(node, "post"),
		environment: environmentOf(node),
	};
}

function attributeOf(body: Block | null, name: string): Expression | null {
	for (const item of body?.items ?? [])
		if (item.kind === "Attribute" && item.name === name && !item.disabled) return withoutGroups(item.value);
	return null;
}

function stepOf(node: Statement, name: string): JobStep | null {
	const value = attributeOf(node.body, name);
	if (value === null) return null;
	if (value.kind === "Text" || value.kind === "Word") return { functionName: value.value, input: null, span: value };
	if (value.kind !== "Object") return null;
	const functionName = entry(value, "name");
	if (functionName?.kind !== "Text" && functionName?.kind !== "Word") return null;
	return { functionName: functionName.value, input: entry(value, "input"), span: functionName };
}

function entry(node: ObjectLiteral, key: string): Expression | null {
	const value = entryOf(node, key);
	return value === null ? null : withoutGroups(value);
}

function environmentOf(node: Statement): string[] | null {
	const value = attributeOf(node.body, "env");
	if (value?.kind !== "Array") return null;
	return value.elements
		.filter((element) => !element.disabled)
		.map((element) => element.value)
		.filter((element) => element.kind === "Text" || element.kind === "Word")
		.map((element) => element.value);
}
