import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const isInstalled = spawnSync("nvim", ["--version"]).status === 0;

const program = `function "total" {
  input {
    decimal[] prices
  }

  stack {
    function.run "round_up" {
      input = {value: $input.prices|sum}
    } as $rounded
      var $label {   value = "Sum: " ~ $ruonded|to_text }
  }

  response = {label: $label, total: $rounded}
}
`;

const called = `function "round_up" {
  input {
    decimal value
  }

  stack {
  }

  response = $input.value|ceil
}
`;

/** Line and character of a text in the program, counted from 0. */
function placeOf(text: string, offset = 0): [number, number] {
	const before = program.slice(0, program.indexOf(text) + offset).split("\n");
	return [before.length - 1, before.at(-1)?.length ?? 0];
}

interface Results {
	readonly failure?: string;
	readonly diagnostics: readonly string[];
	readonly hover: { readonly contents: { readonly value: string } };
	readonly completion: Completion | Completion["items"];
	readonly definition: unknown;
	readonly renamed: string;
	readonly formatted: string;
	readonly afterwards: readonly string[];
	readonly stopped: boolean;
}

interface Completion {
	readonly items: readonly { readonly label: string }[];
}

// Without Neovim on the machine there is nothing to try.
describe.skipIf(!isInstalled)("the server in Neovim, where there is one", () => {
	let folder: string;
	let results: Results;

	beforeAll(() => {
		folder = realpathSync(mkdtempSync(join(tmpdir(), "xano-neovim-")));
		mkdirSync(join(folder, "project/function"), { recursive: true });
		const file = join(folder, "project/function/total.xs");
		writeFileSync(file, program);
		writeFileSync(join(folder, "project/function/round_up.xs"), called);
		const task = {
			file,
			root: join(folder, "project"),
			command: [process.execPath, fileURLToPath(new URL("../../dist/bin.cjs", import.meta.url)), "lsp"],
			patience: 10_000,
			hover: placeOf("|sum", 2),
			completion: placeOf("|sum", 1),
			definition: placeOf('"round_up"', 3),
			rename: placeOf("$label", 2),
			newName: "caption",
			wrong: "ruonded",
			right: "rounded",
		};
		const [given, gotten] = [join(folder, "task.json"), join(folder, "results.json")];
		writeFileSync(given, JSON.stringify(task));
		const script = fileURLToPath(new URL("neovim.lua", import.meta.url));
		const { stderr } = spawnSync("nvim", ["--headless", "--clean", "-n", "-c", `luafile ${script}`], {
			env: { ...process.env, XANO_TASK: given, XANO_RESULTS: gotten, XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder },
			timeout: 60_000,
			encoding: "utf8",
		});
		const { failure, ...rest } = JSON.parse(readFileSync(gotten, "utf8")) as Results;
		expect(failure ?? null, stderr).toBeNull();
		results = rest as Results;
	}, 60_000);

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test("shows the mistake while it is there", () => {
		expect(results.diagnostics).toEqual(["XS405"]);
		expect(results.afterwards).toEqual([]);
	});

	test("explains a filter on hover", () => {
		expect(results.hover.contents.value).toMatch(/sum/);
	});

	test("completes filters", () => {
		const { completion } = results;
		const items = "items" in completion ? completion.items : completion;
		expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(["sum", "avg", "count"]));
	});

	test("goes to a function in another file", () => {
		expect(JSON.stringify(results.definition)).toContain(
			pathToFileURL(join(folder, "project/function/round_up.xs")).href,
		);
	});

	test("renames a variable everywhere", () => {
		expect(results.renamed).toBe(program.trimEnd().replaceAll("$label", "$caption"));
	});

	test("formats", () => {
		expect(results.formatted).toContain('\n    var $caption {\n      value = "Sum: " ~ $ruonded|to_text\n    }\n');
	});

	test("lets itself be stopped", () => {
		expect(results.stopped).toBe(true);
	});
});
