import type { StatementDefinition } from "../../define.js";
import { control, required } from "./shape.js";

/** Setting and changing variables. */
export const variableStatements: readonly StatementDefinition[] = [
	control({
		name: "var",
		family: "variables",
		summary: "Sets a variable; an existing one is overwritten.",
		positional: [{ name: "variable", form: "variable", required: true, summary: "Its name, with a dollar sign." }],
		attributes: [required("value", "What it holds from now on.")],
		notes:
			"A variable belongs to the whole function, whatever block sets it, and holds a copy of what it is given. Reading one that nothing has set is an error. `var $x = 1` is not a form Xano documents: the value stands in the block. Xano keeps the names `response`, `output`, `input`, `auth`, `env`, `db` and `error` for itself.",
		examples: [
			["var $x { value = 1 } response = $x", "1"],
			[
				"var $a { value = [1] } var $b { value = $a } array.push $b { value = 2 } response = {a: $a, b: $b}",
				'{"a": [1], "b": [1, 2]}',
			],
			[
				"var $total { value = 0 } foreach ([5, 6]) { each as $n { var $total { value = $total + $n } } } response = $total",
				"11",
			],
		],
	}),
	control({
		name: "var.update",
		family: "variables",
		summary: "Changes a variable, or the part of it that a path names; missing steps are created.",
		positional: [
			{ name: "variable", form: "variable", required: true, summary: "What to change: `$a`, `$a.b.c`, `$a[0]`." },
		],
		attributes: [required("value", "What stands there from now on.")],
		notes:
			"The position behind the last element adds one; between it and a position further on, nulls fill the gap. A step into a text, a number or a bool is an error. A variable that is not there is set (our choice); write `var` for a new one.",
		examples: [
			["var $x { value = {a: 1} } var.update $x.b.c { value = 2 } response = $x", '{"a": 1, "b": {"c": 2}}'],
			["var $list { value = [1] } var.update $list[3] { value = 4 } response = $list", "[1, null, null, 4]"],
			[
				'var $users { value = [{name: "Ada"}] } var $i { value = 0 } var.update $users[$i].name { value = "Bo" } response = $users',
				'[{"name": "Bo"}]',
			],
		],
	}),
];
