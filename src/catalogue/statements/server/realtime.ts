import type { StatementAttribute, StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";

const common = { family: "server", gap: "server", positional: [] } as const;

const channel: StatementAttribute = { name: "channel", kind: "text", required: true, summary: "The channel." };
const data: StatementAttribute = { name: "data", kind: "any", required: true, summary: "What is sent." };
const receiver: readonly StatementAttribute[] = [
	{ name: "auth_table", kind: "text", required: false, summary: "The table of the only user who gets it." },
	{ name: "auth_id", kind: "any", required: false, summary: "The id of that user." },
];

/** Messages to those who are connected. */
export const realtimeStatements: readonly StatementDefinition[] = [
	gapStatement({
		...common,
		name: "api.realtime_event",
		family: "api",
		evidence: "documented",
		summary: "Sends a message into a channel, to everybody there or to one user.",
		attributes: [
			channel,
			data,
			...receiver.map((attribute) => ({ ...attribute, requiredOnXano: "undocumented" as const })),
			{
				name: "event",
				kind: "text",
				required: false,
				refusedOnXano: true,
				summary: "A page of Xano's documentation writes it; Xano does not know it.",
			},
		],
		binds: "never",
		example: 'api.realtime_event { channel = "news" data = {text: "Hello"} auth_table = "" auth_id = "" }',
	}),
	gapStatement({
		...common,
		name: "realtime.publish",
		evidence: "choice",
		notes: "Only Xano's engine knows it, no page describes it.",
		summary: "Sends a message into a channel of a realtime server.",
		attributes: [
			{ name: "realtime_server", kind: "text", required: true, summary: "The server." },
			channel,
			{ name: "message", kind: "text", required: false, summary: "The kind of message." },
			data,
			...receiver,
		],
		binds: "never",
		example: 'realtime.publish { realtime_server = "main" channel = "news" data = {text: "Hello"} }',
	}),
	gapStatement({
		...common,
		name: "realtime.get_session",
		evidence: "choice",
		notes: "Only Xano's engine knows it, no page describes it.",
		summary: "Binds what is known about the connection.",
		attributes: [],
		binds: "optional",
		example: "realtime.get_session as $session",
	}),
];
