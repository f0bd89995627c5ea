import { construct } from "./define.js";
import {
	active,
	canonical,
	description,
	descriptive,
	history,
	input,
	middleware,
	property,
	response,
	stack,
} from "./parts.js";
import { bool, either, entry, int, nameOf, object, oneOf } from "./values.js";

const messaging = object(
	entry("active", bool, "Whether clients may send such messages."),
	entry("auth", bool, "Whether they have to be logged in for that."),
);

const server = property("realtime_server", nameOf("realtime_server"), "The server it belongs to.");
const { required: _, ...serverCanonical } = canonical;

/** What clients stay connected to. */
export const realtimeConstructs = [
	construct({
		name: "realtime_channel",
		summary: "A channel of the first kind: who may listen and send.",
		location: "realtime/channel/NAME.xs",
		parts: [
			description,
			active,
			property("public_messaging", messaging, "Messages to everybody."),
			property("private_messaging", messaging, "Messages to one client."),
			property(
				"settings",
				object(
					entry("anonymous_clients", bool, "Whether clients may come without logging in."),
					entry("nested_channels", bool, "Whether it has channels below it."),
					entry("message_history", { kind: "int", values: [0, 25, 50, 100, 250, 1000] }, "Messages that are kept."),
					entry("auth_channel", bool, "Whether the channel asks who somebody is."),
					entry("presence", bool, "Whether clients see one another."),
				),
				"How it works.",
			),
			...descriptive.filter(({ name }) => name !== "description"),
		],
		runs: false,
		evidence: "documented",
		example: 'realtime_channel "lobby" {\n  active = true\n  public_messaging = {active: true, auth: false}\n}',
	}),
	construct({
		name: "realtime_server",
		summary: "A server of the second kind, which has channels.",
		location: "realtime/server/NAME/NAME.xs",
		parts: [serverCanonical, active, ...descriptive, history, middleware],
		runs: false,
		evidence: "engine",
		example: 'realtime_server "chat" {\n  active = true\n}',
	}),
	construct({
		name: "channel",
		summary: "A channel of a realtime server.",
		location: "realtime/server/SERVER/channel/NAME/NAME.xs",
		nameForm: "route",
		parts: [
			server,
			input(),
			property(
				"access",
				object(
					entry("anonymous", bool, "Whether clients may come without logging in."),
					entry("presence", bool, "Whether clients see one another."),
				),
				"Who may join.",
			),
			property(
				"publish",
				object(
					entry("who", oneOf("nobody", "anyone", "authenticated"), "Who may send."),
					entry("direct", bool, "Whether one client may write to another."),
				),
				"Who may send.",
			),
			property(
				"conversation",
				object(
					entry("active", bool, "Whether messages are kept."),
					entry("limit", int, "How many."),
					entry("ttl", int, "For how many seconds."),
				),
				"What somebody who joins is shown.",
			),
			property(
				"delivery",
				object(
					entry("guarantee", oneOf("at_most_once", "at_least_once"), "Whether lost messages are sent again."),
					entry("per_recipient", bool, "Whether the trigger runs for each client."),
				),
				"How messages arrive.",
			),
			property("rate_limit", object(entry("messages_per_minute", int, "0 for no limit.")), "How many messages."),
			active,
			...descriptive,
			history,
			middleware,
		],
		runs: false,
		evidence: "engine",
		example: 'channel "rooms/{room_id}" {\n  realtime_server = "chat"\n\n  input {\n    int room_id\n  }\n}',
	}),
	construct({
		name: "message",
		summary: "Handles messages of one type on a channel.",
		location: "realtime/server/SERVER/channel/CHANNEL/message/NAME.xs",
		parts: [
			server,
			property("channel", nameOf("channel"), "The channel it belongs to."),
			property("auth", either(nameOf("table"), bool), "The table whose users may send it."),
			property("deliver_to", oneOf("channel", "sender", "others", "explicit"), "Who gets the response."),
			input(),
			stack(),
			response(),
			active,
			...descriptive,
			history,
			middleware,
		],
		runs: false,
		evidence: "engine",
		example:
			'message "say" {\n  realtime_server = "chat"\n  channel = "rooms/{room_id}"\n\n  input {\n    text body\n  }\n\n  stack {\n  }\n\n  response = $input.body\n}',
	}),
];
