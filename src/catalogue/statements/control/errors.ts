import { errorTypeNames } from "../../../values/error_types.js";
import type { StatementDefinition } from "../../define.js";
import { condition, control, optional, required } from "./shape.js";

/** Statements that raise and catch errors. */
export const errorStatements: readonly StatementDefinition[] = [
	control({
		name: "precondition",
		summary: "Goes on when the condition holds, raises an error otherwise.",
		positional: [condition("condition", "What has to hold.")],
		attributes: [
			{
				name: "error_type",
				kind: "text",
				required: false,
				default: "standard",
				values: errorTypeNames,
				summary: "Decides code and HTTP status of the error.",
			},
			optional("error", "text", "The message."),
			optional("payload", "any", "More about the error, for whoever handles it."),
		],
		notes:
			'Without `error` the message is "Precondition failed" (our choice). `notfound` gives the code `ERROR_CODE_NOT_FOUND` and status 404, `accessdenied` 403, `unauthorized` 401, `inputerror` and `badrequest` 400, `toomanyrequests` 429, `standard` `ERROR_FATAL` and 500.',
		examples: [
			[
				'var $found { value = null } precondition ($found != null) { error_type = "notfound" error = "no such thing" }',
				"error: no such thing",
			],
			[
				'var $seen { value = null } var $isOwner { value = false } try_catch { try { precondition ($isOwner) { error_type = "accessdenied" error = "Not yours" } } catch { var $seen { value = {code: $error.code, message: $error.message} } } } response = $seen',
				'{"code": "ERROR_CODE_ACCESS_DENIED", "message": "Not yours"}',
			],
		],
	}),
	control({
		name: "throw",
		summary: "Raises an error with a name and any value.",
		attributes: [
			{ ...optional("name", "text", "What `$error.name` will be."), requiredOnXano: "always" },
			required("value", "What `$error.result` will be."),
		],
		notes:
			"The message is the value, when it is a text, and otherwise its JSON. Uncaught, it ends the run with the code `ERROR_CODE_THROWN_ERROR` (our choice: Xano answers such a request with status 200 and the value).",
		examples: [
			['throw { name = "Oops" value = "it broke" }', "error: it broke"],
			[
				'try_catch { try { throw { name = "TooLate" value = {days: 3} } } catch { var $seen { value = [$error.name, $error.result.days] } } } response = $seen',
				'["TooLate", 3]',
			],
		],
	}),
	control({
		name: "try_catch",
		summary: "Runs `try`; on any error `catch`, where `$error` says what happened; `finally` in every case.",
		blocks: [
			{ name: "try", required: true, summary: "What may fail." },
			{
				name: "catch",
				required: false,
				requiredOnXano: true,
				summary: "Runs on an error: `$error` has `code`, `message`, `name` and `result`.",
			},
			{ name: "finally", required: false, summary: "Runs at the end, also after `return` and after uncaught errors." },
		],
		notes:
			"It catches the errors of filters, inputs, functions and statements. That an `api.request` gets no answer, or a status such as 404, is no error but data. What `try` set before the error stays set. Without `catch` the error is swallowed (our choice: Xano wants one). Limits of a run cannot be caught.",
		examples: [
			[
				'try_catch { try { throw { name = "a" value = "b" } } catch { var $x { value = $error.name } } } response = $x',
				'"a"',
			],
			[
				'var $steps { value = [] } try_catch { try { array.push $steps { value = "before" } var $x { value = 1 / 0 } } catch { array.push $steps { value = $error.message } } finally { array.push $steps { value = "done" } } } response = $steps',
				'["before", "Division by zero", "done"]',
			],
		],
	}),
];
