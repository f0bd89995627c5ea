/** One way of changing, passing on or giving back arrays and objects, to be done n times. */
export interface Operation {
	readonly name: string;
	readonly setup: string;
	/** What stands in a loop of n passes that counts `$i`. */
	readonly body: string;
	/** What is seen in the end. */
	readonly response: string;
	/** Functions that are called. */
	readonly functions: string;
}

const operation = (name: string, setup: string, body: string, functions = "", response = "$a"): Operation => ({
	name,
	setup,
	body,
	functions,
	response,
});

const list = "var $a { value = [] }";
const object = "var $a { value = {} }";
const filled = "var $a { value = (0..$input.n) }";

const keyed = `${object}\nfor ($input.n) { each as $j { var.update $a["k" ~ $j] { value = $j } } }`;

/** Statements that change a variable, and values that a variable is given of itself. */
export const updates: readonly Operation[] = [
	operation("array.push", list, "array.push $a { value = $i }"),
	operation("array.unshift", list, "array.unshift $a { value = $i }"),
	operation("array.merge", list, "array.merge $a { value = [$i, 1] }"),
	operation("array.merge of objects", object, 'array.merge $a { value = $i|fill_keys:["k" ~ $i] }'),
	operation("array.pop", filled, "array.pop $a as $x"),
	operation("array.shift", filled, "array.shift $a as $x"),
	operation("a queue", filled, "array.shift $a as $x\narray.push $a { value = $x }"),
	operation("a stack", list, "array.push $a { value = $i }\narray.push $a { value = 1 }\narray.pop $a as $x"),
	operation(
		"a stack of rows",
		list,
		"array.push $a { value = [$i] }\narray.push $a[-1] { value = 1 }\narray.push $a { value = [2] }\narray.pop $a as $x",
	),
	operation("|push", list, "var.update $a { value = $a|push:$i }"),
	operation("|push into a variable of that name", list, "var $a { value = $a|push:$i }"),
	operation("$var.a|push", list, "var.update $a { value = $var.a|push:$i }"),
	operation("|push|push", list, "var.update $a { value = $a|push:$i|push:1 }"),
	operation("|append", list, 'var.update $a { value = $a|append:$i:"" }'),
	operation("|append at a key", "var $a { value = {l: []} }", 'var.update $a { value = $a|append:$i:"l" }'),
	operation("|append at a path", "var $a { value = {m: {l: []}} }", 'var.update $a { value = $a|append:$i:"m.l" }'),
	operation("|prepend", list, 'var.update $a { value = $a|prepend:$i:"" }'),
	operation("|unshift", list, "var.update $a { value = $a|unshift:$i }"),
	operation("|merge of lists", list, "var.update $a { value = $a|merge:[$i, $i] }"),
	operation("|merge of one element", list, "var.update $a { value = $a|merge:[$i] }"),
	operation("|merge of objects", object, 'var.update $a { value = $a|merge:($i|fill_keys:["k" ~ $i]) }'),
	operation("[...$a, x]", list, "var.update $a { value = [...$a, $i] }"),
	operation("{...$a, k: x}", keyed, "var.update $a { value = {...$a, k: $i, m: 1} }"),
	operation("|set", object, 'var.update $a { value = $a|set:("k" ~ $i):$i }'),
	operation("|set of a written key", keyed, 'var.update $a { value = $a|set:"n":$i }'),
	operation("|set of a number", object, "var.update $a { value = $a|set:$i:$i }"),
	operation("|set of a position", filled, "var.update $a { value = $a|set:$i:0 }"),
	operation("|set|set", keyed, 'var.update $a { value = $a|set:"k":$i|set:"m":($i + 1) }'),
	operation("|set of a written path", "var $a { value = {c: {n: 0}} }", 'var.update $a { value = $a|set:"c.n":$i }'),
	operation("|set of a path", "var $a { value = {c: {}} }", 'var.update $a { value = $a|set:("c.k" ~ $i):$i }'),
	operation(
		"|set_ifnotnull",
		object,
		'var.update $a { value = $a|set_ifnotnull:("k" ~ $i):($i % 2 == 0 ? $i : null) }',
	),
	operation("|set_ifnotempty", object, 'var.update $a { value = $a|set_ifnotempty:("k" ~ $i):($i % 2) }'),
	operation("|set_conditional", object, 'var.update $a { value = $a|set_conditional:("k" ~ $i):$i:($i % 2 == 0) }'),
	operation("|unset", keyed, 'var.update $a { value = $a|unset:("k" ~ $i) }'),
	operation(
		"|unset of a path",
		`${keyed}\nvar $o { value = {c: $a} }`,
		'var.update $o { value = $o|unset:("c.k" ~ $i) }',
		"",
		"$o",
	),
	operation("|unset of the last position", filled, "var.update $a { value = $a|unset:($a|count - 1) }"),
	operation("a counter", object, 'var.update $a { value = $a|set:("k" ~ $i % 50):(($a|get:("k" ~ $i % 50):0) + 1) }'),
	operation("a counter at a key", object, 'var.update $a["k" ~ $i % 50] { value = ($a|get:("k" ~ $i % 50):0) + 1 }'),
	operation("a position", filled, "var.update $a[$i] { value = $a[$i] * 2 }"),
	operation("a new position", list, "var.update $a[$i] { value = $i }"),
	operation("a member", "var $a { value = {n: 0} }", "var.update $a.n { value = $a.n + $i }"),
	operation("math.add of a member", "var $a { value = {n: 0} }", "math.add $a.n { value = 1 }"),
	operation("text.append", 'var $a { value = "" }', 'text.append $a { value = "x" }'),
	operation("text.append of a member", 'var $a { value = {s: ""} }', 'text.append $a.s { value = "x" }'),
	operation("a grid", "var $a { value = [[0, 0, 0], [0, 0, 0]] }", "var.update $a[$i % 2][$i % 3] { value = $i }"),
	operation("a new row", list, "array.push $a { value = [] }\nvar.update $a[$i][0] { value = $i }"),
	operation("rows that grow", "var $a { value = [[], [], []] }", "array.push $a[$i % 3] { value = $i }"),
	operation(
		"rows that grow and are replaced",
		"var $a { value = {l: []} }",
		"array.push $a.l { value = $i }\nconditional { if ($i % 100 == 99) { var.update $a.l { value = [] } } }",
	),
	operation(
		"a member of a row",
		"var $a { value = {rows: [{n: 0}, {n: 1}]} }",
		"var.update $a.rows[$i % 2].n { value = $i }",
	),
	operation("a list three levels down", "var $a { value = {m: [{l: []}]} }", "array.push $a.m[0].l { value = $i }"),
	operation(
		"rows and a list",
		"var $a { value = [{n: 0}] }",
		"array.push $a { value = 1 }\nvar.update $a[0].n { value = $i }",
	),
	operation(
		"a loop over what it adds to",
		`${filled}
foreach ($a) { each as $x { array.push $a { value = $x } } }`,
		"array.push $a { value = $i }",
	),
	operation(
		"foreach.remove",
		`${filled}
foreach ($a) { each as $x { conditional { if ($x % 2 == 0) { foreach.remove } } } }`,
		"array.push $a { value = $i }",
	),
	operation(
		"rows that are variables",
		list,
		"var $row { value = [$i] }\narray.push $row { value = 1 }\narray.push $a { value = $row }\narray.push $a[$i] { value = 2 }",
	),
	operation(
		"in try_catch",
		list,
		'try_catch { try { array.push $a { value = $i }\nconditional { if ($i % 3 == 0) { throw { name = "n" value = $i } } } } catch { array.push $a { value = $error.result } } }',
	),
];

