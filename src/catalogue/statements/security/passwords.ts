import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { isTruthy } from "../../../values/truthy.js";
import { type StatementAttribute, type StatementDefinition, statement } from "../../define.js";
import { checkLength, wholeArgument } from "../../filters/subject.js";
import { textArgument } from "../../filters/text/coerce.js";
import { verifyPassword } from "../../types/password.js";
import { newPassword } from "./password_rules.js";

function rule(name: string, isDefault: boolean, what: string): StatementAttribute {
	return {
		name,
		kind: "bool",
		required: false,
		default: isDefault,
		summary: `Whether it has ${what}, one at least.`,
	};
}

/** Stored passwords of other makers: bcrypt, argon2, PHP's and Unix's, and those of Xano itself. */
const foreignHash = /^(?:\$(?:2[abxy]?|argon2\w*|[156y]|pbkdf2\S*)\$|[0-9a-f]{16}\.[0-9a-f]{64}$)/;

/** Statements that make and check passwords. */
export const passwordStatements: readonly StatementDefinition[] = [
	statement({
		name: "security.create_password",
		family: "security",
		summary: "Binds a random password that keeps the given rules.",
		positional: [],
		attributes: [
			{ name: "character_count", kind: "int", required: false, default: 12, summary: "How long it is." },
			rule("require_lowercase", true, "the letters a to z"),
			rule("require_uppercase", true, "the letters A to Z"),
			rule("require_digit", true, "digits"),
			rule("require_symbol", false, "symbols"),
			{
				name: "symbol_whitelist",
				kind: "text",
				required: false,
				default: "",
				summary: "The only symbols to use; empty for the usual ones.",
			},
		],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes: "Characters of a kind that is not required do not occur; when none is, letters and digits do.",
		examples: [
			{
				code: "security.create_password { character_count = 20 } as $password\nresponse = $password|strlen",
				result: "20",
			},
			{
				code: "security.create_password { character_count = 2 } as $password",
				result: "error: character_count is too small",
			},
		],
		run: ({ context, attributes }) => {
			const length = wholeArgument(
				attributes.character_count as Value,
				"The character_count of `security.create_password`",
			);
			checkLength(context, length);
			return newPassword(
				{
					length,
					lowercase: isTruthy(attributes.require_lowercase as Value),
					uppercase: isTruthy(attributes.require_uppercase as Value),
					digit: isTruthy(attributes.require_digit as Value),
					symbol: isTruthy(attributes.require_symbol as Value),
					symbols: textArgument(attributes.symbol_whitelist as Value, "security.create_password", "symbol_whitelist"),
				},
				context.random,
			);
		},
	}),
	statement({
		name: "security.check_password",
		family: "security",
		summary: "Binds whether a text is the password that a stored hash was made of.",
		positional: [],
		attributes: [
			{ name: "text_password", kind: "text", required: true, summary: "The password as it was typed." },
			{
				name: "hash_password",
				kind: "text",
				required: true,
				summary: "The hash, as an input of type password gives it.",
			},
		],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		notes:
			"The hash is one that this program made: an input of the type `password` gives it (scrypt). Hashes of Xano, bcrypt and other makers raise an error, since nobody could tell a wrong password from one that cannot be checked; any other text is no match.",
		examples: [
			{
				code: 'function "login" {\n  input {\n    password secret?="hunter2hunter2"\n  }\n\n  stack {\n    security.check_password {\n      text_password = "hunter2hunter2"\n      hash_password = $input.secret\n    } as $is_right\n  }\n\n  response = $is_right\n}',
				result: "true",
			},
			{
				code: 'security.check_password { text_password = "guess" hash_password = "unknown" } as $is_right\nresponse = $is_right',
				result: "false",
			},
		],
		run: ({ attributes }) => {
			const name = "security.check_password";
			const stored = textArgument(attributes.hash_password as Value, name, "hash_password");
			if (foreignHash.test(stored)) {
				throw fatalError(
					"hash_password was not made by this program",
					"Hashes of Xano, bcrypt and the like cannot be checked here. Make one with an input of the type password.",
				);
			}
			return verifyPassword(textArgument(attributes.text_password as Value, name, "text_password"), stored);
		},
	}),
];
