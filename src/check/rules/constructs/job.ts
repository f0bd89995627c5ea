import type { ArrayLiteral, Attribute, Expression, Statement } from "../../../../grammar/ast.js";
import {
	attributeOf,
	enabledItems,
	entryOf,
	nameOf,
	plainName,
	statementsOf,
	withoutGroups,
} from "../../../../grammar/tree.js";
import { suggest } from "../../../diagnostics/suggest.js";
import { attributeSynonyms } from "../../../diagnostics/synonyms.js";
import { partsOfConstruct } from "../../constructs.js";
import { type Context, rule } from "../../rule.js";
import { list, propose } from "../../suggestions.js";

const steps = new Set(["main", "pre", "post"]);
const stepKeys = ["name", "input", "as"];
const functionParts = new Set(["input", "stack", "response"]);

/** What a job says: the function it calls, constant input, names of environment variables. */
export const job = rule({
	name: "job",
	kinds: ["run.job", "run.service"],
	create: (context) => ({
		construct: (node) => {
			const items = enabledItems(node.body);
			const body = items.find((item) => item.kind !== "Column" && functionParts.has(item.name));
			if (body && body.kind !== "Column") functionBody(node, body.nameSpan, context);
			const seen = new Set<string>();
			for (const item of items) {
				if (item.kind === "Column" || functionParts.has(item.name)) continue;
				if (seen.has(item.name)) twice(item, context);
				seen.add(item.name);
				if (item.kind === "Statement") block(item, context);
				else if (item.name === "main" && context.construct.kind === "run.service") mainInService(item, context);
				else if (steps.has(item.name)) step(item, context);
				else if (item.name === "env") environment(item, context);
				else if (!partsOfConstruct(context.construct.kind).has(item.name)) unknown(item, context);
			}
			if (context.construct.kind === "run.job" && !seen.has("main") && !body) {
				context.report({
					code: "missing-main",
					severity: "error",
					message: "this job does not say what it runs",
					span: node.nameSpan,
					help: 'add `main = {name: "function_name", input: {}}`',
				});
			}
		},
	}),
});

function functionBody(node: Statement, span: { start: number; end: number }, { report, construct }: Context): void {
	report({
		code: "function-body-in-job",
		severity: "error",
		message: `a \`${construct.kind}\` holds no statements`,
		span,
		why: "A job only names a function and gives it input.",
		help: attributeOf(node, "main")
			? "move `input`, `stack` and `response` into that function"
			: extraction(node, construct.name),
	});
}

/** What the two files hold when the body has moved. */
function extraction(node: Statement, title: string): string {
	const name =
		title
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, "_")
			.replace(/^_+|_+$/g, "")
			.slice(0, 40) || "main";
	const inputs = statementsOf(node.body)
		.filter((block) => block.name === "input")
		.flatMap((block) => enabledItems(block.body))
		.flatMap((item) => (item.kind === "Column" && item.name !== "" && !item.optional ? [`${item.name}: …`] : []));
	const parts = ["input { … }", "stack { … }", "response = …"];
	return `put \`function "${name}" { ${parts.join(" ")} }\` into function/${name}.xs with the \`input\`, \`stack\` and \`response\` of this job, and leave here \`main = {name: "${name}", input: {${inputs.join(", ")}}}\``;
}

function twice(item: Attribute | Statement, { report }: Context): void {
	report({
		code: "duplicate-attribute",
		severity: "error",
		message: `\`${item.name}\` is set twice`,
		span: item.nameSpan,
		help: "remove one of them",
	});
}

/** `main { … }` where `main = { … }` is meant, and anything else that looks like a statement. */
function block(item: Statement, context: Context): void {
	const { report, construct } = context;
	const isStep = steps.has(item.name);
	report({
		code: isStep ? "wrong-attribute-value" : "function-body-in-job",
		severity: "error",
		message: isStep ? `\`${item.name}\` is a property here` : `a \`${construct.kind}\` holds no statements`,
		span: item.nameSpan,
		help: isStep
			? `write \`${item.name} = {name: "function_name", input: {}}\``
			: "statements belong in the stack of a function",
	});
}

function mainInService(item: Attribute, { report }: Context): void {
	report({
		code: "main-in-service",
		severity: "error",
		message: "a service has no `main`",
		span: item.nameSpan,
		help: "name what has to happen before the service starts with `pre`, or make it a `run.job`",
	});
}

function unknown(item: Attribute, { report, construct }: Context): void {
	const keys = [...partsOfConstruct(construct.kind).keys()];
	report({
		code: "unknown-attribute",
		severity: "error",
		message: `a \`${construct.kind}\` has no property \`${item.name}\``,
		span: item.nameSpan,
		why: `It has ${list(keys)}.`,
		...propose(item.name, keys, [item.nameSpan], { synonyms: attributeSynonyms() }),
	});
}

