import { beforeAll, expect, test } from "vitest";
import { serve } from "../host/loopback.js";
import { folderOf, functionText, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const count = 200;

function asking(url: string, isStarted: boolean): string {
	const request = `api.request {
          url = "${url}/" ~ $n${isStarted ? "\n          async = true" : ""}
        } as $call`;
	return functionText("ask", {
		stack: `var $calls {
      value = []
    }

    foreach (1..${count}) {
      each as $n {
        ${request}

        array.push $calls {
          value = $call
        }
      }
    }${isStarted ? "\n\n    await {\n      ids = $calls\n    } as $calls" : ""}`,
		response: "$calls|values|count",
	});
}

/** How many requests a server had to answer at the same time, at most. */
async function highestOf(isStarted: boolean, expected: number, flags: readonly string[]): Promise<number> {
	let highest = 0;
	const waiting: (() => void)[] = [];
	const server = await serve((_, response) => {
		waiting.push(() => void response.end("1"));
		highest = Math.max(highest, waiting.length);
		const isLast = server.requests.length === count;
		if (waiting.length >= expected || isLast) for (const answer of waiting.splice(0)) answer();
	});
	const folder = folderOf({ "ask.xs": asking(server.url, isStarted) });
	const { out, error } = await xano(["run", "ask.xs", "-q", ...flags], { cwd: folder });
	expect({ out, error }).toEqual({ out: `${count}\n`, error: "" });
	return highest;
}

test("requests in a loop go out one after the other", async () => {
	expect(await highestOf(false, 1, [])).toBe(1);
});

test("requests that are started go out side by side, 64 at a time to one host", async () => {
	expect(await highestOf(true, 64, [])).toBe(64);
});

test("--max-connections says how many", async () => {
	expect(await highestOf(true, 10, ["--max-connections", "10"])).toBe(10);
});
