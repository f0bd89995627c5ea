import type { Expression, ObjectLiteral } from "../../../../grammar/ast.js";
import type { Span } from "../../../../grammar/source.js";
import { enabledItems, withoutGroups } from "../../../../grammar/tree.js";
import { type ConstructEntry, type ConstructValue, findConstruct } from "../../../catalogue/constructs/index.js";
import { constructEntrySynonyms } from "../../../diagnostics/construct_synonyms.js";
import { didYouMean, isSure, suggest } from "../../../diagnostics/suggest.js";
import { partsOfConstruct } from "../../constructs.js";
import { type Context, rule } from "../../rule.js";
import { excerpt, list, propose, replace } from "../../suggestions.js";

/** What jobs name and list has a rule of its own. */
const apart = new Set(["run.job", "run.service"]);

/** What a construct is described with: texts, numbers, switches, lists and objects that are written out. */
export const constructValues = rule({
	name: "construct-values",
	create: (context) => ({
		construct: (node) => {
			const isJob = apart.has(context.construct.kind);
			const parts = partsOfConstruct(context.construct.kind);
			for (const item of enabledItems(node.body)) {
				if (item.kind === "Column" || (isJob && item.name !== "description")) continue;
				const part = parts.get(item.name);
				if (item.kind === "Attribute" && part?.value) value(item.name, item.value, part.value, context);
				if (item.kind !== "Statement" || !part?.parts || part.block === "test") continue;
				for (const inner of enabledItems(item.body)) {
					const declared = part.parts.find(({ name }) => name === (inner.kind === "Attribute" ? inner.name : ""));
					if (inner.kind === "Attribute" && declared?.value) value(inner.name, inner.value, declared.value, context);
				}
			}
		},
		test: (node) => {
			const parts = partsOfConstruct(context.construct.kind).get("test")?.parts ?? [];
			for (const item of enabledItems(node.body)) {
				const part = item.kind === "Attribute" ? parts.find(({ name }) => name === item.name) : undefined;
				if (item.kind === "Attribute" && part?.value) value(item.name, item.value, part.value, context);
			}
		},
		// What stands behind the name of a construct.
		end: () => named(context),
	}),
});

function named(context: Context): void {
	const { node, kind } = context.construct;
	const definition = findConstruct(kind)?.namedArguments ?? [];
	for (const { name, value: written, start } of node.namedArguments) {
		const declared = definition.find((each) => each.name === name);
		const span = { start, end: start + name.length };
		if (declared) value(name, written, declared.value, context);
		else unknownKey(name, span, `\`${kind}\``, definition, false, context);
	}
	for (const { name, required, value: wanted } of definition) {
		if (!required || node.namedArguments.some((each) => each.name === name)) continue;
		const first = wanted.kind === "text" ? (wanted.values?.[0] ?? "…") : "…";
		context.report({
			code: "missing-attribute",
			severity: "error",
			message: `this \`${kind}\` lacks \`${name}\``,
			span: node.nameSpan,
			help: `write it behind the name: \`${kind} "name" ${name}=${first} { … }\``,
		});
	}
}

/** @param name what is given the value, for messages */
function value(name: string, written: Expression, wanted: ConstructValue, context: Context): void {
	const node = withoutGroups(written);
	switch (wanted.kind) {
		case "text":
			text(name, node, wanted, context);
			break;
		case "int":
		case "decimal":
			number(name, node, wanted, context);
			break;
		case "bool":
			bool(name, node, context);
			break;
		case "timestamp":
			timestamp(name, node, context);
			break;
		case "choice":
			choice(name, node, wanted.values, context);
			break;
		case "list":
			if (node.kind === "Array") {
				for (const { value: element, disabled } of node.elements)
					if (!disabled) value(name, element, wanted.of, context);
			} else if (name === "schedule" && (node.kind === "Text" || node.kind === "Word")) timetable(node, context);
			else wrong(name, node, "a list", asList(node, context), context);
			break;
		case "object":
			if (node.kind === "Object") entries(name, node, wanted, context);
			else wrong(name, node, "an object", null, context);
			break;
		case "record":
			if (node.kind !== "Object") wrong(name, node, "an object", null, context);
			else for (const entry of node.entries) if (!entry.disabled) value(keyOf(entry), entry.value, wanted.of, context);
			break;
		case "either": {
			const fitting = wanted.of.find((each) => looksLike(node, each)) ?? wanted.of[0];
			if (fitting) value(name, node, fitting, context);
		}
	}
}

