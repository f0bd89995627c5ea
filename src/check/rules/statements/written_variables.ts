import type { Expression, Statement } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { resultTargetOf, unwrap } from "../../../../grammar/tree.js";
import { changesItsVariable } from "../../facts.js";
import { type Context, rule } from "../../rule.js";

/** Names that mean something of their own on Xano, and are refused by its validator. */
const reserved = new Set(["response", "output", "auth", "db", "error"]);

/** Variables a statement writes: inputs are read-only, some names are taken. */
export const writtenVariables = rule({
	name: "written-variables",
	create: (context) => {
		const told = new Set<string>();
		const inputs = new Map<string, WrittenInput>();
		const reads: { readonly name: string; readonly span: Span }[] = [];
		let outermost: Statement | null = null;
		return {
			statement: (node, { parent }) => {
				if (parent === null) outermost = node;
				for (const place of writtenBy(node, context)) {
					const written = inputIn(place);
					if (written !== null) {
						reads.push(written);
						if (!inputs.has(written.name)) inputs.set(written.name, { ...written, before: outermost ?? node });
					} else look(place, told, context);
				}
			},
			Access: (node) => {
				const read = inputIn(node);
				if (read !== null) reads.push(read);
			},
			end: () => {
				for (const [name, written] of inputs) {
					const places = reads.filter((read) => read.name === name && read.span.start >= written.before.start);
					readOnly(name, written, places, context);
				}
			},
		};
	},
});

interface WrittenInput {
	readonly span: Span;
	/** The statement of the stack in which it is changed first. */
	readonly before: Statement;
}

/** The `$input.name` an expression begins with. */
function inputIn(place: Expression): { name: string; span: Span } | null {
	const node = unwrap(place);
	if (node.kind !== "Access" || node.base.kind !== "Variable" || node.base.name !== "input") return null;
	const [step] = node.steps;
	return step?.kind === "member" ? { name: step.name, span: { start: node.start, end: step.end } } : null;
}

/** The fix copies the input into a variable first and works on that from then on. */
function readOnly(
	name: string,
	{ span, before }: WrittenInput,
	places: readonly { readonly span: Span }[],
	{ report, facts, construct }: Context,
): void {
	const variable = facts.variables.has(name) || reserved.has(name) ? `${name}_copy` : name;
	const { text } = construct.source;
	const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", before.start - 1) + 1, before.start))?.[0] ?? "";
	const starts = new Set<number>();
	const edits = places.flatMap((place) => {
		if (starts.has(place.span.start)) return [];
		starts.add(place.span.start);
		return [{ span: place.span, text: `$${variable}` }];
	});
	report({
		code: "read-only-input",
		severity: "error",
		message: "inputs cannot be changed",
		span,
		why: "`$input` stays what the caller gave.",
		help: `copy it first: \`var $${variable} { value = $input.${name} }\``,
		fix: {
			title: `work on a copy, \`$${variable}\``,
			edits: [
				{
					span: { start: before.start, end: before.start },
					text: `var $${variable} { value = $input.${name} }\n${indent}`,
				},
				...edits,
			],
		},
	});
}

function writtenBy(node: Statement, { catalogue }: Context): Expression[] {
	const [first] = node.args;
	const places = [node.binding, node.result].filter((place) => place !== null);
	if (first && (node.name === "var" || node.name === "var.update" || changesItsVariable(node, catalogue)))
		places.unshift(first);
	return places;
}

function look(place: Expression, told: Set<string>, { report }: Context): void {
	const target = resultTargetOf(unwrap(place));
	if (target === null) return;
	const { variable, steps, span } = target;
	if (variable === "input") {
		const [step] = steps;
		const name = step?.kind === "member" ? step.name : "copy";
		report({
			code: "read-only-input",
			severity: "error",
			message: "inputs cannot be changed",
			span,
			why: "`$input` stays what the caller gave.",
			help: `copy it first: \`var $${name} { value = $input.${name} }\``,
		});
	} else if (variable === "env") {
		report({
			code: "wrong-argument",
			severity: "error",
			message: "environment variables cannot be changed",
			span,
			help: "use a variable of another name",
		});
	} else if (reserved.has(variable) && !told.has(variable)) {
		told.add(variable);
		report({
			code: "reserved-variable",
			severity: "portability",
			message: `Xano keeps the name \`$${variable}\` for itself`,
			span,
			help: `use another name, such as \`$${variable}_data\``,
		});
	}
}
