import type { StatementAttribute, StatementDefinition, StatementPositional } from "../../define.js";
import { gapStatement } from "../../gap.js";

const common = { family: "server", gap: "server", evidence: "documented", binds: "optional" } as const;

const input: StatementAttribute = { name: "input", kind: "object", required: false, summary: "Its inputs." };

function named(name: string, summary: string): StatementPositional {
	return { name, form: "name", required: true, summary };
}

/** Calls of other constructs, mostly in workflow tests. */
export const callStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "api.call",
		family: "api",
		summary: "Calls an endpoint of the workspace in a workflow test and binds its answer.",
		positional: [named("path", "The path of the endpoint.")],
		named: [
			{
				name: "verb",
				kind: "text",
				required: false,
				values: ["GET", "POST", "PUT", "PATCH", "DELETE"],
				requiredOnXano: "undocumented",
				summary: "The method of the endpoint.",
			},
		],
		attributes: [
			{
				name: "api_group",
				kind: "text",
				required: false,
				requiredOnXano: "undocumented",
				summary: "The API group the endpoint belongs to.",
			},
			{ name: "headers", kind: "array", required: false, summary: "Request headers." },
			input,
			{
				name: "auth",
				kind: "object",
				required: false,
				summary: "Who calls.",
				keys: [
					{ name: "token", kind: "text", required: false },
					{ name: "ignore_expiration", kind: "bool", required: false },
				],
			},
			{ name: "url", kind: "text", required: false, refusedOnXano: true, summary: "An address outside of Xano." },
		],
		example: 'api.call "auth/login" verb=POST { api_group = "auth" input = {email: "ada@example.com"} } as $answer',
	}),
	gapStatement({
		...common,
		name: "function.call",
		summary: "Runs a function in a workflow test; an error is bound instead of ending the test.",
		positional: [named("function", "The function.")],
		attributes: [input],
		example:
			'function "caller" { input { } stack { function.call "total" { input = {items: [1, 2]} } as $total } response = $total }\n---\nfunction "total" { input { int[] items } stack { } response = $input.items|sum }',
	}),
	gapStatement({
		...common,
		name: "task.call",
		summary: "Runs a background task in a workflow test.",
		positional: [named("task", "The task.")],
		attributes: [],
		example: 'task.call "daily_report" as $report',
	}),
	gapStatement({
		...common,
		name: "tool.call",
		summary: "Runs a tool in a workflow test, or from another tool.",
		positional: [named("tool", "The tool.")],
		attributes: [input],
		example: 'tool.call "find_user" { input = {id: 1} } as $user',
	}),
	gapStatement({
		...common,
		name: "trigger.call",
		summary: "Runs a trigger in a workflow test, with an event that is made up.",
		positional: [named("trigger", "The trigger.")],
		attributes: [input],
		example: 'trigger.call "user_created" { input = {new: {id: 1}} } as $result',
	}),
	gapStatement({
		...common,
		name: "middleware.call",
		summary: "Runs a middleware in a workflow test.",
		positional: [named("middleware", "The middleware.")],
		attributes: [input],
		example: 'middleware.call "rate_limit" { input = {vars: {}, type: "pre"} } as $result',
	}),
	gapStatement({
		...common,
		name: "workflow_test.call",
		summary: "Runs another workflow test as a step.",
		evidence: "choice",
		notes: "Only Xano's engine knows it, no page describes it.",
		positional: [named("workflow_test", "The workflow test.")],
		attributes: [{ name: "datasource", kind: "text", required: false, summary: "The data source it works on." }],
		example: 'workflow_test.call "signup" as $result',
	}),
];
