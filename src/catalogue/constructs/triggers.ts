import { type ConstructDefinition, type ConstructPart, construct, type Necessity } from "./define.js";
import { active, descriptive, history, input, property, response, stack } from "./parts.js";
import { listOf, nameOf, switches, text } from "./values.js";

interface Trigger {
	readonly name: string;
	readonly summary: string;
	readonly location: string;
	/** What it belongs to. */
	readonly owners: readonly ConstructPart[];
	readonly actions: Readonly<Record<string, string>> | null;
	/** All actions have to be there. */
	readonly actionsRequired?: Necessity;
	readonly more?: readonly ConstructPart[];
	readonly responds?: Necessity | "maybe";
	readonly inputs: readonly string[];
	readonly evidence: ConstructDefinition["evidence"];
	/** The properties of the example. */
	readonly properties: readonly string[];
}

function trigger(of: Trigger): ConstructDefinition {
	const { name, summary, location, inputs, evidence, responds, actions } = of;
	return construct({
		name,
		summary,
		location,
		parts: [
			...of.owners,
			input("always"),
			stack("always"),
			...(responds === undefined ? [] : [response(responds === "maybe" ? undefined : responds)]),
			...(actions === null ? [] : [property("actions", switches(actions, of.actionsRequired), "What it runs after.")]),
			...(of.more ?? []),
			active,
			...descriptive,
			history,
		],
		inputs,
		runs: false,
		evidence,
		example: `${name} "example" {\n${of.properties.map((line) => `  ${line}\n`).join("")}\n  input {\n  }\n\n  stack {\n  }\n${responds === undefined ? "" : "\n  response = null\n"}}`,
	});
}

const toolset = ["toolset", "tools"];
const channelName = property("channel", nameOf("realtime_channel"), "The channel it listens to.", "always");
const server = property("realtime_server", nameOf("realtime_server"), "The server it belongs to.");

/** What runs when something happens. */
export const triggerConstructs = [
	trigger({
		name: "table_trigger",
		summary: "Runs when rows of a table change.",
		location: "table/trigger/NAME.xs",
		owners: [property("table", nameOf("table"), "The table.", "always")],
		actions: {
			insert: "A row was added.",
			update: "A row was changed.",
			delete: "A row was deleted.",
			truncate: "All rows were deleted.",
		},
		more: [
			property("datasources", listOf(text), "Data sources it is for; all of them when left out."),
			property("where", { kind: "query" }, "Which rows it is for."),
		],
		inputs: ["new", "old", "action", "datasource"],
		evidence: "documented",
		properties: ['table = "user"', "actions = {insert: true}"],
	}),
	trigger({
		name: "agent_trigger",
		summary: "Runs when a session with an agent begins.",
		location: "ai/agent/trigger/NAME.xs",
		owners: [property("agent", nameOf("agent"), "The agent.", "always")],
		actions: { connection: "A session begins." },
		actionsRequired: "parser",
		responds: "always",
		inputs: toolset,
		evidence: "documented",
		properties: ['agent = "Support"', "actions = {connection: true}"],
	}),
	trigger({
		name: "mcp_server_trigger",
		summary: "Runs when a client connects to an MCP server.",
		location: "ai/mcp_server/trigger/NAME.xs",
		owners: [property("mcp_server", nameOf("mcp_server"), "The server.", "always")],
		actions: { connection: "A client connects." },
		actionsRequired: "parser",
		responds: "always",
		inputs: toolset,
		evidence: "documented",
		properties: ['mcp_server = "Store"', "actions = {connection: true}"],
	}),
	trigger({
		name: "workspace_trigger",
		summary: "Runs when branches of the workspace change.",
		location: "workspace/trigger/NAME.xs",
		owners: [],
		actions: {
			branch_live: "A branch went live.",
			branch_merge: "A branch was merged.",
			branch_new: "A branch was made.",
		},
		inputs: ["to_branch", "from_branch", "action"],
		evidence: "documented",
		properties: ["actions = {branch_live: true}"],
	}),
	trigger({
		name: "realtime_trigger",
		summary: "Runs when somebody joins a channel or sends to it.",
		location: "realtime/trigger/NAME.xs",
		owners: [channelName],
		actions: { message: "A message was sent.", join: "Somebody joined." },
		responds: "always",
		inputs: ["action", "channel", "client", "options", "payload"],
		evidence: "documented",
		properties: ['channel = "lobby"', "actions = {join: true}"],
	}),
	trigger({
		name: "error_trigger",
		summary: "Runs when another construct fails.",
		location: "trigger/NAME.xs",
		owners: [],
		actions: null,
		inputs: ["error"],
		evidence: "engine",
		properties: [],
	}),
	trigger({
		name: "realtime_server_trigger",
		summary: "Runs when somebody connects to a realtime server, or leaves it.",
		location: "realtime/server/SERVER/trigger/NAME.xs",
		owners: [server],
		actions: { connect: "Somebody connects.", disconnect: "Somebody is gone." },
		responds: "maybe",
		inputs: [],
		evidence: "engine",
		properties: ["actions = {connect: true}"],
	}),
	trigger({
		name: "channel_trigger",
		summary: "Runs when somebody joins a channel or leaves it, and before each delivery.",
		location: "realtime/server/SERVER/channel/CHANNEL/trigger/NAME.xs",
		owners: [server, property("channel", nameOf("channel"), "The channel.")],
		actions: { join: "Somebody joins.", leave: "Somebody leaves.", deliver: "A message is delivered." },
		responds: "maybe",
		inputs: [],
		evidence: "engine",
		properties: ["actions = {join: true}"],
	}),
];
