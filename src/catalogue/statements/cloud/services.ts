import type { StatementAttribute, StatementDefinition, StatementPositional } from "../../define.js";
import { gapStatement } from "../../gap.js";
import { requestAttributes } from "../api/attributes.js";
import { optional, required } from "./attributes.js";

const common = {
	family: "cloud",
	gap: "cloud",
	evidence: "choice",
	notes: "Only Xano's engine knows it, no page describes it.",
	positional: [],
	binds: "optional",
} as const;

const action: StatementPositional = { name: "action", form: "name", required: true, summary: "The action." };

const actionAttributes: readonly StatementAttribute[] = [
	optional("package", "text", "The package it belongs to."),
	optional("input", "object", "Its inputs."),
	optional("registry", "object", "Its settings."),
];

const [, method, params, headers, timeout, followLocation] = requestAttributes as readonly StatementAttribute[];
const request = [method, params, headers, timeout, followLocation].flatMap((each) => {
	if (each === undefined) return [];
	const { requiredOnXano: _, ...rest } = each;
	return [rest];
});

const service: readonly StatementAttribute[] = [
	required("host", "text", "The service."),
	required("path", "text", "The path of the request."),
	optional("port", "int", "Its port."),
	...request,
];

/** Services of Xano's own and of others. */
export const cloudServiceStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "action.call",
		evidence: "observed",
		notes: "Exported programs leave its name empty when the action is not installed.",
		summary: "Runs an action of Xano's marketplace and binds its result.",
		positional: [action],
		attributes: actionAttributes,
		example: 'action.call "sum" { package = "math" input = {numbers: [1, 2]} } as $sum',
	}),
	gapStatement({
		...common,
		name: "action.package.call",
		summary: "Runs an action of an installed package.",
		positional: [action],
		attributes: actionAttributes,
		example: 'action.package.call "sum" { package = "math" input = {numbers: [1, 2]} } as $sum',
	}),
	gapStatement({
		...common,
		name: "ai.agent.run",
		family: "ai",
		evidence: "documented",
		notes: "Binds an object: `result`, `steps`, `usage`, `toolCalls`, `finishReason`.",
		summary: "Runs an agent: a language model that may call tools.",
		positional: [{ name: "agent", form: "name", required: true, summary: "The agent." }],
		attributes: [
			optional("args", "any", "What its prompts may read."),
			optional("allow_tool_execution", "bool", "Whether it may call its tools."),
			optional("version", "text", "A version of the agent."),
			{ ...optional("runtime_mode", "text", "Where it runs."), values: ["shared", "async-shared", "async-dedicated"] },
		],
		example:
			'ai.agent.run "Support" { args = {question: "Where is my order?"} allow_tool_execution = true } as $answer',
	}),
	gapStatement({
		...common,
		name: "util.ip_lookup",
		family: "util",
		evidence: "documented",
		notes: "Binds an object with `continent`, `country`, `region`, `city`, `postal` and `location`, or null.",
		summary: "Binds where in the world an IP address is.",
		attributes: [required("value", "text", "The address.")],
		example: 'util.ip_lookup { value = "192.0.2.1" } as $place',
	}),
	gapStatement({
		...common,
		name: "api.microservice",
		family: "api",
		summary: "Sends a request to a container beside the workspace.",
		attributes: service,
		example: 'api.microservice { host = "pdf" path = "/render" method = "POST" params = {} } as $answer',
	}),
	gapStatement({
		...common,
		name: "microservice.request",
		summary: "Sends a request to a container; the newer name of `api.microservice`.",
		attributes: service,
		example: 'microservice.request { host = "pdf" path = "/render" method = "POST" } as $answer',
	}),
	gapStatement({
		...common,
		name: "webflow.request",
		summary: "Sends a request to Webflow with the account of the connected site.",
		attributes: [
			required("path", "text", "The path of the request."),
			...requestAttributes.filter(({ name }) => name !== "url").map(({ requiredOnXano: _, ...rest }) => rest),
		],
		example: 'webflow.request { path = "/sites" method = "GET" } as $answer',
	}),
	gapStatement({
		...common,
		name: "cloud.job",
		summary: "Starts a container, and may wait for it.",
		attributes: [
			required("image", "text", "The image of the container."),
			optional("command", "any", "What it runs."),
			optional("args", "array", "What it is given."),
			optional("secret", "object", "What it may know and nobody else."),
			optional("template", "text", "A template."),
			optional("await", "int", "Seconds to wait."),
		],
		example: 'cloud.job { image = "example/report" command = "run" await = 60 } as $job',
	}),
	gapStatement({
		...common,
		name: "cloud.job.await",
		summary: "Waits for containers that were started.",
		attributes: [required("ids", "array", "Their ids."), required("timeout", "int", "Seconds to wait.")],
		example: 'cloud.job.await { ids = ["…"] timeout = 60 } as $results',
	}),
	gapStatement({
		...common,
		name: "cloud.job.status",
		summary: "Binds how far a container is.",
		attributes: [required("id", "text", "Its id.")],
		example: 'cloud.job.status { id = "…" } as $status',
	}),
];
