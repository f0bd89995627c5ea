import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Trace } from "../../../src/tracing/trace.js";
import { folderOf, functionText, jobText, requireBuild, xano } from "../../cli/xano.js";
import { serve } from "../../host/loopback.js";

beforeAll(requireBuild);

/** Runs functions with a trace. */
async function traced(files: Readonly<Record<string, string>>, ...args: string[]) {
	const folder = folderOf(files);
	const outcome = await xano(["run", ...args, "--trace", "trace.json"], { cwd: folder });
	const text = readFileSync(join(folder, "trace.json"), "utf8");
	return { ...outcome, folder, text, trace: JSON.parse(text) as Trace };
}

/** What the `sensitive` input of a call is: nothing that begins like that of another one. */
const word = "($i|add:1|md5)";
const lastWord = "f7696a9b362ac5a51c3dc8f098b73923"; // MD5 of 2500

const manySecrets = {
	"run.xs": jobText("Main", "main"),
	"main.xs": functionText("main", {
		stack: `for (2500) {
      each as $i {
        function.run "login" {
          input = {password: ${word}, n: $i}
        } as $result
      }
    }`,
	}),
	"login.xs": functionText("login", {
		input: `int n

    text password {
      sensitive = true
    }`,
		stack: `var $copy {
      value = $input.password
    }

    conditional {
      if ($input.n == 2499) {
        debug.log {
          value = "it is " ~ $copy
        }

        throw {
          name = "Refused"
          value = "not with " ~ $copy
        }
      }
    }`,
	}),
};

test("what the thousandth call is given as a sensitive input is hidden like that of the first", async () => {
	const { exitCode, text, trace } = await traced(manySecrets);
	expect(exitCode).toBe(1);
	expect(trace.logs.map(({ value }) => value.text)).toEqual(['"it is «redacted:input»"']);
	expect(trace.outcome).toMatchObject({ kind: "failed", message: "not with «redacted:input»" });
	expect(text).not.toContain(lastWord);
});

test("so it is in the last steps of a run that failed", async () => {
	const { error } = await xano(["run"], { cwd: folderOf(manySecrets) });
	const steps = error.slice(error.indexOf("The last steps"));
	expect(steps).toContain("$copy = «hidden»");
	expect(steps).not.toContain(lastWord.slice(0, 8));
});

test("a started call that fails has failed in the trace", async () => {
	const { trace, out } = await traced({
		"run.xs": jobText("Main", "main"),
		"main.xs": functionText("main", {
			stack: `function.run "fails" {
      runtime_mode = "async-shared"
    } as $id

    try_catch {
      try {
        await ($id) {
        } as $result
      }

      catch {
        var $result {
          value = $error.message
        }
      }
    }`,
			response: "$result",
		}),
		"fails.xs": functionText("fails", {
			stack: `util.sleep {
      value = 0.001
    }

    throw {
      name = "Bad"
      value = "bad"
    }`,
		}),
	});
	expect(out).toBe('"bad"\n');
	const thrown = trace.events.find(({ kind, site }) => kind === "statement" && trace.sites[site]?.name === "throw");
	expect(thrown).toMatchObject({ failed: true });
	expect(thrown?.milliseconds).not.toBeNull();
});

test("a cookie of an answer is hidden in values, too", async () => {
	const cookie = "f7696a9b362ac5a51c3d";
	const { url } = await serve((_, response) => {
		response.setHeader("Set-Cookie", `session=${cookie}; Path=/`).end("{}");
	});
	const { text, trace } = await traced({
		"run.xs": jobText("Main", "main"),
		"main.xs": functionText("main", {
			stack: `api.request {
      url = "${url}"
      method = "GET"
    } as $answer

    debug.log {
      value = $answer.response.headers|filter:($$|contains:"session")|first
    }`,
		}),
	});
	expect(trace.requests).toHaveLength(1);
	expect(trace.logs).toHaveLength(1);
	expect(text).not.toContain(cookie);
});

test("nothing in the last steps turns the direction of writing, or is half a character", async () => {
	const { error } = await xano(["run"], {
		cwd: folderOf({
			"run.xs": jobText("Main", "main"),
			"main.xs": functionText("main", {
				stack: `var $word {
      value = "a\u202eb"
    }

    var $smile {
      value = "${"😀".repeat(100)}"
    }

    var $smiles {
      value = "a${"😀".repeat(100)}"
    }

    throw {
      name = "Bad"
      value = $word
    }`,
			}),
		}),
	});
	const steps = error.slice(error.indexOf("The last steps"));
	expect(steps).toContain('$word = "a b"');
	expect(steps).not.toContain("\u202e");
	expect(steps).not.toContain("\ufffd");
});
