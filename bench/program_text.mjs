// Writes XanoScript that looks like what people write, the same text every time: a corpus to measure the parser with.

/** Numbers that look random and are the same on every machine. */
class Dice {
	#seed = 20_240_607;

	/** A whole number from 0 to below `count`. */
	below(count) {
		this.#seed = (this.#seed * 16807) % 2147483647;
		return this.#seed % count;
	}

	of(list) {
		return list[this.below(list.length)];
	}

	/** True `percent` times out of a hundred. */
	chance(percent) {
		return this.below(100) < percent;
	}
}

const subjects = [
	"order",
	"invoice",
	"customer",
	"product",
	"ticket",
	"booking",
	"message",
	"shipment",
	"payment",
	"lesson",
];
const parts = [
	"total",
	"status",
	"email",
	"created_at",
	"quantity",
	"owner",
	"label",
	"price",
	"country",
	"due_date",
	"notes",
];
const verbs = ["load", "save", "check", "count", "send", "merge", "clean", "rank", "import", "archive"];
const remarks = [
	"Only what is still open matters here",
	"Old rows have no value for this",
	"The provider answers with a list even for one",
	"Keep the newest one",
	"Amounts are in cents",
	"See the spreadsheet of the finance team",
];
const filters = [
	"|trim",
	"|to_lower",
	"|first",
	"|count",
	"|json_encode",
	'|get:"items":[]',
	"|first_notnull:0",
	'|replace:"-":"_"',
	"|round:2",
	"|unique:id",
];
const types = ["text", "int", "decimal", "bool", "email", "timestamp", "json", "text[]", "uuid"];

/**
 * Files of XanoScript whose texts have about the wanted size together.
 * @param size in UTF-16 units; the text is nearly all ASCII
 */
export function programTexts(size) {
	const dice = new Dice();
	const files = [];
	for (let written = 0; written < size; ) {
		const name = `${dice.of(verbs)}_${dice.of(subjects)}_${files.length}`;
		const text = `${construct(dice, name)}\n`;
		files.push({ name: `${name}.xs`, text });
		written += text.length;
	}
	return files;
}

function construct(dice, name) {
	const kind = dice.below(10);
	if (kind === 0) return tableText(dice, name);
	if (kind === 1) return taskText(dice, name);
	if (kind < 5)
		return callable(dice, `query "${name}" verb=${dice.of(["GET", "POST", "PATCH"])}`, [
			`  api_group = "${dice.of(subjects)}s"`,
			"",
		]);
	return callable(dice, `function "${dice.of(subjects)}s/${name}"`, []);
}

function callable(dice, head, attributes) {
	return [
		`// ${dice.of(remarks)}`,
		`${head} {`,
		...attributes,
		"  input {",
		...repeat(1 + dice.below(5), () => input(dice)),
		"  }",
		"",
		"  stack {",
		...block(dice, 4, 3 + dice.below(12), 0),
		"  }",
		"",
		`  response = ${dice.chance(50) ? `$${dice.of(subjects)}` : objectText(dice, 2)}`,
		"}",
	].join("\n");
}

function input(dice) {
	const comment = dice.chance(30) ? `    // ${dice.of(remarks)}\n` : "";
	const optional = dice.chance(40) ? "?" : "";
	const checks = dice.chance(30) ? " filters=trim" : "";
	return `${comment}    ${dice.of(types)} ${dice.of(parts)}_${dice.below(50)}${optional}${checks}`;
}

function tableText(dice, name) {
	return [
		`table "${name}" {`,
		"  auth = false",
		"",
		"  schema {",
		"    int id",
		"    timestamp created_at?=now",
		...repeat(
			4 + dice.below(10),
			() => `    ${dice.of(types)} ${dice.of(parts)}_${dice.below(50)}?${dice.chance(30) ? " filters=trim|lower" : ""}`,
		),
		"    enum state {",
		'      values = ["new", "open", "closed"]',
		"    }",
		"  }",
		"",
		"  index = [",
		'    {type: "primary", field: [{name: "id"}]}',
		'    {type: "btree", field: [{name: "created_at", op: "desc"}]}',
		"  ]",
		"}",
	].join("\n");
}

