// Requests that wait: 200 of 50 ms each, one after the other, started and awaited, and as lines of --inputs.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { machineLine } from "./machine.mjs";

const { values: options } = parseArgs({ options: { json: { type: "string" } } });
const count = 200;
const milliseconds = 50;
const program = fileURLToPath(new URL("../dist/bin.cjs", import.meta.url));

let underWay = 0;
let highest = 0;
const server = createServer((_, response) => {
	highest = Math.max(highest, ++underWay);
	setTimeout(() => {
		underWay--;
		response.end("1");
	}, milliseconds);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}/`;

const loop = (attribute, after) => `function "ask" {
  input {
  }

  stack {
    var $calls {
      value = []
    }

    foreach (1..${count}) {
      each {
        api.request {
          url = "${url}"
          ${attribute}
        } as $call

        array.push $calls {
          value = $call
        }
      }
    }

    ${after}
  }

  response = $calls|values|count
}
`;
const single = `function "ask" {
  input {
  }

  stack {
    api.request {
      url = "${url}"
    } as $call
  }

  response = $call.response.result
}
`;
const started = loop("async = true", "await {\n      ids = $calls\n      timeout = 60\n    } as $calls");

const folder = mkdtempSync(join(tmpdir(), "xano-local-"));
const write = (name, text) => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};
const inputs = write("inputs.jsonl", "{}\n".repeat(count));
const cases = [
	["one after the other", [write("loop.xs", loop("", ""))]],
	["started and awaited, --max-connections 10", [write("started.xs", started), "--max-connections", "10"]],
	["started and awaited", [join(folder, "started.xs")]],
	["--inputs, --concurrency 10", [write("single.xs", single), "--inputs", inputs, "--concurrency", "10"]],
];

console.log(machineLine());
const results = [];
try {
	for (const [name, args] of cases) {
		highest = 0;
		const begun = performance.now();
		const child = spawn(process.execPath, [program, "run", ...args, "--quiet"], {
			stdio: ["ignore", "ignore", "inherit"],
		});
		const code = await new Promise((resolve) => child.on("close", resolve));
		if (code !== 0) throw new Error(`${name} ended with ${code}`);
		const seconds = (performance.now() - begun) / 1_000;
		results.push({ name, seconds, atATime: highest });
		console.log(`${name.padEnd(44)} ${seconds.toFixed(2).padStart(6)} s   ${String(highest).padStart(3)} at a time`);
	}
} finally {
	rmSync(folder, { recursive: true });
	server.close();
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, "\t")}\n`);
