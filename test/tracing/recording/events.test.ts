import { expect, test } from "vitest";
import { functionText } from "../../engine/support.js";
import { answering } from "../../host/requests.js";
import { violationsOf } from "./invariants.js";
import { outline, record } from "./record.js";

async function linesOf(stack: string, response = "null", others = ""): Promise<string[]> {
	const { trace } = await record(`${functionText("main", { stack, response })}${others}`);
	expect(violationsOf(trace)).toEqual([]);
	return outline(trace);
}

test("a variable before and after, at the moment of each statement", async () => {
	const lines = await linesOf(`
		var $list { value = [] }
		array.push $list { value = 9007199254740993 }
		array.push $list { value = {"a b": null} }
		array.shift $list as $first
		var.update $list[0].c { value = true }
		var $text { value = "a" }
		text.append $text { value = "b" }`);
	expect(lines.map((line) => line.trim())).toMatchInlineSnapshot(`
		[
		  "main() = null",
		  "var $list $list: - → []",
		  "array.push $list $list: [] → [9007199254740993]",
		  "array.push $list $list: [9007199254740993] → [9007199254740993, {"a b": null}]",
		  "array.shift $list as $first $list: [9007199254740993, {"a b": null}] → [{"a b": null}] $first: - → 9007199254740993",
		  "var.update $list[0].c $list: [{"a b": null}] → [{"a b": null, "c": true}]",
		  "var $text $text: - → "a"",
		  "text.append $text $text: "a" → "ab"",
		  "response",
		]
	`);
});

test("the way that was taken", async () => {
	const lines = await linesOf(`
		for (4) { each as $i {
			conditional { if ($i == 0) { var $x { value = 0 } } elseif ($i == 1) { var $x { value = 1 } } }
			conditional { if ($i == 2) { var $x { value = 2 } } else { var $x { value = 3 } }	}
			switch ($i) { case (0) { var $y { value = "a" } } case (1) { var $y { value = "b" } } break default { var $y { value = "c" } } }
		} }`);
	expect(lines).toMatchInlineSnapshot(`
		[
		  "main() = null",
		  "  for (4) · 4 passes",
		  "    pass 0 $i: - → 0",
		  "      conditional → if ($i == 0)",
		  "        var $x $x: - → 0",
		  "      conditional → else",
		  "        var $x $x: 0 → 3",
		  "      switch ($i) → case (1)",
		  "        var $y $y: - → "a"",
		  "        var $y $y: "a" → "b"",
		  "    pass 1 $i: 0 → 1",
		  "      conditional → elseif ($i == 1)",
		  "        var $x $x: 3 → 1",
		  "      conditional → else",
		  "        var $x $x: 1 → 3",
		  "      switch ($i) → case (1)",
		  "        var $y $y: "b" → "b"",
		  "    pass 2 $i: 1 → 2",
		  "      conditional → none",
		  "      conditional → if ($i == 2)",
		  "        var $x $x: 3 → 2",
		  "      switch ($i) → default",
		  "        var $y $y: "b" → "c"",
		  "    pass 3 $i: 2 → 3",
		  "      conditional → none",
		  "      conditional → else",
		  "        var $x $x: 2 → 3",
		  "      switch ($i) → default",
		  "        var $y $y: "c" → "c"",
		  "  response",
		]
	`);
});

test("loops: none, nested, left and continued", async () => {
	const lines = await linesOf(`
		foreach ([]) { each as $i { var $x { value = 1 } } }
		for (3) { each as $i {
			conditional { if ($i == 1) { continue } }
			foreach ([1, 2]) { each as $j { conditional { if ($i == 2) { break } } } }
		} }
		var $n { value = 0 }
		while ($n < 2) { each { math.add $n { value = 1 } } }`);
	expect(lines).toMatchInlineSnapshot(`
		[
		  "main() = null",
		  "  foreach ([])",
		  "  for (3) · 3 passes",
		  "    pass 0 $i: - → 0",
		  "      conditional → none",
		  "      foreach ([1, 2]) · 2 passes",
		  "        pass 0 $j: - → 1",
		  "          conditional → none",
		  "        pass 1 $j: 1 → 2",
		  "          conditional → none",
		  "    pass 1 $i: 0 → 1",
		  "      conditional → if ($i == 1)",
		  "        continue",
		  "    pass 2 $i: 1 → 2",
		  "      conditional → none",
		  "      foreach ([1, 2]) · 1 passes",
		  "        pass 0 $j: 2 → 1",
		  "          conditional → if ($i == 2)",
		  "            break",
		  "  var $n $n: - → 0",
		  "  while ($n < 2) · 2 passes",
		  "    pass 0",
		  "      math.add $n $n: 0 → 1",
		  "    pass 1",
		  "      math.add $n $n: 1 → 2",
		  "  response",
		]
	`);
});

test("a return out of loops and through a finally", async () => {
	const lines = await linesOf(
		`for (9) { each as $i { try_catch {
			try { conditional { if ($i == 1) { return { value = $i } } } }
			finally { var $f { value = $i } }
		} } }`,
	);
	expect(lines).toMatchInlineSnapshot(`
		[
		  "main() = 1",
		  "  for (9) · 2 passes",
		  "    pass 0 $i: - → 0",
		  "      try_catch",
		  "        conditional → none",
		  "        var $f $f: - → 0",
		  "    pass 1 $i: 0 → 1",
		  "      try_catch",
		  "        conditional → if ($i == 1)",
		  "          return",
		]
	`);
});

