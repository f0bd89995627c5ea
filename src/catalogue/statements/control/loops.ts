import type { StatementDefinition } from "../../define.js";
import { condition, control } from "./shape.js";

/** Loops, and what leaves or changes them. */
export const loopStatements: readonly StatementDefinition[] = [
	control({
		name: "for",
		summary: "Repeats a block a number of times; the variable counts from 0.",
		positional: [
			condition("count", "How often; a numeric text counts, a fraction is cut off, and 0 or less runs nothing."),
		],
		blocks: [{ name: "each", head: "as $index", required: true, summary: "What runs; `$index` counts from 0." }],
		notes:
			"After the loop the variable still holds the number of the last pass; without a pass it is not set. A count that is no number, such as null, is an error. For numbers from another start walk a range with `foreach`.",
		examples: [
			[
				"var $sum { value = 0 } for (4) { each as $i { math.add $sum { value = $i } } } response = {sum: $sum, last: $i}",
				'{"sum": 6, "last": 3}',
			],
			[
				"var $squares { value = [] } foreach ((1..3)) { each as $n { array.push $squares { value = $n * $n } } } response = $squares",
				"[1, 4, 9]",
			],
		],
	}),
	control({
		name: "foreach",
		summary: "Runs a block for every element of an array, as the array is when the loop begins.",
		positional: [condition("list", "The array, or a stream; anything else is an error.")],
		blocks: [{ name: "each", head: "as $element", required: true, summary: "What runs for each element." }],
		notes:
			"What the block adds to the array is not walked. The variable holds a copy of the element: to change the array, write to it by position, or build a new one. An object is no array: walk its `entries`, `keys` or `values`; for a list that may be null walk `$list ?? []`. After the loop the variable still holds the last element.",
		examples: [
			[
				"var $sum { value = 0 } foreach ([1, 2, 3]) { each as $n { math.add $sum { value = $n } } } response = $sum",
				"6",
			],
			[
				"var $list { value = [1, 2] } foreach ($list) { each as $n { array.push $list { value = $n * 10 } } } response = $list",
				"[1, 2, 10, 20]",
			],
			[
				'var $lines { value = [] } foreach ({tea: 2, milk: 1}|entries) { each as $item { array.push $lines { value = $item.key ~ ": " ~ $item.value } } } response = $lines',
				'["tea: 2", "milk: 1"]',
			],
			[
				"foreach ({tea: 2}) { each as $item { debug.log { value = $item } } }",
				"error: Please use a numerically indexed array.",
			],
		],
	}),
	control({
		name: "while",
		summary: "Repeats a block as long as the condition holds.",
		positional: [condition("condition", "Asked before every pass.")],
		blocks: [{ name: "each", required: true, summary: "What runs; it has to change what the condition asks about." }],
		notes: "Nothing runs when the condition does not hold at first. `--max-iterations` ends a loop that never ends.",
		examples: [
			["var $n { value = 1 } while ($n < 100) { each { var.update $n { value = $n * 2 } } } response = $n", "128"],
			[
				"var $queue { value = [3, 4] } var $sum { value = 0 } while (($queue|count) > 0) { each { array.shift $queue as $next\nmath.add $sum { value = $next } } } response = $sum",
				"7",
			],
		],
	}),
	control({
		name: "break",
		summary: "Leaves the innermost `for`, `foreach` or `while` at once.",
		notes: "Behind the block of a `case` it ends the `switch` instead.",
		examples: [
			[
				"var $n { value = 0 } while (true) { each { math.add $n { value = 1 } conditional { if ($n == 3) { break } } } } response = $n",
				"3",
			],
		],
	}),
	control({
		name: "continue",
		summary: "Goes on with the next pass of the innermost loop.",
		examples: [
			[
				"var $n { value = 0 } for (4) { each as $i { conditional { if ($i == 1) { continue } } math.add $n { value = $i } } } response = $n",
				"5",
			],
		],
	}),
	control({
		name: "foreach.remove",
		summary: "Takes the current element out of the array variable that the loop walks.",
		notes:
			"The `foreach` walks a variable, or a part of one such as `$order.lines`; of anything else nothing is left to change. The rest of the pass still runs, and the elements that follow still have their turn. For a condition alone, `array.filter` is shorter.",
		examples: [
			[
				"var $a { value = [1, 2, 3] } foreach ($a) { each as $x { conditional { if ($x == 2) { foreach.remove } } } } response = $a",
				"[1, 3]",
			],
		],
	}),
	control({
		name: "remove",
		summary: "The newer documentation's spelling of `foreach.remove`.",
		portability: "Xano's editor refuses it: write `foreach.remove`",
		examples: [
			[
				"var $a { value = [1, 2, 3] } foreach ($a) { each as $x { conditional { if ($x == 2) { remove } } } } response = $a",
				"[1, 3]",
			],
		],
	}),
];
