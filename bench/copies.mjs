// What it costs to change, pass on and give back arrays and objects of a million elements, beside a tenth of them: with
// every operation in constant time ten times the passes take ten times as long. See README.md.
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { library } from "./kernels.mjs";
import { machineLine } from "./machine.mjs";
import { factor, table } from "./report.mjs";
import { median } from "./statistics.mjs";

const list = "var $a { value = [] }";
const object = "var $a { value = {} }";
/** Few enough keys to stay near the processor: what a program waits for memory is not what is measured. */
const keyed = `${object} for (50000) { each as $i { var.update $a["k" ~ $i] { value = 1 } } }`;
const filled = "var $a { value = (1..$input.n) }";

const reading = (type) => `function "look" {
  input {
    ${type} list
    int at
  }

  stack {
    precondition (($input.list|count) > $input.at)
  }

  response = $input.list[$input.at]
}`;

const changing = (type) => `function "add" {
  input {
    ${type} list
    int x
  }

  stack {
    var $list { value = $input.list }
    array.push $list { value = $input.x }
  }

  response = $list
}`;

const counting = `function "count" {
  input {
    json counts
    text key
  }

  stack {
    var $counts { value = $input.counts }
    var.update $counts { value = $counts|set:$input.key:(($counts|get:$input.key:0) + 1) }
  }

  response = $counts
}`;

/**
 * What JavaScript itself does not do in constant time is left out: a text that grows by appending takes 160 times as long
 * for ten times the length in plain JavaScript, too, and a map whose keys are all new up to 30 times.
 *
 * A name, what stands before the loop, the body of the loop of `n` passes that counts `$i`, and functions it calls. */
const operations = [
	["array.push", list, "array.push $a { value = $i }"],
	["array.pop", filled, "array.pop $a as $x"],
	["array.shift", filled, "array.shift $a as $x"],
	["array.unshift", list, "array.unshift $a { value = $i }"],
	["array.merge", list, "array.merge $a { value = [$i] }"],
	["queue", filled, "array.shift $a as $x\narray.push $a { value = $x }"],
	["|push", list, "var.update $a { value = $a|push:$i }"],
	["|append", list, 'var.update $a { value = $a|append:$i:"" }'],
	["|append at a path", "var $a { value = {l: []} }", 'var.update $a { value = $a|append:$i:"l" }'],
	["|merge", list, "var.update $a { value = $a|merge:[$i] }"],
	["[...$a, x]", list, "var.update $a { value = [...$a, $i] }"],
	["|set", keyed, 'var.update $a { value = $a|set:("k" ~ $i % 50000):$i }'],
	["|set of a path", object, 'var.update $a { value = $a|set:("c.k" ~ $i % 50000):$i }'],
	[
		"|unset",
		keyed,
		'var.update $a { value = $a|unset:("k" ~ $i % 50000) }\nvar.update $a["k" ~ $i % 50000] { value = $i }',
	],
	["|merge of objects", keyed, "var.update $a { value = $a|merge:{last: $i} }"],
	["counter", object, 'var.update $a { value = $a|set:("k" ~ $i % 5000):(($a|get:("k" ~ $i % 5000):0) + 1) }'],
	["position", filled, "var.update $a[$i] { value = $i }"],
	["member", keyed, 'var.update $a["k" ~ $i % 50000] { value = $i }'],
	[
		"grid",
		"var $a { value = [] } for ($input.n / 100) { each as $i { array.push $a { value = (1..100) } } }",
		"var.update $a[($i / 100)|floor][$i % 100] { value = $i }",
	],
	["rows that grow", "var $a { value = [[], [], []] }", "array.push $a[$i % 3] { value = $i }"],
	["a million rows", list, "array.push $a { value = [] } array.push $a[$i] { value = $i }"],
	["member of a row", "var $a { value = {rows: [{n: 0}]} }", "var.update $a.rows[0].n { value = $i }"],
	["list three levels down", "var $a { value = {m: [{l: []}]} }", "array.push $a.m[0].l { value = $i }"],
	[
		"loop over what it adds to",
		filled,
		"",
		"",
		"foreach ($a) { each as $x { array.push $b { value = $x } array.push $a { value = $x } conditional { if (($a|count) == $input.n + 1000) { array.pop $a } } } }",
	],
	[
		"passed to a reader",
		filled,
		'function.run "look" { input = {list: $a, at: $i} } as $x\nvar.update $a[$i] { value = $x }',
		reading("json"),
	],
	["typed, to a reader", filled, 'function.run "look" { input = {list: $a, at: $i} } as $x', reading("int[]")],
	[
		"typed, to a reader, changed",
		filled,
		'function.run "look" { input = {list: $a, at: $i} } as $x\nvar.update $a[$i] { value = $x }',
		reading("int[]"),
	],
	["changed by a function", list, 'function.run "add" { input = {list: $a, x: $i} } as $a', changing("json")],
	["typed, changed by a function", list, 'function.run "add" { input = {list: $a, x: $i} } as $a', changing("int[]")],
	[
		"map changed by a function",
		object,
		'function.run "count" { input = {counts: $a, key: "k" ~ $i % 50000} } as $a',
		counting,
	],
].map(([name, setup, body, functions = "", loop = `for ($input.n) { each as $i { ${body} } }`]) => ({
	name,
	text: `function "measured" {
  input {
    int n
  }

  stack {
    var $b { value = [] }
    ${setup}
    var $start { value = now }
    ${loop}
    var $end { value = now }
  }

  response = $end - $start
}
${functions}`,
}));