function taskText(dice, name) {
	return [
		`task "${name}" {`,
		"  stack {",
		...block(dice, 4, 4 + dice.below(8), 0),
		"  }",
		"",
		`  schedule = [{starts_on: 2025-01-0${1 + dice.below(9)} 04:00:00+0000, freq: 86400}]`,
		"}",
	].join("\n");
}

function block(dice, indent, count, depth) {
	const lines = [];
	for (let index = 0; index < count; index++) {
		if (index > 0) lines.push("");
		if (dice.chance(20)) lines.push(`${" ".repeat(indent)}// ${dice.of(remarks)}`);
		lines.push(...statement(dice, indent, depth));
	}
	return lines;
}

function statement(dice, indent, depth) {
	const pad = " ".repeat(indent);
	const choice = dice.below(depth < 3 ? 100 : 60);
	if (choice < 26) return braces(pad, `var $${variable(dice)}`, [`value = ${expression(dice, 0)}`]);
	if (choice < 36)
		return braces(pad, `var.update $${variable(dice)}.${dice.of(parts)}`, [`value = ${expression(dice, 0)}`]);
	if (choice < 41) return braces(pad, `array.push $${dice.of(subjects)}s`, [`value = ${objectText(dice, indent + 2)}`]);
	if (choice < 45) return braces(pad, "debug.log", [`value = ${expression(dice, 1)}`]);
	if (choice < 49) return functionCall(dice, pad, indent);
	if (choice < 54) return precondition(dice, pad);
	if (choice < 60) return query(dice, pad);
	if (choice < 66) return request(dice, pad, indent);
	if (choice < 82) return conditional(dice, indent, depth);
	if (choice < 92) return loop(dice, indent, depth);
	return attempt(dice, indent, depth);
}

function braces(pad, head, lines, tail = "") {
	return [`${pad}${head} {`, ...lines.map((line) => `${pad}  ${line}`), `${pad}}${tail}`];
}

function functionCall(dice, pad, indent) {
	const subject = dice.of(subjects);
	return braces(
		pad,
		`function.run "${subject}s/${dice.of(verbs)}_${subject}"`,
		[`input = ${objectText(dice, indent + 2)}`],
		` as $${subject}`,
	);
}

function precondition(dice, pad) {
	const lines = [
		`error_type = "${dice.of(["inputerror", "notfound", "accessdenied"])}"`,
		`error = "This ${dice.of(subjects)} cannot be used."`,
	];
	return braces(pad, `precondition (${condition(dice)})`, lines);
}

function query(dice, pad) {
	const subject = dice.of(subjects);
	if (dice.chance(40)) {
		return braces(
			pad,
			`db.get ${subject}`,
			['field_name = "id"', `field_value = $input.${dice.of(parts)}`],
			` as $${subject}`,
		);
	}
	const lines = [
		`where = $db.${subject}.${dice.of(parts)} == $input.${dice.of(parts)} && $db.${subject}.quantity > ${dice.below(90)}`,
		`sort = {${subject}.created_at: "desc"}`,
		'return = {type: "list", paging: {page: 1, per_page: 25}}',
	];
	return braces(pad, `db.query ${subject}`, lines, ` as $${subject}s`);
}

function request(dice, pad, indent) {
	const lines = [
		`url = "https://api.example.com/v${1 + dice.below(3)}/${dice.of(subjects)}s/" ~ $${dice.of(subjects)}.id`,
		`method = "${dice.of(["GET", "POST"])}"`,
		`params = ${objectText(dice, indent + 2)}`,
		'headers = []|push:"Content-Type: application/json"|push:"Authorization: Bearer " ~ $env.API_TOKEN',
		"timeout = 30",
	];
	return braces(pad, "api.request", lines, " as $api_result");
}