/** `schedule = "0 0 * * *"`: there are no crontabs. */
function timetable(node: Expression, { report }: Context): void {
	report({
		code: "wrong-attribute-value",
		severity: "error",
		message: "`schedule` says when a task begins and after how many seconds it comes again",
		span: node,
		help: "write `schedule = [{starts_on: 2026-01-01 00:00:00+0000, freq: 86400}]`; 86400 seconds are a day",
	});
}

/** A single text as a list of it. */
function asList(node: Expression, { textOf }: Context): string | null {
	if (node.kind === "Text" && node.style === "double") return `[${textOf(node)}]`;
	return node.kind === "Word" && !isSwitch(node) && node.value !== "null" ? `[${JSON.stringify(node.value)}]` : null;
}

function keyOf({ key }: ObjectLiteral["entries"][number]): string {
	return typeof key === "string" ? key : "";
}

/** Whether a value has the outer form of what is wanted, right or wrong inside. */
function looksLike(node: Expression, wanted: ConstructValue): boolean {
	switch (wanted.kind) {
		case "object":
		case "record":
			return node.kind === "Object";
		case "list":
			return node.kind === "Array";
		case "text":
			return node.kind === "Text" || (node.kind === "Word" && !isSwitch(node));
		case "bool":
			return isSwitch(node);
		case "choice":
			return isSwitch(node) || node.kind === "Number" || node.kind === "Text";
		case "int":
		case "decimal":
			return node.kind === "Number";
		case "timestamp":
			return node.kind === "Timestamp";
		default:
			return true;
	}
}

function isSwitch(node: Expression): boolean {
	return node.kind === "Word" && (node.value === "true" || node.value === "false");
}