function step(item: Attribute, context: Context): void {
	const { report } = context;
	const value = withoutGroups(item.value);
	if (value.kind === "Text" || (value.kind === "Word" && value.value !== "null")) return;
	const example = `${item.name} = {name: "function_name", input: {}}`;
	if (value.kind !== "Object") {
		report({
			code: "wrong-attribute-value",
			severity: "error",
			message: `\`${item.name}\` names a function`,
			span: item.value,
			help: `write \`${example}\``,
		});
		return;
	}
	const name = entryOf(value, "name");
	if (nameOf(name) === null) {
		report({
			code: name === null ? "missing-attribute" : "wrong-attribute-value",
			severity: "error",
			message: name === null ? `\`${item.name}\` does not name a function` : "the name of a function is a text",
			span: name ?? item.nameSpan,
			help: `write \`${example}\``,
		});
	}
	for (const entry of value.entries) {
		if (entry.disabled || typeof entry.key !== "string" || stepKeys.includes(entry.key)) continue;
		report({
			code: "unknown-attribute",
			severity: "error",
			message: `\`${item.name}\` has no entry \`${entry.key}\``,
			span: entry.keySpan,
			why: `It has ${list(stepKeys)}.`,
			...propose(entry.key, stepKeys, [entry.keySpan], { synonyms: attributeSynonyms() }),
		});
	}
	const input = entryOf(value, "input");
	if (input !== null) constantInput(input, context);
}

function constantInput(written: Expression, { report }: Context): void {
	const input = withoutGroups(written);
	if (input.kind !== "Object") {
		const isNull = input.kind === "Word" && input.value === "null";
		if (!isNull) {
			report({
				code: "wrong-attribute-value",
				severity: "error",
				message: "the input of a job is an object of names and values",
				span: written,
				help: 'write for example `input: {name: "Ada"}`',
			});
		}
		return;
	}
	const pending: Expression[] = [input];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		if (node.kind === "Array")
			pending.push(...node.elements.filter((each) => !each.disabled).map((each) => each.value));
		else if (node.kind === "Object") {
			for (const entry of node.entries) {
				if (entry.disabled) continue;
				if (typeof entry.key !== "string") notConstant(entry.key ?? entry, report);
				else pending.push(entry.value);
			}
		} else if (node.kind === "Group") pending.push(node.expression);
		else if (isEnvironment(node)) {
			report({
				code: "environment-in-job-input",
				severity: "portability",
				message: "Xano wants constants in the input of a job",
				span: node,
				help: "read the environment variable in the function instead",
			});
		} else if (!isConstant(node)) notConstant(node, report);
	}
}

function notConstant(span: { start: number; end: number }, report: Context["report"]): void {
	report({
		code: "non-constant-input",
		severity: "error",
		message: "the input of a job has to be constant",
		span,
		why: "Nothing has run yet when the input is read: there are no variables, and nothing is worked out.",
		help: "write the value itself, or work it out in the function",
	});
}

function isEnvironment(node: Expression): boolean {
	return (
		node.kind === "Access" &&
		node.base.kind === "Variable" &&
		node.base.name === "env" &&
		node.steps.length === 1 &&
		node.steps[0]?.kind === "member"
	);
}

function isConstant(node: Expression): boolean {
	if (node.kind === "Unary") return node.operator === "-" && withoutGroups(node.operand).kind === "Number";
	return node.kind === "Text" || node.kind === "Number" || node.kind === "Timestamp" || node.kind === "Word";
}

function environment(item: Attribute, context: Context): void {
	const { report } = context;
	const value = withoutGroups(item.value);
	const wrong =
		value.kind === "Array"
			? value.elements.find((element) => !element.disabled && (element.spread || plainName(element.value) === null))
			: item.value;
	if (!wrong) {
		if (value.kind === "Array") unread(value, item, context);
		return;
	}
	report({
		code: "wrong-attribute-value",
		severity: "error",
		message: "`env` is a list of names",
		span: wrong,
		help: 'write for example `env = ["OPENAI_API_KEY"]`',
	});
}

/**
 * Names that are listed and that nothing in the project mentions. A built-in function reads its own, and what is worked
 * out while it runs may be any.
 */
function unread(names: ArrayLiteral, item: Attribute, { report, project, catalogue, construct }: Context): void {
	const texts = project.files.map(({ source }) =>
		source === construct.source ? source.text.slice(0, item.start) + source.text.slice(item.end) : source.text,
	);
	const called = texts.flatMap((text) => [...text.matchAll(/(?:name\s*:|function\.run)\s*["']?([\w/.-]+)/g)]);
	const isOpen =
		project.around !== undefined ||
		texts.some((text) => /\$env\s*(?:\[|\.\s*\$|\||\)|\}|$)|util\.get_env/m.test(text)) ||
		called.some(([, name = ""]) => !project.find("function", name) && catalogue.function(name) !== undefined);
	if (isOpen) return;
	// Of a misspelled name and the right one the misspelled one is the mistake.
	const listed = new Set(names.elements.map(({ value }) => plainName(value)));
	const strange = texts
		.flatMap((text) => [...text.matchAll(/\$env\.(\w+)/g)].map(([, name]) => name as string))
		.filter((name) => !listed.has(name));
	for (const { value, disabled } of names.elements) {
		const name = disabled ? null : plainName(value);
		if (name !== null && strange.some((each) => suggest(each, [name]).length > 0)) continue;
		if (name === null || texts.some((text) => new RegExp(`(?<!\\w)${name.replace(/\W/g, "\\$&")}(?!\\w)`).test(text)))
			continue;
		report({
			code: "unused-environment",
			severity: "hint",
			message: `nothing reads the environment variable ${name}`,
			span: value,
			why: "The job refuses to start without it.",
			help: "remove it from the list, or read it as `$env.NAME` in a function",
		});
	}
}
