// How long filters take on a million elements beside hand-written JavaScript, and beside themselves on a tenth of it.
// See README.md.
import { existsSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { library } from "./kernels.mjs";
import { machine, machineLine } from "./machine.mjs";
import { factor, milliseconds, percent, table } from "./report.mjs";
import { median, ratios, summary } from "./statistics.mjs";

/** What the filters work on, in both languages. */
const lists = {
	numbers: {
		xs: "(0..$last)|map:($$ * 7919) % 1000003",
		make: (count) => range(count).map((n) => (n * 7919) % 1000003),
	},
	texts: {
		xs: '(0..$last)|map:"k" ~ ($$ * 7919) % 1000003',
		make: (count) => range(count).map((n) => `k${(n * 7919) % 1000003}`),
	},
	rows: {
		xs: '(0..$last)|map:{id: $$, group: $$ % 1000, name: "n" ~ $$}',
		make: (count) => range(count).map((id) => ({ id, group: id % 1000, name: `n${id}` })),
	},
	pairs: { xs: "(0..$last)|map:[$$, $$ + 1]", make: (count) => range(count).map((n) => [n, n + 1]) },
	repeated: { xs: "(0..$last)|map:$$ % 1000", make: (count) => range(count).map((n) => n % 1000) },
};

/** A filter, its list, and what one would write by hand. */
const cases = [
	["map", "numbers", "map:$$ * 2 + 1", (list) => list.map((n) => n * 2 + 1)],
	[
		"map to objects",
		"rows",
		"map:{id: $$.id, label: $$.name}",
		(list) => list.map(({ id, name }) => ({ id, label: name })),
	],
	["filter", "numbers", "filter:$$ % 3 == 0", (list) => list.filter((n) => n % 3 === 0)],
	["reduce", "numbers", "reduce:$$ + $result:0", (list) => list.reduce((sum, n) => sum + n, 0)],
	["find", "numbers", "find:$$ < 0", (list) => list.find((n) => n < 0) ?? null],
	["some", "numbers", "some:$$ < 0", (list) => list.some((n) => n < 0)],
	["sort numbers", "numbers", "sort", (list) => [...list].sort((a, b) => a - b)],
	["sort texts", "texts", "sort", (list) => [...list].sort()],
	["sort by a key", "rows", "sort:group:number", (list) => [...list].sort((a, b) => a.group - b.group)],
	["unique", "repeated", "unique", (list) => [...new Set(list)]],
	["unique, all different", "texts", "unique", (list) => [...new Set(list)]],
	["index_by", "rows", "index_by:group", (list) => Object.groupBy?.(list, ({ group }) => group) ?? grouped(list)],
	["join", "texts", 'join:","', (list) => list.join(",")],
	["flatten", "pairs", "flatten", (list) => list.flat()],
	["reverse", "numbers", "reverse", (list) => [...list].reverse()],
	["slice", "numbers", "slice:1:999999", (list) => list.slice(1, 1_000_000)],
	["merge", "numbers", "merge:$list", (list) => list.concat(list)],
	["push", "numbers", "push:1", (list) => [...list, 1]],
	["sum", "numbers", "sum", (list) => list.reduce((sum, n) => sum + n, 0)],
	["max", "numbers", "array_max", (list) => list.reduce((most, n) => Math.max(most, n), -1)],
	["diff", "repeated", "diff:[1, 2, 3]", (list) => without(list, [1, 2, 3])],
	["intersect", "numbers", "intersect:$list", (list) => within(list, list)],
	["filter_empty", "repeated", "filter_empty", (list) => list.filter(Boolean)],
	["json_encode", "rows", "json_encode", (list) => JSON.stringify(list)],
	["json_decode", "rows", "json_encode|json_decode", (list) => JSON.parse(JSON.stringify(list))],
	["pluck", "rows", 'get:"name"', (list) => list.map(({ name }) => name)],
	["count", "numbers", "count", (list) => list.length],
];

const { values: options } = parseArgs({
	options: {
		count: { type: "string", default: "1000000" },
		rounds: { type: "string", default: "5" },
		json: { type: "string" },
	},
});
process.exitCode = await main(Number(options.count), Number(options.rounds));

async function main(count, rounds) {
	if (!existsSync(fileURLToPath(library))) {
		process.stderr.write("There is no dist/index.js yet: npm run build\n");
		return 2;
	}
	const { createEngine, projectFromText } = await import(library);
	const results = [];
	for (const [title, list, filter, byHand] of cases) {
		const elements = lists[list].make(count);
		const short = lists[list].make(Math.trunc(count / 10));
		const own = [];
		const hand = [];
		const tenth = [];
		for (let round = 0; round < rounds; round++) {
			own.push(await inProgram(lists[list].xs, filter, count));
			hand.push(timed(() => byHand(elements)));
			tenth.push(await inProgram(lists[list].xs, filter, short.length));
		}
		const ratio = summary(ratios(own, hand));
		const growth = median(ratios(own, tenth));
		results.push({ title, own: summary(own), hand: summary(hand), ratio, growth });
	}
	process.stdout.write(`${machineLine()} · ${count.toLocaleString("en-US")} elements\n\n`);
	process.stdout.write(
		table([
			["", "ms", "by hand", "ratio", "IQR", "ten times the list"],
			null,
			...results.map(({ title, own, hand, ratio, growth }) => [
				title,
				milliseconds(own.median),
				milliseconds(hand.median),
				factor(ratio.median),
				percent(ratio.spread),
				`${factor(growth)} × the time`,
			]),
		]),
	);
	if (options.json !== undefined)
		writeFileSync(options.json, `${JSON.stringify({ machine: machine(), count, results }, null, "\t")}\n`);
	return 0;

	/** The program times itself; its clock counts microseconds, so that a quick filter is more than 0. */
	async function inProgram(make, filter, size) {
		const text = `function "measured" {
  input {
    int last
  }

  stack {
    var $last { value = $input.last }
    var $list { value = ${make} }
    var $start { value = now }
    var $result { value = $list|${filter} }
    var $end { value = now }
  }

  response = $end - $start
}
`;
		const clock = {
			now: () => Math.round(performance.now() * 1_000),
			monotonic: () => performance.now(),
			sleep: () => Promise.resolve(),
		};
		const engine = createEngine({
			project: projectFromText("measured.xs", text, dirname(fileURLToPath(library))),
			host: { clock },
		});
		const { response } = await engine.run({ function: "measured", input: { last: size - 1 } });
		return response / 1_000;
	}
}

function timed(work) {
	const start = performance.now();
	work();
	return performance.now() - start;
}

function range(count) {
	return Array.from({ length: count }, (_, index) => index);
}

function grouped(list) {
	const groups = new Map();
	for (const element of list) {
		const group = groups.get(element.group);
		if (group) group.push(element);
		else groups.set(element.group, [element]);
	}
	return groups;
}

function without(list, others) {
	const known = new Set(others);
	return list.filter((element) => !known.has(element));
}

function within(list, others) {
	const known = new Set(others);
	return list.filter((element) => known.has(element));
}
