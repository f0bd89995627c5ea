import { construct } from "./define.js";
import {
	active,
	cache,
	canonical,
	descriptive,
	history,
	input,
	middleware,
	property,
	response,
	stack,
	test,
} from "./parts.js";
import { bool, either, entry, int, listOf, nameOf, object, oneOf, text } from "./values.js";

/** The verbs of queries; Xano's documentation lists the first five, its engine takes the last as well. */
const verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

const verb = entry(
	"verb",
	{ kind: "text", values: verbs, synonyms: { UPDATE: "PUT", CREATE: "POST", REMOVE: "DELETE", DEL: "DELETE" } },
	"How it is asked for.",
	"always",
);

/** What answers requests. */
export const apiConstructs = [
	construct({
		name: "query",
		summary: "Answers requests to one address.",
		location: "api/GROUP/NAME_VERB.xs",
		nameForm: "route",
		namedArguments: [verb],
		parts: [
			property("api_group", nameOf("api_group"), "The group it belongs to, which gives its address the beginning."),
			property(
				"auth",
				either(nameOf("table"), { kind: "choice", values: [false] }),
				"The table whose users may ask; `$auth.id` is the one who does.",
			),
			input("parser"),
			stack("parser"),
			response("parser"),
			property("response_type", oneOf("standard", "stream", ""), "Whether the answer is sent as it arises."),
			...descriptive,
			history,
			cache,
			middleware,
			active,
			test,
		],
		runs: false,
		evidence: "documented",
		example:
			'query "users/{user_id}" verb=GET {\n  api_group = "Users"\n\n  input {\n    int user_id\n  }\n\n  stack {\n  }\n\n  response = $input.user_id\n}',
	}),
	construct({
		name: "api_group",
		summary: "Queries that share the beginning of their address.",
		location: "api/NAME/api_group.xs",
		parts: [
			canonical,
			active,
			...descriptive,
			history,
			middleware,
			property(
				"swagger",
				either(
					object(
						entry("active", bool, "Whether there is a page of documentation."),
						entry("token", text, "What has to be known to see it."),
					),
					bool,
				),
				"The page of documentation that Xano makes of the group.",
			),
			property(
				"cors",
				object(
					entry("mode", { kind: "text", values: ["default", "custom", "disabled"], loose: true }, "Whose rules hold."),
					entry("origins", listOf(text), "Pages that may ask."),
					entry("methods", listOf(text), "Verbs they may use."),
					entry("headers", listOf(text), "Headers they may send."),
					entry("credentials", bool, "Whether they may send cookies."),
					entry("max_age", int, "Seconds browsers remember this."),
				),
				"Which pages of other origins may ask.",
			),
		],
		runs: false,
		evidence: "documented",
		example: 'api_group "Users" {\n  canonical = "example-users"\n}',
	}),
];
