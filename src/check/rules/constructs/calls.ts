import type { Statement } from "../../../../grammar/ast.js";
import { attributeOf, entryOf, nameOf, plainName, withoutGroups } from "../../../../grammar/tree.js";
import type { Construct } from "../../../project/project.js";
import { callees, checkCall, checkConstructCall, checkTestInput } from "../../calls.js";
import { allDeclared, findDeclared } from "../../declared.js";
import { type Context, rule } from "../../rule.js";
import { propose } from "../../suggestions.js";

/** Statements and jobs that call something, and what they give it. */
export const calls = rule({
	name: "calls",
	create: (context) => ({
		construct: (node) => {
			const { kind } = context.construct;
			if (kind !== "run.job" && kind !== "run.service") return;
			for (const step of kind === "run.job" ? ["pre", "main", "post"] : ["pre"]) {
				const attribute = attributeOf(node, step);
				const value = attribute ? withoutGroups(attribute.value) : null;
				if (value?.kind === "Text" || (value?.kind === "Word" && value.value !== "null"))
					checkCall(value.value, value, null, context);
				if (value?.kind !== "Object") continue;
				const name = entryOf(value, "name");
				const called = nameOf(name);
				if (name && called !== null) checkCall(called, name, entryOf(value, "input"), context);
			}
		},
		test: (node) => checkTestInput(node, context),
		statement: (node) => {
			const [name] = node.args;
			const kinds = callees.get(node.name);
			const called = name && kinds ? plainName(name) : null;
			if (!name || !kinds || called === null) return;
			const input = attributeOf(node, "input")?.value ?? null;
			if (kinds.includes("function")) checkCall(called, name, input, context);
			else if (kinds.includes("query")) query(node, called, context);
			else if (withInputs.has(node.name)) {
				const found = findDeclared(context.project, kinds, called);
				if (found) checkConstructCall(found, name, input, context);
			}
		},
	}),
});

/** Of the others, triggers and middleware are given what Xano says, and tasks nothing. */
const withInputs = new Set(["tool.call", "addon.call"]);

/** A query is known by its name, its verb and its group. */
function query(node: Statement, name: string, context: Context): void {
	const [span] = node.args;
	const all = allDeclared(context.project, ["query"]);
	const group = plainName(attributeOf(node, "api_group")?.value);
	if (all.length === 0 || !span || isStrange(group, context)) return;
	const verb = plainName(node.namedArguments.find((each) => each.name === "verb")?.value)?.toUpperCase() ?? null;
	const called = all.filter((each) => each.name === name);
	const found = called.filter(
		(each) => (verb === null || verbOf(each) === verb) && (group === null || group === "" || groupOf(each) === group),
	);
	const [only] = found;
	if (only) {
		if (found.length === 1) checkConstructCall(only, span, attributeOf(node, "input")?.value ?? null, context);
		return;
	}
	const inside = span.kind === "Text" ? { start: span.start + 1, end: span.end - 1 } : span;
	const proposal = propose(
		name,
		all.map((each) => each.name),
		[inside],
	);
	const other = called[0];
	context.report({
		code: "unknown-name",
		severity: proposal.help || other ? "warning" : "hint",
		message: other
			? `no query ${JSON.stringify(name)} answers ${verb ?? "this"}${group ? ` in the group ${JSON.stringify(group)}` : ""}`
			: `the project has no query ${JSON.stringify(name)}`,
		span,
		...(other
			? { related: [{ source: other.source, span: other.node.nameSpan, message: "the one of this name is here" }] }
			: proposal),
	});
}

/** A group the project does not declare, among others that it does: what is said of it says enough. */
function isStrange(group: string | null, { project }: Context): boolean {
	if (group === null || group === "") return false;
	return allDeclared(project, ["api_group"]).length > 0 && !project.find("api_group", group);
}

function verbOf({ node }: Construct): string | null {
	return plainName(node.namedArguments.find((each) => each.name === "verb")?.value);
}

function groupOf({ node }: Construct): string | null {
	return plainName(attributeOf(node, "api_group")?.value);
}