function text(
	name: string,
	node: Expression,
	wanted: Extract<ConstructValue, { kind: "text" }>,
	context: Context,
): void {
	const isVerb = name === "verb" && node.kind === "Word";
	if (node.kind === "Word" && !isVerb) {
		if (node.value === "null" || isSwitch(node)) wrong(name, node, "a text", null, context);
		else otherwise(name, node, "a text between double quotes", JSON.stringify(node.value), context);
		return;
	}
	if (node.kind === "Number") {
		otherwise(name, node, "a text between double quotes", JSON.stringify(node.raw), context);
		return;
	}
	if (node.kind !== "Text" && !isVerb) {
		wrong(name, node, "a text", null, context);
		return;
	}
	if (node.kind !== "Text" && node.kind !== "Word") return;
	if (wanted.filled && node.value.trim() === "") {
		context.report({
			code: wanted.names ? "required-on-xano" : "wrong-attribute-value",
			// Xano itself leaves the name of what was deleted empty, and its editor refuses what it then wrote.
			severity: wanted.names ? "portability" : "error",
			message: `\`${name}\` is empty`,
			span: node,
			help: wanted.names ? `name one: \`${name} = "…"\`` : "give it a text, or leave it out",
		});
		return;
	}
	if (wanted.values && !wanted.values.includes(node.value)) few(name, node, wanted, context);
	else if (node.kind === "Text" && node.style === "single" && !/["\\\n]/.test(node.value))
		otherwise(name, node, "double quotes", JSON.stringify(node.value), context);
}

/** One of a few texts. */
function few(
	name: string,
	node: Extract<Expression, { kind: "Text" | "Word" }>,
	{ values = [], synonyms = {}, loose }: Extract<ConstructValue, { kind: "text" }>,
	{ report }: Context,
): void {
	const shown = values.filter((each) => each !== "");
	const inner = node.kind === "Text" ? { start: node.start + 1, end: node.end - 1 } : node;
	const lower = node.value.toLowerCase();
	const meaning = Object.entries(synonyms).find(([word]) => word.toLowerCase() === lower)?.[1];
	const names = meaning === undefined ? suggest(node.value, shown, { maximum: 1 }) : [meaning];
	const [only] = names;
	report({
		code: "wrong-attribute-value",
		severity: loose ? "warning" : "error",
		message: `\`${name}\` cannot be ${JSON.stringify(excerpt(node.value, 40))}`,
		span: node,
		why: `It is one of ${list(shown, "or")}.`,
		...(only === undefined
			? {}
			: {
					help: didYouMean(names) ?? "",
					fix: {
						...replace(`write \`${only}\``, inner, only),
						...(meaning !== undefined || isSure(node.value, only) ? {} : { applies: "suggested" }),
					},
				}),
	});
}

function number(
	name: string,
	node: Expression,
	wanted: Extract<ConstructValue, { kind: "int" | "decimal" }>,
	context: Context,
): void {
	const isNegative = node.kind === "Unary" && node.operator === "-" && node.operand.kind === "Number";
	if (node.kind === "Text" && node.value.trim() !== "" && Number.isFinite(Number(node.value))) {
		otherwise(name, node, "a number without quotes", node.value.trim(), context);
	} else if (node.kind !== "Number" && !isNegative) wrong(name, node, "a number", null, context);
	else if (wanted.kind === "int") {
		const given = node.kind === "Number" ? Number(node.value) : -1;
		if (node.kind === "Number" && !Number.isInteger(given)) wrong(name, node, "a whole number", null, context);
		else if (wanted.minimum !== undefined && given < wanted.minimum)
			wrong(name, node, `at least ${wanted.minimum}`, null, context);
		else if (wanted.values && !wanted.values.includes(given))
			otherwise(name, node, `one of ${list(wanted.values.map(String), "or")}`, null, context);
	}
}

function bool(name: string, node: Expression, context: Context): void {
	if (isSwitch(node)) return;
	const meant =
		node.kind === "Text" || node.kind === "Word"
			? /^(?:true|yes|on|1)$/i.test(node.value)
				? "true"
				: /^(?:false|no|off|0)$/i.test(node.value)
					? "false"
					: null
			: null;
	wrong(name, node, "`true` or `false`", meant, context);
}

function timestamp(name: string, node: Expression, context: Context): void {
	if (node.kind === "Timestamp") return;
	const isMoment = node.kind === "Text" && /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}/.test(node.value);
	const meant = isMoment
		? `${node.value.slice(0, 10)} ${node.value.slice(11, 19)}${offsetOf(node.value.slice(19))}`
		: null;
	wrong(name, node, "a moment without quotes, such as `2026-01-01 09:00:00+0000`", meant, context);
}

/** `Z`, `+02:00` and fractions as Xano writes them. */
function offsetOf(rest: string): string {
	const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})$/.exec(rest) ?? [];
	return sign ? `${sign}${hours}${minutes}` : "+0000";
}

function choice(
	name: string,
	node: Expression,
	values: readonly (string | number | boolean)[],
	context: Context,
): void {
	const given =
		node.kind === "Number"
			? Number(node.value)
			: isSwitch(node)
				? (node as { value: string }).value === "true"
				: node.kind === "Text" || node.kind === "Word"
					? node.value
					: undefined;
	if (given !== undefined && values.includes(given)) return;
	const shown = values.map((each) => (typeof each === "string" ? JSON.stringify(each) : String(each)));
	otherwise(name, node, `one of ${list(shown, "or")}`, null, context);
}

