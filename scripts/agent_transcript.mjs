// Writes the transcript of docs/agents.md anew: an agent goes from a first draft to a tested function. It takes the command
// line as it is built (`npm run build`) and speaks to it with the official client; every answer is the server's own. With
// --print it writes the transcript to standard output instead. test/docs/agents.test.ts says when it has to be run.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const page = new URL("../docs/agents.md", import.meta.url);
const program = fileURLToPath(new URL("../dist/bin.cjs", import.meta.url));

const file = "function/order_total.xs";
const draft = `// What an order costs: prices times quantities, less the discount of each line.
function "order_total" {
  input {
    json items
    text currency filters=upper
  }

  stack {
    var $total {
      value = 0
    }

    foreach ($input.items) {
      each as $item {
        var $price {
          value = $item.price * $item.quantity - $item.discount
        }

        math.add $total {
          value = $price
        }
      }
    }
  }

  response = {
    total   : $total|toFixed:2
    currency: $input.currency
    lines   : $input.items|length
  }
}
`;

const order = {
	items: [
		{ name: "Desk", price: 120, quantity: 1, discount: 20 },
		{ name: "Chair", price: 9.5, quantity: 4 },
	],
	currency: "eur",
};

const tests = `
  test "adds up the lines, less their discounts" {
    input = {
      items   : [{price: 120, quantity: 1, discount: 20}, {price: 9.5, quantity: 4}]
      currency: "eur"
    }

    expect.to_equal ($response) {
      value = {total: "138.00", currency: "EUR", lines: 2}
    }
  }

  test "an order without lines costs nothing" {
    input = {items: [], currency: "eur"}

    expect.to_equal ($response.total) {
      value = "0.00"
    }
  }
}
`;

const folder = mkdtempSync(join(tmpdir(), "xano-agent-"));
const lines = [];
const say = (text) => lines.push(text, "");
const block = (language, text) => lines.push(`\`\`\`${language}`, text.trimEnd(), "```", "");
const path = join(folder, file);
const read = () => readFileSync(path, "utf8");
const write = (text) => writeFileSync(path, text);

const client = new Client({ name: "agent", version: "1.0.0" });

/** Calls a tool, and shows the call with its answer. */
async function call(name, input) {
	const result = await client.callTool({ name, arguments: input });
	const { text } = result.content[0];
	block("json", shownCall({ name, arguments: input }));
	block("text", text);
	return { text, ...result.structuredContent };
}

/** JSON with a line for each part of what is long. */
function shownCall(value, indent = "") {
	const text = JSON.stringify(value).replaceAll('":', '": ').replaceAll(',"', ', "').replaceAll("},{", "}, {");
	if (indent.length + text.length < 110) return text;
	const inner = `${indent}  `;
	const [open, close] = Array.isArray(value) ? "[]" : "{}";
	const parts = Object.entries(value).map(
		([key, each]) => `${inner}${Array.isArray(value) ? "" : `${JSON.stringify(key)}: `}${shownCall(each, inner)}`,
	);
	return `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}

/** What the agent does next is in the answer it has got; without it, it would not know. */
function known({ text }, part) {
	if (!text.includes(part)) throw new Error(`The answer does not say ${part}: ${text}`);
	return part;
}

/** Makes the change that an answer proposes. */
function replace(before, after) {
	const text = read();
	if (!text.includes(before)) throw new Error(`There is no ${before} in ${text}`);
	write(text.replace(before, after));
}

try {
	mkdirSync(join(folder, "function"));
	await client.connect(
		new StdioClientTransport({
			command: process.execPath,
			args: [program, "mcp", folder],
			env: { PATH: process.env.PATH ?? "", XANO_CACHE: "" },
		}),
	);
	await client.listTools();

	say(`**The draft.** The agent writes \`${file}\`, with what it knows from JavaScript:`);
	write(draft);
	block("xs", draft);
	say("**Check.**");
	await call("check", {});

	say("One of the two fixes is safe, so the tool may make it. It writes only because it is told to:");
	const left = await call("check", { path: file, fix: true, write: true });
	const [{ code, line, fix }] = left.diagnostics;
	say(
		`The other one is not: ${fix ? "it is only proposed" : "only the author knows which filter is meant"}. The page of \`${code}\` says what the difference is:`,
	);
	const explained = await call("explain", { code });
	known(explained, "of a list `count`");
	say(`It is a list, so the agent changes line ${line}. And what is it that it has been given for \`toFixed\`?`);
	replace("$input.items|length", "$input.items|count");
	known(await call("docs", { query: "number_format" }), "fixed number of decimals");
	say("A text with as many decimals as are wanted: that is right. Check again:");
	const sound = await call("check", {});
	if (!sound.ok) throw new Error("The function still has errors");

	say("**Run.** With an order of two lines, one of them without a discount:");
	const failed = await call("run", { function: "order_total", input: order });
	if (failed.outcome !== "failed") throw new Error("The run does not fail");
	say("**Trace.** Which line of the order is it, and what was added up until then?");
	const traced = await call("trace", { function: "order_total", input: order, steps: 6 });
	known(traced, "pass 1");
	say(
		"The second line has no discount, and needs none. The help of the error says how that is written. The agent changes the line to `$item.price * $item.quantity - ($item.discount ?? 0)` and runs it again:",
	);
	known(failed, "$item.discount ??");
	replace("- $item.discount", "- ($item.discount ?? 0)");
	const done = await call("run", { function: "order_total", input: order });
	if (done.outcome !== "done") throw new Error("The run still fails");

	say("**Test.** The function has no tests yet, and the tool says how one is written:");
	known(await call("test", { path: file }), "expect.to_equal ($response)");
	say("The agent writes two into the function: the order above, and an order at the edge. They pass:");
	write(read().replace(/\}\n$/, tests));
	const tested = await call("test", { coverage: true });
	if (!tested.ok) throw new Error("The tests fail");
	say("**Format**, as Xano itself would lay it out:");
	await call("format", { path: file, write: true });
	say("What has become of the file:");
	block("xs", read());
} finally {
	await client.close();
	rmSync(folder, { recursive: true, force: true });
}

const transcript = `${lines.join("\n").trimEnd()}\n`;
if (process.argv.includes("--print")) process.stdout.write(transcript);
else {
	const text = readFileSync(page, "utf8");
	const marks =
		/(<!-- Written by scripts\/agent_transcript\.mjs\. -->\n\n)[\s\S]*?(\n<!-- End of the transcript\. -->)/;
	if (!marks.test(text)) throw new Error("docs/agents.md has no place for the transcript");
	writeFileSync(
		page,
		text.replace(marks, (_, before, after) => before + transcript + after),
	);
}
