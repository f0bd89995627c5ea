import { toNumber } from "../../../values/arithmetic.js";
import { fatalError } from "../../../values/error.js";
import type { Value } from "../../../values/kinds.js";
import { objectFrom } from "../../../values/object.js";
import { type StatementDefinition, statement } from "../../define.js";
import { listArgument } from "../../filters/subject.js";
import { textArgument } from "../../filters/text/coerce.js";
import { control, optional, required } from "./shape.js";

/** Calls, early ends, and what only holds statements together. */
export const callStatements: readonly StatementDefinition[] = [
	control({
		name: "function.run",
		summary: "Calls a function of the project, or a built-in one, and binds its response.",
		positional: [{ name: "function", form: "name", required: true, summary: "The name it is declared with." }],
		attributes: [
			optional("input", "object", "The inputs by name."),
			{
				name: "runtime_mode",
				kind: "text",
				required: false,
				default: "shared",
				values: ["shared", "async-shared", "async-dedicated"],
				summary:
					"`shared` waits for the result; with `async-shared` and `async-dedicated` the call goes on by itself, and what is bound is an id for `await`.",
			},
			optional("async", "bool", "True for what `async-shared` does; written out, not computed."),
		],
		binds: "optional",
		mock: "{}",
		notes:
			"Inputs are converted and checked as in any call, and those the function does not declare are left out with a warning. It has variables of its own and may call itself. Its errors go through to the caller. A function of the project wins over a built-in one of the same name.",
		examples: [
			[
				'function "order" { input { } stack { function.run "price" { input = {amount: "3"} } as $price\n} response = {price: $price} }\n---\nfunction "price" { input { int amount } stack { } response = $input.amount * 5 }',
				'{"price": 15}',
			],
		],
	}),
	statement({
		name: "await",
		family: "control",
		summary: "Waits for calls that were started without waiting, and binds their results by id.",
		positional: [
			{ name: "id", form: "value", required: false, summary: "A single id; then its result alone is bound." },
		],
		attributes: [
			{
				name: "ids",
				kind: "array",
				required: false,
				requiredUnless: ["id"],
				summary: "The ids `function.run` bound.",
			},
			{ name: "timeout", kind: "number", required: false, default: 10, summary: "Seconds." },
		],
		binds: "optional",
		effects: "async",
		evidence: "observed",
		notes:
			'An id that is not known and calls that take too long are the error "Async timeout" (observed). A call that failed raises its error here (our choice). A run ends when all its calls have.',
		examples: [
			{
				code: 'function "both" { input { } stack { function.run "twice" { input = {n: 2} runtime_mode = "async-shared" } as $two\nfunction.run "twice" { input = {n: 5} async = true } as $five\nawait { ids = [$five, $two] } as $all\nawait ($two) as $first } response = [$all|values, $first] }\n---\nfunction "twice" { input { int n } stack { util.sleep { value = 0.01 } } response = $input.n * 2 }',
				result: "[[10, 4], 4]",
			},
			{ code: 'await { ids = ["none"] timeout = 1 } as $all', result: "error: Async timeout" },
		],
		run: async ({ context, subject, attributes }) => {
			const single = subject !== null;
			if (!single && attributes.ids === null)
				throw fatalError(
					"`await` needs `ids`",
					"They are what `function.run` with an asynchronous `runtime_mode` binds.",
				);
			const ids = (single ? [subject] : listArgument(attributes.ids as Value, "await")).map((id) =>
				textArgument(id, "await", "id"),
			);
			const seconds = Number(toNumber(attributes.timeout as Value, "The timeout of `await` must be a number"));
			const results = await context.results(ids, Math.max(0, seconds) * 1000);
			if (single) return results[0] as Value;
			return objectFrom(ids.map((id, index) => [id, results[index] as Value]));
		},
	}),
	control({
		name: "return",
		summary: "Ends the function with a value, whatever it stands in.",
		attributes: [required("value", "The result.")],
		notes: "`response` is then not asked. A `finally` on the way still runs.",
		examples: [
			["return { value = 1 } response = 2", "1"],
			[
				"foreach ([4, 7, 9]) { each as $n { conditional { if ($n > 5) { return { value = $n } } } } } response = null",
				"7",
			],
		],
	}),
	control({
		name: "group",
		summary: "Groups statements for the reader; they run as if they stood outside.",
		notes: "What it sets is there after it.",
		blocks: [{ name: "stack", required: true, summary: "The statements." }],
		examples: [["group { stack { var $x { value = 1 } } } response = $x", "1"]],
	}),
	control({
		name: "db.transaction",
		summary: "Runs its stack; without a database there is nothing to roll back.",
		notes: "An error in it goes through to the outside. Variables keep what the stack has set until then.",
		attributes: [optional("isolation", "text", "How the database keeps transactions apart; means nothing here.")],
		blocks: [{ name: "stack", required: true, summary: "The statements." }],
		examples: [["db.transaction { stack { var $x { value = 1 } } } response = $x", "1"]],
	}),
	control({
		name: "comment",
		summary: "Only carries a description; does nothing.",
		examples: [['comment { description = "note" }', "null"]],
	}),
	control({
		name: "placeholder",
		summary: "A statement the editor has not finished; does nothing.",
		positional: [{ name: "name", form: "word", required: false, summary: "What is to stand there." }],
		examples: [["placeholder", "null"]],
	}),
];