function entries(
	name: string,
	node: ObjectLiteral,
	{ entries: known, closed, filled }: Extract<ConstructValue, { kind: "object" }>,
	context: Context,
): void {
	const { report, options, construct } = context;
	const first = new Map<string, Span>();
	for (const entry of node.entries) {
		if (entry.disabled || typeof entry.key !== "string") continue;
		const { key } = entry;
		const before = first.get(key);
		if (before) {
			report({
				code: "duplicate-attribute",
				severity: "error",
				message: `\`${name}\` has \`${excerpt(key, 40)}\` twice`,
				span: entry.keySpan,
				help: "remove one of them",
				related: [{ source: construct.source, span: before, message: "the first one is here" }],
			});
		} else first.set(key, entry.keySpan);
		const declared = known.find((each) => each.name === key);
		if (declared) value(key, entry.value, declared.value, context);
		else unknownKey(key, entry.keySpan, `\`${name}\``, known, closed === true, context);
	}
	const lacking = known.filter((each) => each.required && !first.has(each.name));
	const needed = lacking.filter(({ required }) => required !== "parser").map((each) => each.name);
	if (needed.length > 0) {
		report({
			code: "missing-attribute",
			severity: "error",
			message: `\`${name}\` lacks ${list(needed)}`,
			span: opening(node, context),
			help: `add ${list(needed.map((each) => `${each}: …`))}`,
		});
	}
	const wanted = lacking.filter(({ required }) => required === "parser").map((each) => each.name);
	if (!options.strict) return;
	if (filled && node.entries.length === 0) otherwise(name, node, "at least one entry", null, context);
	if (wanted.length === 0) return;
	report({
		code: "required-on-xano",
		severity: "portability",
		message: `Xano's parser wants ${list(wanted)} in every \`${name}\``,
		span: opening(node, context),
		help: `add ${list(wanted.map((each) => `${each}: …`))}`,
	});
}

/** An object where it fits into its line, and its first line otherwise. */
function opening(node: ObjectLiteral, { textOf }: Context): Span {
	const [line = ""] = textOf(node).split("\n", 1);
	return { start: node.start, end: node.start + Math.max(line.trimEnd().length, 1) };
}

/** An error where the meaning is plain; new entries of Xano are no mistakes, so the rest is only mentioned. */
function unknownKey(
	key: string,
	span: Span,
	owner: string,
	known: readonly ConstructEntry[],
	isClosed: boolean,
	{ report }: Context,
): void {
	const names = known.map((each) => each.name);
	const proposal = propose(key, names, [span], { synonyms: constructEntrySynonyms(), maximum: 1 });
	report({
		code: "unknown-attribute",
		severity: proposal.help || isClosed ? "error" : "warning",
		message: `${owner} has no entry \`${excerpt(key, 40)}\``,
		span,
		...(names.length === 0 ? {} : { why: `It has ${list(names)}.` }),
		...proposal,
	});
}

/** What can mean nothing. */
function wrong(name: string, node: Expression, noun: string, fixed: string | null, { report }: Context): void {
	const isComputed =
		node.kind === "Variable" || node.kind === "Access" || node.kind === "Pipe" || node.kind === "Binary";
	if (isComputed) {
		report({
			code: "written-out",
			severity: "portability",
			message: `Xano wants \`${name}\` written out`,
			span: node,
			why: "It describes the construct and is read before anything runs, so there is nothing to work it out from.",
		});
		return;
	}
	report({
		code: "wrong-attribute-value",
		severity: "error",
		message: `\`${name}\` is ${noun}`,
		span: node,
		...(fixed === null ? {} : { help: `write \`${fixed}\``, fix: replace(`write \`${fixed}\``, node, fixed) }),
	});
}

/** What is understood here, and written otherwise there. */
function otherwise(name: string, node: Expression, noun: string, fixed: string | null, { report }: Context): void {
	report({
		code: "construct-value",
		severity: "portability",
		message: `Xano wants ${noun} for \`${name}\``,
		span: node,
		...(fixed === null ? {} : { help: `write \`${fixed}\``, fix: replace(`write \`${fixed}\``, node, fixed) }),
	});
}