function conditional(dice, indent, depth) {
	const pad = " ".repeat(indent);
	const branch = (head) => [`${pad}  ${head} {`, ...block(dice, indent + 4, 1 + dice.below(3), depth + 1), `${pad}  }`];
	return [
		`${pad}conditional {`,
		...branch(`if (${condition(dice)})`),
		...(dice.chance(30) ? ["", ...branch(`elseif (${condition(dice)})`)] : []),
		...(dice.chance(50) ? ["", ...branch("else")] : []),
		`${pad}}`,
	];
}

function loop(dice, indent, depth) {
	const pad = " ".repeat(indent);
	const head = dice.chance(75) ? `foreach ($${dice.of(subjects)}s)` : `for (${2 + dice.below(90)})`;
	return [
		`${pad}${head} {`,
		`${pad}  each as $${dice.of(["item", "row", "entry", "index"])} {`,
		...block(dice, indent + 4, 1 + dice.below(4), depth + 1),
		`${pad}  }`,
		`${pad}}`,
	];
}

function attempt(dice, indent, depth) {
	const pad = " ".repeat(indent);
	return [
		`${pad}try_catch {`,
		`${pad}  try {`,
		...block(dice, indent + 4, 1 + dice.below(3), depth + 1),
		`${pad}  }`,
		"",
		`${pad}  catch {`,
		...braces(`${pad}    `, "debug.log", ['value = "Failed: " ~ $error.message']),
		`${pad}  }`,
		`${pad}}`,
	];
}

function condition(dice) {
	const left = dice.chance(40) ? `($${dice.of(subjects)}s|count)` : `$${dice.of(subjects)}.${dice.of(parts)}`;
	const comparison = `${left} ${dice.of(["==", "!=", ">", "<="])} ${dice.of(["null", "0", '"open"', "$input.total", "true"])}`;
	return dice.chance(25) ? `${comparison} && $input.${dice.of(parts)} != null` : comparison;
}

function expression(dice, depth) {
	switch (dice.below(depth < 2 ? 11 : 6)) {
		case 0:
			return String(dice.below(10_000));
		case 1:
			return `"${dice.of(remarks)}"`;
		case 2:
			return `$${dice.of(subjects)}.${dice.of(parts)}`;
		case 3:
			return `$input.${dice.of(parts)}`;
		case 4:
			return dice.of(["null", "true", "[]", "{}", "now"]);
		case 5:
			return `$${dice.of(subjects)}${dice.of(filters)}`;
		case 6:
			return `($${dice.of(subjects)}.quantity * ${1 + dice.below(20)}) + ${expression(dice, 2)}`;
		case 7:
			return `"${dice.of(verbs)}: " ~ $${dice.of(subjects)}.label ~ " (" ~ $input.${dice.of(parts)} ~ ")"`;
		case 8:
			return `$${dice.of(subjects)}s|filter:$$.${dice.of(parts)} == "open"|map:$$.${dice.of(parts)}`;
		case 9:
			return `{}|set:"${dice.of(parts)}":$input.${dice.of(parts)}|set:"${dice.of(parts)}":${dice.below(100)}`;
		default:
			return `(${condition(dice)}) ? ${expression(dice, 2)} : ${expression(dice, 2)}`;
	}
}

function objectText(dice, indent) {
	const pad = " ".repeat(indent);
	const entries = repeat(
		1 + dice.below(6),
		() =>
			`${pad}  ${dice.of(parts)}_${dice.below(20)}: ${dice.chance(12) ? objectText(dice, indent + 2) : expression(dice, 2)}`,
	);
	return `{\n${entries.join("\n")}\n${pad}}`;
}

function variable(dice) {
	return dice.chance(50) ? dice.of(subjects) : `${dice.of(subjects)}_${dice.of(parts)}`;
}

function repeat(count, make) {
	return Array.from({ length: count }, make);
}