const { values: options } = parseArgs({
	options: {
		count: { type: "string", default: "1000000" },
		rounds: { type: "string", default: "2" },
		processes: { type: "string", default: "5" },
		only: { type: "string" },
		// How the program starts itself: measures one operation and prints what it found.
		operation: { type: "string" },
		json: { type: "string" },
	},
});
const count = Number(options.count);
process.exitCode = options.operation === undefined ? main() : await measureHere(options.operation);

function main() {
	if (!existsSync(fileURLToPath(library))) {
		process.stderr.write("There is no dist/index.js yet: npm run build\n");
		return 2;
	}
	const chosen = operations.filter(({ name }) => options.only === undefined || name.includes(options.only));
	const results = chosen.map(({ name }) => measure(name));
	process.stdout.write(
		`${machineLine()} · ${count.toLocaleString("en-US")} passes\n\n${table([
			["", "ns per pass", "time beside a tenth"],
			null,
			...results.map(({ name, nanoseconds, factor: growth }) => [name, nanoseconds.toFixed(0), factor(growth)]),
		])}`,
	);
	if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ copies: results }, null, "\t")}\n`);
	return results.some(({ nanoseconds }) => !Number.isFinite(nanoseconds)) ? 1 : 0;
}

/**
 * One operation, in processes of its own: it pays for no garbage but its own. Several of them, because V8 finds out only once
 * in a process whether what is made in a place lives long.
 */
function measure(name) {
	const found = [];
	for (let started = 0; started < Number(options.processes); started++) {
		const given = ["--operation", name, "--count", options.count, "--rounds", options.rounds];
		const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), ...given], {
			encoding: "utf8",
			stdio: ["ignore", "pipe", "inherit"],
		});
		found.push(JSON.parse(printed));
	}
	return {
		name,
		nanoseconds: median(found.map(({ nanoseconds }) => nanoseconds)),
		factor: median(found.map(({ factor: growth }) => growth)),
	};
}

async function measureHere(name) {
	const { createEngine, projectFromText } = await import(library);
	/** Microseconds of the processor, its garbage collector included: other programs do not count. */
	const now = () => {
		const { user, system } = process.cpuUsage();
		return user + system;
	};
	const { text } = operations.find((operation) => operation.name === name);
	const engine = createEngine({
		project: projectFromText("measured.xs", text, dirname(fileURLToPath(library))),
		host: { clock: { now, monotonic: () => performance.now(), sleep: () => Promise.resolve() } },
		limits: { size: 4 * count, iterations: 8 * count, milliseconds: 120_000 },
	});
	/** Microseconds of one of so many runs that make `count` passes together. */
	const timeOf = async (runs) => {
		let time = 0;
		for (let run = 0; run < runs; run++) {
			const { response, error } = await engine.run({ function: "measured", input: { n: count / runs } });
			if (error) throw error;
			time += response / runs;
		}
		return time;
	};
	const times = { whole: [], tenth: [] };
	// The first round warms up.
	for (let round = 0; round <= Number(options.rounds); round++) {
		// As many passes both times: then the garbage collector has as much to do, in its own time, for both of them. Who
		// comes first changes every round, so that neither always pays for the other's garbage.
		const parts = [
			["whole", 1],
			["tenth", 10],
		];
		for (const [key, runs] of round % 2 === 0 ? parts : parts.reverse()) {
			const time = await timeOf(runs);
			if (round > 0) times[key].push(time);
		}
	}
	const whole = median(times.whole);
	process.stdout.write(
		`${JSON.stringify({ nanoseconds: (whole * 1000) / count, factor: whole / median(times.tenth) })}\n`,
	);
	return 0;
}
