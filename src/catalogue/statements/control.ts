import { errorTypeNames } from "../../values/error_types.js";
import {
	type StatementAttribute,
	type StatementBlock,
	type StatementDefinition,
	type StatementPositional,
	statement,
} from "../define.js";

/** Statements whose meaning is a matter of the compiler; here stands what may be written and what they are for. */
interface Shape {
	readonly name: string;
	readonly summary: string;
	readonly positional?: readonly StatementPositional[];
	readonly attributes?: readonly StatementAttribute[];
	readonly blocks?: readonly StatementBlock[];
	readonly binds?: StatementDefinition["binds"];
	readonly family?: StatementDefinition["family"];
	readonly code: string;
	readonly result: string;
	readonly notes?: string;
	readonly evidence?: StatementDefinition["evidence"];
	readonly portability?: string;
}

function control(shape: Shape): StatementDefinition {
	const { code, result, ...rest } = shape;
	return statement({
		family: "control",
		positional: [],
		attributes: [],
		binds: "never",
		evidence: "documented",
		effects: "control",
		...rest,
		examples: [{ code, result }],
	});
}

const condition = { name: "condition", form: "condition", required: true } as const;
const required = (name: string, summary: string): StatementAttribute => ({
	name,
	kind: "any",
	required: true,
	summary,
});
const optional = (name: string, kind: StatementAttribute["kind"], summary: string): StatementAttribute => ({
	name,
	kind,
	required: false,
	summary,
});

