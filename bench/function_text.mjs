// Writes functions that are right, the same ones every time, with a mistake here and there: a corpus to measure the
// checker with. In program_text.mjs nearly every name is unknown, and a checker would do little but complain.

/** Numbers that look random and are the same on every machine. */
class Dice {
	#seed = 20_240_607;

	below(count) {
		this.#seed = (this.#seed * 16807) % 2147483647;
		return this.#seed % count;
	}

	of(list) {
		return list[this.below(list.length)];
	}
}

const words = ["order", "invoice", "customer", "product", "ticket", "booking", "message", "shipment", "payment"];
const remarks = [
	"Only what is still open matters",
	"Amounts are in cents",
	"Keep the newest one",
	"Old rows lack this",
];

/**
 * @param count how many functions
 * @param lines about how many lines each has
 */
export function functionTexts(count, lines = 60) {
	const dice = new Dice();
	return Array.from({ length: count }, (_, index) => ({
		name: `${dice.of(words)}_${index}`,
		text: functionText(dice, index, count, lines),
	}));
}

function functionText(dice, index, count, lines) {
	const scope = { numbers: ["input.amount"], texts: ["input.label"], lists: ["input.rows"], dice, index, count };
	const body = [];
	while (body.length < lines - 14) body.push(...statement(scope, 0), "");
	// One function in ten has the mistake people make most often.
	if (index % 10 === 0) body.push("var $left {", "  value = $input.rows|count == 0", "}", "");
	return [
		`// ${dice.of(remarks)}`,
		`function "step_${index}" {`,
		"  input {",
		"    decimal amount?=1",
		"    text label? filters=trim",
		"    json rows?",
		"  }",
		"",
		"  stack {",
		...body.map((line) => (line === "" ? "" : `    ${line}`)),
		"  }",
		"",
		`  response = {total: $${dice.of(scope.numbers)}, label: $${dice.of(scope.texts)}, rows: $${dice.of(scope.lists)}}`,
		"}",
		"",
	].join("\n");
}

/** A statement with everything in it; what it sets in the function's own stack may be read from then on. */
function statement(scope, depth) {
	const { dice } = scope;
	switch (dice.below(depth < 2 ? 10 : 6)) {
		case 0:
			return declared(scope, depth, "numbers", number(scope));
		case 1:
			return declared(scope, depth, "texts", text(scope));
		case 2:
			return declared(scope, depth, "lists", list(scope));
		case 3:
			return ["debug.log {", `  value = "${dice.of(words)}: " ~ $${dice.of(scope.texts)}`, "}"];
		case 4:
			return [
				`function.run "step_${dice.below(scope.count)}" {`,
				`  input = {amount: $${dice.of(scope.numbers)}, label: ${text(scope)}, rows: $${dice.of(scope.lists)}}`,
				`} as $result_${dice.below(9)}`,
			];
		case 5:
			return [
				`// ${dice.of(remarks)}`,
				`precondition (${condition(scope)}) {`,
				`  error = "This ${dice.of(words)} is wrong"`,
				"}",
			];
		case 6:
		case 7:
			return [
				"conditional {",
				...indented([`if (${condition(scope)}) {`, ...indented(statement(scope, depth + 1)), "}"]),
				...(dice.below(2) === 0 ? [] : indented(["else {", ...indented(statement(scope, depth + 1)), "}"])),
				"}",
			];
		case 8:
			return [
				`foreach ($${dice.of(scope.lists)}) {`,
				"  each as $row {",
				...indented(indented(statement(scope, depth + 1))),
				"  }",
				"}",
			];
		default:
			return [
				"try_catch {",
				...indented(["try {", ...indented(statement(scope, depth + 1)), "}"]),
				"",
				...indented(["catch {", "  debug.log {", "    value = $error.message", "  }", "}"]),
				"}",
			];
	}
}

function declared(scope, depth, kind, value) {
	const name = `${scope.dice.of(words)}_${kind}_${scope.dice.below(6)}`;
	if (depth === 0 && !scope[kind].includes(name)) scope[kind].push(name);
	return [`var $${name} {`, `  value = ${value}`, "}"];
}

function number({ dice, numbers, lists }) {
	return dice.of([
		String(dice.below(1_000)),
		`$${dice.of(numbers)} * 1.19`,
		`($${dice.of(lists)}|count) + ${dice.below(9)}`,
		`($${dice.of(numbers)} + $${dice.of(numbers)})|round:2`,
	]);
}

function text({ dice, texts, numbers }) {
	return dice.of([
		`"${dice.of(remarks)}"`,
		`$${dice.of(texts)}|to_lower|trim`,
		`$${dice.of(texts)} ~ " (" ~ ($${dice.of(numbers)}|to_text) ~ ")"`,
		`$${dice.of(texts)}|replace:"-":"_"|substr:0:20`,
	]);
}

function list({ dice, lists }) {
	return dice.of([
		"[]",
		`$${dice.of(lists)}|filter:$$.quantity > ${dice.below(9)}`,
		`$${dice.of(lists)}|map:$$.price|unique`,
		`[1, 2, ${dice.below(90)}]|merge:[3, 4]`,
	]);
}

function condition({ dice, numbers, texts, lists }) {
	return dice.of([
		`$${dice.of(numbers)} > ${dice.below(500)}`,
		`$${dice.of(texts)} != ""`,
		`($${dice.of(lists)}|count) == 0`,
		`$${dice.of(numbers)} >= 1 && $${dice.of(texts)} == "open"`,
	]);
}

function indented(lines) {
	return lines.map((line) => (line === "" ? "" : `  ${line}`));
}
