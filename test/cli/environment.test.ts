import { beforeAll, describe, expect, test } from "vitest";
import { serve } from "../host/loopback.js";
import { folderOf, functionText, isPlain, jobText, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const files = {
	"run.xs": jobText("Names", "names", 'env = ["A", "B", "C", "D"]'),
	"names.xs": functionText("names", { response: "[$env.A, $env.B, $env.C, $env.D, $env.OTHER, $env.HOME_MADE]" }),
	".env": "D=file of the project\nHOME_MADE=here\n",
	"more.env": "A=file\nB=file\n",
};

describe("variables", () => {
	test("come from the nearest source, and from the process only when the job lists them", async () => {
		const { exitCode, out } = await xano(["run", "--env", "A=flag", "--env-file", "more.env"], {
			cwd: folderOf(files),
			env: { A: "process", B: "process", C: "process", OTHER: "secret of the machine" },
		});
		expect(exitCode).toBe(0);
		expect(JSON.parse(out)).toEqual(["flag", "file", "process", "file of the project", null, "here"]);
	});

	test("that are missing are all named at once, with the ways to set them", async () => {
		const { exitCode, out, error } = await xano(["run"], { cwd: folderOf(files), env: { B: "" } });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toBe(
			"error[XR801]: The environment variables A, B, C are not set\n" +
				"help: Set them with --env A=… --env B=… --env C=…, in the shell (export A=…), or in a file .env in the project folder.\n",
		);
		const json = await xano(["run", "--json"], { cwd: folderOf(files) });
		expect(JSON.parse(json.out).error.code).toBe("XR801");
	});

	test("may have names and values of any kind", async () => {
		const { out } = await xano(["run", "-f", "f", "-e", "__proto__=x", "V=a=b c"], {
			cwd: folderOf({ "f.xs": functionText("f", { response: "[$env.V, $env.__proto__, $env.constructor]" }) }),
		});
		expect(JSON.parse(out)).toEqual(["a=b c", "x", null]);
	});

	test.each(["A", "=secret-value"])("--env %s is refused without showing it", async (pair) => {
		expect(await xano(["run", "--env", pair], { cwd: folderOf(files) })).toEqual({
			exitCode: 2,
			out: "",
			error: "error: What stands behind --env is not of the form NAME=value\nhelp: Write --env NAME=value.\n",
		});
	});

	test("a broken .env is named with its line, and nothing of it is shown", async () => {
		const folder = folderOf({ ...files, ".env": "A=1\nsk-very-secret\n" });
		const { exitCode, out, error } = await xano(["run"], { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toBe("error[XR804]: .env: Line 2 is not of the form NAME=value\nhelp: Every line is NAME=value.\n");
	});
});

describe("--env-file", () => {
	test("is read like a .env", async () => {
		const folder = folderOf({ ...files, "broken.env": "A=1\nnot a variable\n" });
		const { exitCode, out, error } = await xano(["run", "--env-file", "broken.env"], { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain("error[XR804]: broken.env: Line 2 is not of the form NAME=value\n");
	});

	test("has to exist; Node itself looks at this flag before any program does", async () => {
		const { exitCode, out, error } = await xano(["run", "--env-file", "none.env"], { cwd: folderOf(files) });
		expect(exitCode).not.toBe(0);
		expect(out).toBe("");
		expect(error).toContain("none.env");
		expect(isPlain(error)).toBe(true);
	});
});

describe("secrets", () => {
	const key = "sk-test-0123456789abcdef";
	const password = 'p"ss wörd/1';

	test("never reach logs, --json or --verbose, whoever repeats them", async () => {
		const { url } = await serve(({ headers }, response) => {
			response.end(JSON.stringify({ youSent: headers.authorization }));
		});
		const stack = `debug.log {
      value = $env.OPENAI_API_KEY
    }

    api.request {
      url = "${url}/?password=" ~ ($env.DB_PASSWORD|url_encode)
      headers = ["Authorization: Bearer " ~ $env.OPENAI_API_KEY]
    } as $r

    debug.log {
      value = {answer: $r.response.result, password: $env.DB_PASSWORD}
    }

    throw {
      name = "Leak"
      value = "The key was " ~ $env.OPENAI_API_KEY
    }`;
		const folder = folderOf({
			"f.xs": functionText("f", { stack }),
			".env": `OPENAI_API_KEY=${key}\nDB_PASSWORD='${password}'\n`,
		});
		for (const flags of [[], ["--json"], ["--verbose"], ["--json", "--verbose"]]) {
			const { exitCode, out, error } = await xano(["run", "f.xs", ...flags], { cwd: folder });
			expect(exitCode).toBe(1);
			for (const text of [out, error]) {
				expect(text).not.toContain(key);
				expect(text).not.toContain("ss wörd");
				expect(text).not.toContain(encodeURIComponent(password));
			}
			expect(error).toContain("The key was «redacted:OPENAI_API_KEY»");
			if (flags.includes("--json")) expect(out).toContain("«redacted:DB_PASSWORD»");
		}
	});

	test("are not shown where a long message is broken into lines or cut off, either", async () => {
		const phrase = `open  sesame ${"please ".repeat(20)}now`;
		const stack = `try_catch {
      try {
        precondition (false) {
          error = "No: " ~ $env.DOOR_PASSWORD
        }
      }

      catch {
        var $day {
          value = $env.DOOR_PASSWORD|to_timestamp
        }
      }
    }`;
		const alone = 'precondition (false) {\n      error = "No: " ~ $env.DOOR_PASSWORD\n    }';
		for (const part of [stack, alone]) {
			const folder = folderOf({ "f.xs": functionText("f", { stack: part }), ".env": `DOOR_PASSWORD="${phrase}"\n` });
			const { exitCode, error } = await xano(["run", "f.xs", "--verbose"], { cwd: folder });
			expect(exitCode).toBe(1);
			expect(error).toContain("«redacted:DOOR_PASSWORD»");
			expect(error).not.toMatch(/open +sesame|please/);
		}
	});

	test("are kept in the response itself, which is the program's own", async () => {
		const folder = folderOf({
			"f.xs": functionText("f", { response: "$env.OPENAI_API_KEY" }),
			".env": `OPENAI_API_KEY=${key}\n`,
		});
		expect((await xano(["run", "f.xs"], { cwd: folder })).out).toBe(`"${key}"\n`);
	});
});