/** Variables, branches, loops, errors, calls. */
export const controlStatements: readonly StatementDefinition[] = [
	control({
		name: "var",
		family: "variables",
		summary: "Sets a variable; an existing one is overwritten.",
		positional: [{ name: "variable", form: "variable", required: true }],
		attributes: [required("value", "What it holds from now on.")],
		code: "var $x { value = 1 } response = $x",
		result: "1",
	}),
	control({
		name: "var.update",
		family: "variables",
		summary: "Changes a variable, or the part of it that a path names; missing steps are created.",
		positional: [{ name: "variable", form: "variable", required: true }],
		attributes: [required("value", "What stands there from now on.")],
		code: "var $x { value = {a: 1} } var.update $x.b.c { value = 2 } response = $x",
		result: '{"a": 1, "b": {"c": 2}}',
	}),
	control({
		name: "conditional",
		summary: "Runs the first branch whose condition holds.",
		blocks: [
			{ name: "if", required: true },
			{ name: "elseif", required: false, repeated: true },
			{ name: "else", required: false },
		],
		code: 'var $x { value = "small" } conditional { if (3 > 2) { var $x { value = "large" } } } response = $x',
		result: '"large"',
	}),
	control({
		name: "switch",
		summary: "Compares a value with each case; without `break` after its block a case falls into the next.",
		positional: [{ name: "value", form: "condition", required: true }],
		blocks: [
			{ name: "case", required: false, repeated: true },
			{ name: "default", required: false },
		],
		code: 'var $x { value = 0 } switch ("b") { case ("a") { var $x { value = 1 } } break case ("b") { var $x { value = 2 } } break } response = $x',
		result: "2",
	}),
	control({
		name: "for",
		summary: "Repeats a block a number of times; the variable counts from 0.",
		positional: [{ name: "count", form: "condition", required: true }],
		blocks: [{ name: "each", required: true }],
		code: "var $sum { value = 0 } for (4) { each as $i { math.add $sum { value = $i } } } response = $sum",
		result: "6",
	}),
	control({
		name: "foreach",
		summary: "Runs a block for every element of an array, as the array is when the loop begins.",
		positional: [{ name: "list", form: "condition", required: true }],
		blocks: [{ name: "each", required: true }],
		code: "var $sum { value = 0 } foreach ([1, 2, 3]) { each as $n { math.add $sum { value = $n } } } response = $sum",
		result: "6",
	}),
	control({
		name: "while",
		summary: "Repeats a block as long as the condition holds.",
		positional: [condition],
		blocks: [{ name: "each", required: true }],
		code: "var $n { value = 1 } while ($n < 100) { each { var.update $n { value = $n * 2 } } } response = $n",
		result: "128",
	}),
	control({
		name: "break",
		summary: "Leaves the innermost loop.",
		code: "var $n { value = 0 } while (true) { each { math.add $n { value = 1 } conditional { if ($n == 3) { break } } } } response = $n",
		result: "3",
	}),
	control({
		name: "continue",
		summary: "Goes on with the next pass of the innermost loop.",
		code: "var $n { value = 0 } for (4) { each as $i { conditional { if ($i == 1) { continue } } math.add $n { value = $i } } } response = $n",
		result: "5",
	}),
	control({
		name: "foreach.remove",
		summary: "Takes the current element out of the array variable that the loop walks.",
		code: "var $a { value = [1, 2, 3] } foreach ($a) { each as $x { conditional { if ($x == 2) { foreach.remove } } } } response = $a",
		result: "[1, 3]",
	}),
	control({
		name: "remove",
		summary: "The newer documentation's spelling of `foreach.remove`.",
		portability: "Xano's editor knows this statement as `foreach.remove`",
		code: "var $a { value = [1, 2, 3] } foreach ($a) { each as $x { conditional { if ($x == 2) { remove } } } } response = $a",
		result: "[1, 3]",
	}),
	control({
		name: "group",
		summary: "Groups statements for the reader; they run as if they stood outside.",
		blocks: [{ name: "stack", required: true }],
		code: "group { stack { var $x { value = 1 } } } response = $x",
		result: "1",
	}),
	control({
		name: "db.transaction",
		summary: "Runs its stack; without a database there is nothing to roll back.",
		attributes: [optional("isolation", "text", "How the database keeps transactions apart; means nothing here.")],
		blocks: [{ name: "stack", required: true }],
		code: "db.transaction { stack { var $x { value = 1 } } } response = $x",
		result: "1",
	}),
	control({
		name: "return",
		summary: "Ends the function with a value, whatever it stands in.",
		attributes: [required("value", "The result.")],
		code: "return { value = 1 } response = 2",
		result: "1",
	}),
	control({
		name: "precondition",
		summary: "Goes on when the condition holds, raises an error otherwise.",
		positional: [condition],
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
		code: 'precondition (1 > 2) { error_type = "notfound" error = "no such thing" }',
		result: "error: no such thing",
	}),
	control({
		name: "throw",
		summary: "Raises an error with a name and any value.",
		attributes: [
			{ ...optional("name", "text", "What `$error.name` will be."), requiredOnXano: "always" },
			required("value", "What `$error.result` will be."),
		],
		code: 'throw { name = "Oops" value = "it broke" }',
		result: "error: it broke",
	}),
	control({
		name: "try_catch",
		summary: "Runs `try`; on any error `catch`, where `$error` says what happened; `finally` in every case.",
		blocks: [
			{ name: "try", required: true },
			{ name: "catch", required: false, requiredOnXano: true },
			{ name: "finally", required: false },
		],
		code: 'try_catch { try { throw { name = "a" value = "b" } } catch { var $x { value = $error.name } } } response = $x',
		result: '"a"',
	}),
	control({
		name: "function.run",
		summary: "Calls a function of the project, or a built-in one, and binds its response.",
		positional: [{ name: "function", form: "name", required: true }],
		attributes: [
			optional("input", "object", "The inputs by name."),
			{
				name: "runtime_mode",
				kind: "text",
				required: false,
				default: "shared",
				values: ["shared", "async-shared", "async-dedicated"],
				summary: "Only `shared` runs here.",
			},
		],
		binds: "optional",
		code: "",
		result: "null",
	}),
	control({
		name: "comment",
		summary: "Only carries a description; does nothing.",
		code: 'comment { description = "note" }',
		result: "null",
	}),
	control({
		name: "placeholder",
		summary: "A statement the editor has not finished; does nothing.",
		positional: [{ name: "name", form: "word", required: false }],
		code: "placeholder",
		result: "null",
	}),
	control({
		name: "debug.log",
		family: "debug",
		summary: "Writes a value to the run's log, never into the response.",
		attributes: [required("value", "What to write.")],
		code: "debug.log { value = 1 }",
		result: "null",
	}),
	control({
		name: "debug.stop",
		family: "debug",
		summary: "Ends the whole run with a value.",
		attributes: [required("value", "The result of the run.")],
		code: "debug.stop { value = 1 } response = 2",
		result: "1",
	}),
];
