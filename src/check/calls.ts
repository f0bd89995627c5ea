import type { Expression, ObjectLiteral } from "../../grammar/ast.js";
import type { Span } from "../../grammar/source.js";
import { withoutGroups } from "../../grammar/tree.js";
import type { FunctionDefinition } from "../catalogue/define.js";
import type { Construct } from "../project/project.js";
import { inputsOf } from "./facts.js";
import type { Context } from "./rule.js";
import { excerpt, list, propose } from "./suggestions.js";

/** What a function wants to be called with. */
interface Wanted {
	readonly name: string;
	readonly type: string;
	readonly isList: boolean;
	readonly required: boolean;
}

/**
 * Looks at one call: whether the function exists and its inputs fit.
 * @param input what is written as `input`, or null
 */
export function checkCall(name: string, nameSpan: Span, input: Expression | null, context: Context): void {
	const { project, catalogue } = context;
	const found = project.find("function", name);
	const builtin = found ? undefined : catalogue.function(name);
	if (!found && name === "") {
		// Xano's editor writes this for a call whose function has not been chosen; it only fails when it is reached.
		context.report({
			code: "function-not-found",
			severity: "warning",
			message: "this call names no function, and fails when it is reached",
			span: nameSpan,
		});
		return;
	}
	if (!found && !builtin) {
		notFound(name, nameSpan, context);
		return;
	}
	const given = input === null ? null : withoutGroups(input);
	if (given !== null && given.kind !== "Object") return;
	if (given?.entries.some((entry) => typeof entry.key !== "string")) return;
	const { wanted, open } = found ? wantedOf(found) : wantedByBuiltin(builtin as FunctionDefinition);
	if (!open) unknownInputs(name, given, wanted, context);
	missingInputs(name, given, wanted, input ?? nameSpan, context);
	wrongKinds(given, wanted, context);
}

function notFound(name: string, span: Span, { project, catalogue, report }: Context): void {
	const inside = { start: span.start + 1, end: span.end - 1 };
	const candidates = [
		...[...project.all("function"), ...(project.around?.all("function") ?? [])].map((construct) => construct.name),
		...catalogue.functions.map((definition) => definition.name),
	].filter((candidate) => candidate !== "");
	const namesake = project.constructs.find((construct) => construct.name === name);
	report({
		code: "function-not-found",
		severity: "error",
		message: `there is no function ${JSON.stringify(name)}`,
		span,
		...(namesake
			? {
					related: [
						{
							source: namesake.source,
							span: namesake.node.nameSpan,
							message: `this is a \`${namesake.kind}\`, not a function`,
						},
					],
				}
			: {}),
		...propose(name, candidates, [inside]),
	});
}

function wantedOf({ node }: Construct): { wanted: Wanted[]; open: boolean } {
	const { inputs, openInputs } = inputsOf(node);
	const wanted = [...inputs.values()]
		.filter((column) => column.type !== "dblink")
		.map((column) => ({
			name: column.name,
			type: column.type,
			isList: column.lists.length > 0,
			required: !column.optional && column.type !== "object",
		}));
	return { wanted, open: openInputs };
}

function wantedByBuiltin(definition: FunctionDefinition): { wanted: Wanted[]; open: boolean } {
	const wanted = definition.inputs.map(({ name, type, required }) => ({ name, type, isList: false, required }));
	return { wanted, open: definition.acceptsOtherInputs === true };
}

function unknownInputs(
	name: string,
	given: ObjectLiteral | null,
	wanted: readonly Wanted[],
	{ report }: Context,
): void {
	const names = wanted.map((each) => each.name);
	const free = names.filter((each) => !given?.entries.some(({ key }) => key === each));
	for (const { key, keySpan, disabled } of given?.entries ?? []) {
		if (disabled || typeof key !== "string" || names.includes(key)) continue;
		report({
			code: "unknown-input",
			severity: "warning",
			message: `the function ${JSON.stringify(name)} declares no input \`${excerpt(key)}\`; it is ignored`,
			span: keySpan,
			why: names.length === 0 ? "It declares no inputs." : `It declares ${list(names.slice(0, 12))}.`,
			...propose(key, free, []),
		});
	}
}

function missingInputs(
	name: string,
	given: ObjectLiteral | null,
	wanted: readonly Wanted[],
	span: Span,
	{ report, construct }: Context,
): void {
	const keys = new Set(given?.entries.filter(({ disabled }) => !disabled).map(({ key }) => key));
	const missing = wanted.filter((each) => each.required && !keys.has(each.name)).map((each) => each.name);
	if (missing.length === 0) return;
	const isJob = construct.kind === "run.job";
	report({
		code: "missing-input",
		severity: "warning",
		message: `the function ${JSON.stringify(name)} needs the ${missing.length === 1 ? "input" : "inputs"} ${list(missing)}`,
		span,
		help: isJob
			? `add ${missing.length === 1 ? "it" : "them"} here, or give ${missing.length === 1 ? "it" : "them"} to each run: ${missing.map((each) => `\`--input ${each}=…\``).join(" ")}`
			: `add ${missing.length === 1 ? "it" : "them"}: \`input = {${missing.map((each) => `${each}: …`).join(", ")}}\``,
	});
}

/** Values that cannot become what is declared, whatever the conversion. */
function wrongKinds(given: ObjectLiteral | null, wanted: readonly Wanted[], { report }: Context): void {
	for (const entry of given?.entries ?? []) {
		const declared = entry.disabled ? undefined : wanted.find(({ name }) => name === entry.key);
		if (!declared || declared.isList) continue;
		const value = withoutGroups(entry.value);
		const isNumber = declared.type === "int" || declared.type === "decimal";
		const refused =
			(isNumber && value.kind === "Text" && value.value !== "" && !isNumeric(value.value)) ||
			((isNumber || declared.type === "bool") && (value.kind === "Array" || value.kind === "Object")) ||
			(declared.type === "text" && value.kind === "Object");
		if (!refused) continue;
		report({
			code: "wrong-input-kind",
			severity: "warning",
			message: `\`${declared.name}\` is declared as \`${declared.type}\`, which this can never become`,
			span: entry.value,
		});
	}
}

function isNumeric(text: string): boolean {
	return text.trim() !== "" && Number.isFinite(Number(text.trim()));
}
