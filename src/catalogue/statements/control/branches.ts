import type { StatementDefinition } from "../../define.js";
import { condition, control } from "./shape.js";

/** Statements that choose what runs. */
export const branchStatements: readonly StatementDefinition[] = [
	control({
		name: "conditional",
		summary: "Runs the first branch whose condition holds.",
		blocks: [
			{ name: "if", head: "(condition)", required: true, summary: "Runs when its condition holds." },
			{
				name: "elseif",
				head: "(condition)",
				required: false,
				repeated: true,
				summary: "Runs when its condition holds and none before it did.",
			},
			{ name: "else", required: false, summary: "Runs when no condition holds." },
		],
		notes:
			"A branch that does not run sets nothing: give a variable its value before the `conditional`, or set it in every branch. `else if` runs here; Xano wants `elseif`, or a `conditional` of its own within `else`.",
		examples: [
			[
				'var $n { value = 3 } var $size { value = "small" } conditional { if ($n > 2) { var $size { value = "large" } } } response = $size',
				'"large"',
			],
			[
				'var $n { value = 7 } conditional { if ($n > 10) { var $size { value = "large" } } elseif ($n > 5) { var $size { value = "medium" } } else { var $size { value = "small" } } } response = $size',
				'"medium"',
			],
			[
				'var $list { value = [] } conditional { if ($list) { var $answer { value = "full" } } else { var $answer { value = "empty" } } } response = $answer',
				'"empty"',
			],
		],
	}),
	control({
		name: "switch",
		summary: "Compares a value with each case; without `break` after its block a case falls into the next.",
		positional: [condition("value", "What is compared, loosely as `==` does.")],
		blocks: [
			{
				name: "case",
				head: "(value)",
				tail: "break",
				required: false,
				repeated: true,
				summary: "Runs when its value equals; `break` behind its brace ends the `switch`.",
			},
			{ name: "default", required: false, summary: "Runs when no case does, or when the last one falls through." },
		],
		notes:
			'The comparison is loose: the text `"1"` meets `case (1)`, and null meets `case (0)`. `break` stands behind the brace of a case, not within it. When nothing meets and there is no `default`, nothing runs.',
		examples: [
			[
				'switch ("b") { case ("a") { var $x { value = 1 } } break case ("b") { var $x { value = 2 } } break default { var $x { value = 0 } } } response = $x',
				"2",
			],
			[
				'var $ran { value = [] } switch (1) { case (1) { array.push $ran { value = "one" } } case (2) { array.push $ran { value = "two" } } break case (3) { array.push $ran { value = "three" } } break } response = $ran',
				'["one", "two"]',
			],
		],
	}),
];