const adds = `function "add" {
  input {
    json list
    int x
  }
  stack {
    var $mine { value = $input.list }
    array.push $mine { value = $input.x }
  }
  response = $mine
}`;
const looks = `function "look" {
  input {
    json list
    int at
  }
  stack {
    conditional { if (($input.list|count) == 0) { return { value = 0 } } }
  }
  response = $input.list[$input.at % 2]
}`;
const looksAgain = `function "look_again" {
  input {
    json list
    int at
  }
  stack {
    function.run "look" { input = {list: $input.list, at: $input.at} } as $x
    foreach ([1]) { each as $y { var $x { value = $x + $y } } }
  }
  response = $x
}
${looks}`;
const typed = (text: string): string => text.replaceAll("json list", "int[] list");

/** Calls that pass a variable on, and calls that give it back. */
export const calls: readonly Operation[] = [
	operation(
		"a reading function",
		filled,
		'function.run "look" { input = {list: $a, at: $i} } as $x\narray.push $a { value = $x }',
		looks,
	),
	operation(
		"a reading function of a typed list",
		filled,
		'function.run "look" { input = {list: $a, at: $i} } as $x\narray.push $a { value = $x }',
		typed(looks),
	),
	operation(
		"a function that passes it on",
		filled,
		'function.run "look_again" { input = {list: $a, at: $i} } as $x\narray.push $a { value = $x }',
		looksAgain,
	),
	operation("a function that changes it", list, 'function.run "add" { input = {list: $a, x: $i} } as $a', adds),
	operation(
		"a function that changes a typed list",
		list,
		'function.run "add" { input = {list: $a, x: $i} } as $a',
		typed(adds),
	),
	operation(
		"by way of another variable",
		list,
		'function.run "add" { input = {list: $a, x: $i} } as $b\nvar $a { value = $b }',
		adds,
	),
	operation(
		"changed before and after",
		list,
		'array.push $a { value = 1 }\nfunction.run "add" { input = {list: $a, x: $i} } as $a\narray.push $a { value = 2 }',
		adds,
	),
	operation(
		"a function that lets another change it",
		list,
		'function.run "twice" { input = {list: $a, x: $i} } as $a',
		`function "twice" { input { json list
 int x }
 stack {
  function.run "add" { input = {list: $input.list, x: $input.x} } as $list
  function.run "add" { input = {list: $list, x: $input.x} } as $list
 }
 response = $list
}
${adds}`,
	),
	operation(
		"a function that calls itself",
		list,
		'function.run "deep" { input = {list: $a, depth: 3} } as $a',
		`function "deep" { input { json list
 int depth }
 stack {
  var $mine { value = $input.list }
  array.push $mine { value = $input.depth }
  conditional { if ($input.depth == 0) { return { value = $mine } } }
  function.run "deep" { input = {list: $mine, depth: $input.depth - 1} } as $mine
 }
 response = $mine
}`,
	),
	operation(
		"a map that is passed on",
		object,
		'function.run "count" { input = {counts: $a, key: "k" ~ $i} } as $a',
		`function "count" { input { json counts
 text key }
 stack {
  var $counts { value = $input.counts }
  var.update $counts { value = $counts|set:$input.key:(($counts|get:$input.key:0) + 1) }
 }
 response = $counts
}`,
	),
	operation(
		"a fresh result",
		"var $a { value = 0 }",
		'function.run "make" as $l\narray.push $l { value = $i }\nvar $a { value = $a + ($l|count) }',
		`function "make" { stack { var $made { value = [] }
 for (3) { each as $i { array.push $made { value = $i } } } }
 response = $made
}`,
	),
	operation(
		"waiting",
		list,
		'function.run "add" { input = {list: $a, x: $i} } as $a\nfunction.run "look" { input = {list: $a, at: $i} } as $x',
		`${adds}\n${looks}`.replaceAll("stack {", "stack {\n util.sleep { value = 0 }"),
	),
];

/** A program that does an operation as often as its input says. */
export function programOf({ setup, body, response, functions }: Operation): string {
	return `function "main" {
  input {
    int n?=40
  }
  stack {
    ${setup}
    for ($input.n) {
      each as $i {
        ${body}
      }
    }
  }
  response = ${response}
}
${functions}`;
}
