import type { Expression, ObjectEntry, ObjectLiteral, Statement } from "../../grammar/ast.js";
import type { Span } from "../../grammar/source.js";
import { attributeOf, isSwitchedOff, statementsOf, withoutGroups } from "../../grammar/tree.js";
import { findConstruct } from "../catalogue/constructs/index.js";
import type { FunctionDefinition } from "../catalogue/define.js";
import type { Construct } from "../project/project.js";
import { inputsOf } from "./facts.js";
import type { Context } from "./rule.js";
import { excerpt, list, propose } from "./suggestions.js";
import { nounOf } from "./wording.js";

const triggers = [
	"table_trigger",
	"agent_trigger",
	"mcp_server_trigger",
	"workspace_trigger",
	"realtime_trigger",
	"error_trigger",
	"realtime_server_trigger",
	"channel_trigger",
];

/** Statements that call another construct, by what they call. */
export const callees: ReadonlyMap<string, readonly string[]> = new Map([
	["function.run", ["function"]],
	["function.call", ["function"]],
	["api.call", ["query"]],
	["addon.call", ["addon"]],
	["middleware.call", ["middleware"]],
	["task.call", ["task"]],
	["tool.call", ["tool"]],
	["trigger.call", triggers],
	["workflow_test.call", ["workflow_test"]],
	["ai.agent.run", ["agent"]],
]);

/** What a construct wants to be called with. */
interface Wanted {
	readonly name: string;
	readonly type: string;
	readonly isList: boolean;
	readonly nullable: boolean;
	readonly required: boolean;
}

/**
 * Looks at one call of a function: whether it exists and its inputs fit.
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
	const { wanted, open } = found ? wantedOf(found) : wantedByBuiltin(builtin as FunctionDefinition);
	checkInputs(`the function ${JSON.stringify(name)}`, wanted, open, nameSpan, input, context);
}

/** Looks at what a construct that is declared is called with. */
export function checkConstructCall(
	callee: Construct,
	nameSpan: Span,
	input: Expression | null,
	context: Context,
): void {
	const { wanted, open } = wantedOf(callee);
	checkInputs(`the ${nounOf(callee.kind)} ${JSON.stringify(callee.name)}`, wanted, open, nameSpan, input, context);
}

/**
 * Looks at what a test gives its construct: names that are not declared, and what is refused before the first statement,
 * unless the test waits for just that.
 */
export function checkTestInput(test: Statement, context: Context): void {
	const { construct } = context;
	const written = attributeOf(test, "input")?.value ?? null;
	const given = written === null ? null : withoutGroups(written);
	if (given !== null && given.kind !== "Object") return;
	const { wanted, open } = wantedOf(construct);
	const callee = `this ${nounOf(construct.kind)}`;
	// Tests stay behind what they test; nothing hangs on it.
	if (!open) unknownInputs(callee, given, wanted, context, "hint");
	if (given?.entries.some(({ key }) => typeof key !== "string")) return;
	const raising = statementsOf(test.body).find((each) => each.name === "expect.to_throw" && !isSwitchedOff(each));
	if (!raising) {
		missingInputs(callee, given, wanted, written ?? test.args[0] ?? test.nameSpan, context);
		wrongKinds(given, wanted, context);
	}
	refusedInputs(given?.entries ?? [], wanted, raising, context);
}

/** Types whose required inputs take neither null nor an empty text; the others turn an empty text into their zero. */
const refusingEmpty = new Set(["text", "email", "password", "uuid", "date", "json"]);

/**
 * `name: ""` for a required text: refused before the first statement, so that no error of the function itself is raised.
 * @param raising the `expect.to_throw` of the test
 */
