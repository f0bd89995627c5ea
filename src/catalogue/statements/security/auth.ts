import type { Value } from "../../../values/kinds.js";
import { type StatementDefinition, statement } from "../../define.js";
import { authKeyPath, newAuthToken } from "./auth_token.js";

/** Statements for logging in. */
export const authStatements: readonly StatementDefinition[] = [
	statement({
		name: "security.create_auth_token",
		family: "security",
		summary: "Binds an encrypted token that stands for a row of a table, as a user shows it after logging in.",
		positional: [],
		attributes: [
			{ name: "table", kind: "text", required: true, summary: "The table of the users." },
			{ name: "id", kind: "any", required: true, summary: "The id of the user's row." },
			{
				name: "extras",
				kind: "object",
				required: false,
				default: {},
				requiredOnXano: "always",
				summary: "What else the token holds.",
			},
			{
				name: "expiration",
				kind: "int",
				required: false,
				default: 86_400,
				summary: "Seconds until it expires; 0 for never.",
			},
		],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: `The token is a JWE that is sealed with a key of the project; the first use makes it, in \`.xano/${authKeyPath}\`. Tokens of Xano are sealed with a key of its own, so neither side takes the other's. Whether the table and the row exist is not looked at.`,
		examples: [
			{
				code: 'security.create_auth_token {\n  table = "user"\n  id = 7\n  extras = {role: "admin"}\n  expiration = 86400\n} as $token\nresponse = $token|split:"."|count',
				result: "5",
			},
		],
		run: ({ context, attributes }) => {
			const { table, id, extras, expiration } = attributes as Readonly<
				Record<"table" | "id" | "extras" | "expiration", Value>
			>;
			return newAuthToken(context, { table, id, extras, expiration });
		},
	}),
];