test("errors that are caught, and the one that is not", async () => {
	const { trace, error } = await record(
		`${functionText("main", {
			stack: `try_catch {
				try { function.run "bad" { input = {x: 1} } }
				catch { var $seen { value = $error.message } }
				finally { var $done { value = true } }
			}
			function.run "bad" { input = {x: 2} }`,
		})}${functionText("bad", {
			input: "int x",
			stack: `foreach ([7, 8]) { each as $e { precondition ($e < 8) { error = "no " ~ $input.x } } }`,
		})}`,
	);
	expect(error?.message).toBe("no 2");
	expect(violationsOf(trace)).toEqual([]);
	expect(outline(trace)).toMatchInlineSnapshot(`
		[
		  "✗ main()",
		  "  try_catch → catch",
		  "    ✗ function.run "bad"",
		  "      ✗ bad(x=1)",
		  "        ✗ foreach ([7, 8]) · 2 passes",
		  "          pass 0 $e: - → 7",
		  "            precondition ($e < 8)",
		  "          ✗ pass 1 $e: 7 → 8",
		  "            ✗ precondition ($e < 8)",
		  "    var $seen $seen: - → "no 1"",
		  "    var $done $done: - → true",
		  "  ✗ function.run "bad"",
		  "    ✗ bad(x=2)",
		  "      ✗ foreach ([7, 8]) · 2 passes",
		  "        pass 0 $e: - → 7",
		  "          precondition ($e < 8)",
		  "        ✗ pass 1 $e: 7 → 8",
		  "          ✗ precondition ($e < 8)",
		]
	`);
	const { outcome } = trace;
	expect(outcome.kind === "failed" && trace.sites[trace.events[outcome.event ?? -1]?.site ?? -1]?.name).toBe(
		"precondition",
	);
});

test("calls in calls, and what they are given and give", async () => {
	const lines = await linesOf(
		`function.run "down" { input = {n: 2} } as $r`,
		"$r",
		functionText("down", {
			input: "int n",
			stack: `conditional { if ($input.n < 1) { return { value = "end" } } }
			function.run "down" { input = {n: $input.n - 1} } as $deeper`,
			response: "[$deeper]",
		}),
	);
	expect(lines).toMatchInlineSnapshot(`
		[
		  "main() = [["end"]]",
		  "  function.run "down" as $r $r: - → [["end"]]",
		  "    down(n=2) = [["end"]]",
		  "      conditional → none",
		  "      function.run "down" as $deeper $deeper: - → ["end"]",
		  "        down(n=1) = ["end"]",
		  "          conditional → none",
		  "          function.run "down" as $deeper $deeper: - → "end"",
		  "            down(n=0) = "end"",
		  "              conditional → if ($input.n < 1)",
		  "                return",
		  "          response",
		  "      response",
		  "  response",
		]
	`);
});

test("what is done after the end is told of the program it stands in", async () => {
	const { trace } = await record(
		`run.job "J" { pre = {name: "before", input: {}} main = {name: "main", input: {}} post = {name: "after", input: {}} }
		${functionText("before", { stack: `util.post_process { stack { var $late { value = "pre" } debug.log { value = $late } function.run "helper" { input = {x: 5} } } }` })}
		${functionText("helper", { input: "int x", response: "$input.x" })}
		${functionText("main", { stack: `util.post_process { stack { var $late { value = "main" } } }`, response: "1" })}
		${functionText("after", { stack: `var $c { value = 1 } var $d { value = 2 } var $e { value = 3 }` })}`,
		{},
	);
	expect(violationsOf(trace)).toEqual([]);
	expect(outline(trace)).toMatchInlineSnapshot(`
		[
		  "before() = null",
		  "  util.post_process",
		  "  response",
		  "main() = 1",
		  "  util.post_process",
		  "  response",
		  "after() = null",
		  "  var $c $c: - → 1",
		  "  var $d $d: - → 2",
		  "  var $e $e: - → 3",
		  "  response",
		  "before() = null",
		  "  var $late $late: - → "pre"",
		  "  debug.log [log "pre"]",
		  "  function.run "helper"",
		  "    helper(x=5) = 5",
		  "      response",
		  "main() = null",
		  "  var $late $late: - → "main"",
		]
	`);
	expect(
		trace.logs.map(({ line, value }) => [trace.sources[0]?.text.split("\n")[line - 1]?.includes("late"), value.text]),
	).toEqual([[true, '"pre"']]);
});

test("calls that go on side by side have their own requests and logs", async () => {
	const text = `${functionText("main", {
		stack: `var $ids { value = [] }
		foreach ([1, 2, 3]) { each as $n { function.run "ask" { input = {n: $n}\n runtime_mode = "async-shared" } as $id\n array.push $ids { value = $id } } }
		await { ids = $ids } as $all`,
	})}${functionText("ask", {
		input: "int n",
		stack: `api.request { url = "http://x/" ~ $input.n } as $r\n debug.log { value = $input.n }\n api.request { url = "http://y/" ~ $input.n } as $s`,
		response: "$input.n",
	})}`;
	const { trace, error } = await record(
		text,
		{ function: "main" },
		{},
		{
			host: { http: answering(() => ({ status: 200, body: "{}" })) },
		},
	);
	expect(error).toBe(null);
	expect(violationsOf(trace)).toEqual([]);
	expect(trace.requests).toHaveLength(6);
	for (const { event, url } of trace.requests) {
		let at = event ?? -1;
		while (trace.events[at]?.kind !== "call") at = trace.events[at]?.parent ?? -1;
		expect(url.slice(-1)).toBe(trace.events[at]?.inputs?.[0]?.value.text);
	}
	for (const { event, value } of trace.logs) {
		const call = trace.events[trace.events[event ?? -1]?.parent ?? -1];
		expect(call?.inputs?.[0]?.value.text).toBe(value.text);
	}
});