function refusedInputs(
	entries: readonly ObjectEntry[],
	wanted: readonly Wanted[],
	raising: Statement | undefined,
	{ report }: Context,
): void {
	const message = raising ? messageExpectedBy(raising) : null;
	// Any error will do, or only running the program can tell which one.
	if (raising && message === null) return;
	const isExpected = (name: string): boolean =>
		message !== null && [refusalOf(name), "ERROR_CODE_INPUT_ERROR"].some((each) => contains(each, message));
	const given = entries.filter(({ disabled }) => !disabled);
	// Which of several is refused first is nobody's concern.
	if (wanted.some(({ name, required }) => required && isExpected(name) && !isGiven(name, given))) return;
	for (const { key, value: written } of given) {
		const declared = wanted.find(({ name }) => name === key);
		if (!declared?.required || declared.nullable || declared.isList || !refusingEmpty.has(declared.type)) continue;
		if (!isNothing(written)) continue;
		report({
			code: "empty-required-input",
			severity: "warning",
			message: `\`${declared.name}\` has to be given, and ${withoutGroups(written).kind === "Text" ? "an empty text" : "null"} is refused`,
			span: written,
			why: `The call ends with "${refusalOf(declared.name)}" before the first statement.`,
			help: `declare it as \`${declared.type} ${declared.name}?\` to let the ${raising ? "function refuse it" : "call through"}`,
		});
	}
}

function isGiven(name: string, entries: readonly ObjectEntry[]): boolean {
	return entries.some(({ key, value }) => key === name && !isNothing(value));
}

/** An empty text or null, written out. */
function isNothing(written: Expression): boolean {
	const value = withoutGroups(written);
	return value.kind === "Text" ? value.value === "" : value.kind === "Word" && value.value === "null";
}

/** What the engine says of a required input that is not given. */
function refusalOf(name: string): string {
	return `Missing param: ${name}`;
}

/** The literal part of a message that an `expect.to_throw` waits for. */
function messageExpectedBy(raising: Statement): string | null {
	const written = attributeOf(raising, "exception") ?? attributeOf(raising, "value");
	const value = written ? withoutGroups(written.value) : null;
	return value?.kind === "Text" ? value.value : null;
}

function contains(text: string, part: string): boolean {
	return text.toLowerCase().includes(part.toLowerCase());
}

function checkInputs(
	callee: string,
	wanted: readonly Wanted[],
	open: boolean,
	nameSpan: Span,
	input: Expression | null,
	context: Context,
): void {
	const given = input === null ? null : withoutGroups(input);
	if (given !== null && given.kind !== "Object") return;
	if (given?.entries.some((entry) => typeof entry.key !== "string")) return;
	if (!open) unknownInputs(callee, given, wanted, context);
	missingInputs(callee, given, wanted, input ?? nameSpan, context);
	wrongKinds(given, wanted, context);
}

function notFound(name: string, span: Span, { project, catalogue, report, construct }: Context): void {
	const inside = { start: span.start + 1, end: span.end - 1 };
	const candidates = [
		...[...project.all("function"), ...(project.around?.all("function") ?? [])].map((each) => each.name),
		...catalogue.functions.map((definition) => definition.name),
	].filter((candidate) => candidate !== "");
	const namesake = project.constructs.find((each) => each.name === name);
	report({
		code: "function-not-found",
		// What does not run here may lie in a folder that is only a part of its workspace.
		severity: findConstruct(construct.kind)?.runs === true ? "error" : "warning",
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
			nullable: column.nullable,
			required: !column.optional && column.type !== "object",
		}));
	return { wanted, open: openInputs };
}

function wantedByBuiltin(definition: FunctionDefinition): { wanted: Wanted[]; open: boolean } {
	const wanted = definition.inputs.map(({ name, type, required }) => ({
		name,
		type,
		isList: false,
		nullable: false,
		required,
	}));
	return { wanted, open: definition.acceptsOtherInputs === true };
}

function unknownInputs(
	callee: string,
	given: ObjectLiteral | null,
	wanted: readonly Wanted[],
	{ report }: Context,
	severity: "warning" | "hint" = "warning",
): void {
	const names = wanted.map((each) => each.name);
	const free = names.filter((each) => !given?.entries.some(({ key }) => key === each));
	for (const { key, keySpan, disabled } of given?.entries ?? []) {
		if (disabled || typeof key !== "string" || names.includes(key)) continue;
		report({
			code: "unknown-input",
			severity,
			message: `${callee} declares no input \`${excerpt(key)}\`; it is ignored`,
			span: keySpan,
			why: names.length === 0 ? "It declares no inputs." : `It declares ${list(names.slice(0, 12))}.`,
			...propose(key, free, []),
		});
	}
}

function missingInputs(
	callee: string,
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
		message: `${callee} needs the ${missing.length === 1 ? "input" : "inputs"} ${list(missing)}`,
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
