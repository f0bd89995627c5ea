import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { parse } from "../../grammar/parse.js";
import { Source } from "../../grammar/source.js";
import { statementsOf } from "../../grammar/tree.js";
import { commandLine } from "../../src/cli/main.js";
import { memoryStore } from "../../src/host/store.js";
import * as library from "../../src/index.js";
import {
	createEngine,
	createTesting,
	defineFilter,
	defineFunction,
	encodeJson,
	projectFromText,
	RunError,
	renderDiagnostics,
	SetupError,
} from "../../src/index.js";
import { type Block, blocksOf, programOf } from "./blocks.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const docs = readdirSync(join(root, "docs"))
	// The programs in diagnostics.md are wrong on purpose; test/diagnostics/pages.test.ts executes them.
	.filter((name) => name.endsWith(".md") && name !== "diagnostics.md")
	.map((name) => `docs/${name}`);
const pages = ["README.md", "CONTRIBUTING.md", ...docs];

/** What comes of a block, of its job or of the function it declares first: JSON, or what is said about it. */
async function outcome(text: string): Promise<string> {
	const project = projectFromText("program.xs", programOf(text), root);
	const [sole] = project.all("function");
	const what = project.all("run.job").length > 0 || sole === undefined ? {} : { function: sole.name };
	const engine = createEngine({
		project,
		env: {},
		host: {
			clock: { now: () => Date.UTC(2025, 0, 31, 12), monotonic: () => 0, sleep: async () => {} },
			store: memoryStore(),
		},
	});
	try {
		return encodeJson((await engine.run(what)).value);
	} catch (thrown) {
		if (thrown instanceof RunError) return thrown.message;
		if (thrown instanceof SetupError) return renderDiagnostics(thrown.diagnostics, { color: false, width: 100 });
		throw thrown;
	}
}

/** What docs/extending.md shows in TypeScript. */
const documentedBuiltins = [
	defineFunction({ name: "weather/forecast", acceptsOtherInputs: true, run: () => ({ temperature: 50 }) }),
	defineFilter({ name: "celsius", run: (fahrenheit) => ((Number(fahrenheit) - 32) * 5) / 9 }),
];

function hasTests(text: string): boolean {
	const { items } = parse(new Source("block", text)).file;
	return items.some((item) => item.kind === "Statement" && statementsOf(item.body).some(({ name }) => name === "test"));
}

describe.each(pages)("%s", (page) => {
	const blocks = blocksOf(read(page)).filter(({ language }) => language === "xs");

	if (blocks.length > 0) {
		test.each(blocks)("block in line $line", async ({ text, next }: Block) => {
			if (next?.language === "json") expect(JSON.parse(await outcome(text))).toEqual(JSON.parse(next.text));
			else if (next?.language === "text") expect(await outcome(text)).toBe(next.text.trim());
			else expect(() => programOf(text)).not.toThrow();
		});
	}

	const tested = blocks.filter(({ text }) => hasTests(text));

	// docs/testing.md shows failures as well: test/docs/testing.test.ts executes it.
	if (tested.length > 0 && page !== "docs/testing.md") {
		test.each(tested)("the tests of the block in line $line pass", async ({ text }: Block) => {
			const project = projectFromText("program.xs", text, root);
			const testing = createTesting({ project, builtins: documentedBuiltins });
			const { results } = await testing.run({ tests: testing.tests() });
			expect(results.map(({ status, failures }) => ({ status, failures }))).toEqual(
				results.map(() => ({ status: "passed", failures: [] })),
			);
		});
	}

	test("imports only what the library has", () => {
		const names = [...read(page).matchAll(/^import \{([^}]*)\} from "xano-local";$/gm)].flatMap(([, list = ""]) =>
			list.split(",").map((name) => name.trim()),
		);
		expect(names.filter((name) => !Object.hasOwn(library, name))).toEqual([]);
	});

	test("links to nothing that is missing", () => {
		// What looks like a link in code is none.
		const text = read(page).replace(/^```[\s\S]*?^```/gm, "");
		const targets = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, target = ""]) => target);
		expect(targets.filter((target) => !existsSync(join(root, page, "..", target)))).toEqual([]);
	});

	test("shows only commands and flags that exist", () => {
		const shown = [...read(page).matchAll(/(?:^(?:\$ )?|`)(xano [^\n`]*)/gm)].map(([, command = ""]) => command);
		expect(shown.filter((command) => unknownIn(command) !== null).map((each) => `${each}: ${unknownIn(each)}`)).toEqual(
			[],
		);
	});
});

// The build puts the version there.
vi.stubGlobal("PACKAGE_VERSION", "0.0.0");

const program = commandLine(
	{ out: () => {}, error: () => {}, outIsTerminal: false, errorIsTerminal: false, color: false, width: 100 },
	() => {},
);

/** The first word or flag of a command line that `xano help` does not know; null when it knows them all. */
function unknownIn(command: string): string | null {
	const [, ...words] = command.replace(/'[^']*'|\s#.*$/g, "").split(/\s+/);
	const found = program.commands.find((each) => each.name() === words[0]);
	const general = ["--help", "-h", "--version", "-V", "help"];
	if (!found) return words[0] === undefined || general.includes(words[0]) ? null : words[0];
	const known = found.options.flatMap((option) => [option.short, option.long]);
	const flags = words.filter((word) => /^--?[a-zA-Z]/.test(word)).map((word) => word.replace(/=.*/, ""));
	return flags.find((flag) => !known.includes(flag) && !general.includes(flag)) ?? null;
}

describe("docs/command-line.md", () => {
	const text = read("docs/command-line.md");

	test.each(program.commands.map((command) => command.name()))("says what `xano %s` does", (name) => {
		expect(text).toContain(`## xano ${name}`);
	});

	test("names every flag", () => {
		const flags = program.commands.flatMap(({ options }) => options.map((option) => option.long ?? ""));
		expect(flags.filter((flag) => !text.includes(`\`${flag}`))).toEqual([]);
	});
});

describe("the paths that are named", () => {
	test.each(["docs/architecture.md", "CONTRIBUTING.md"])("in %s exist", (page) => {
		const named = [...read(page).matchAll(/`((?:[\w.-]+\/)+[\w.*-]*|[\w-]+\.(?:md|ts|json))`/g)].map(
			([, path = ""]) => path,
		);
		expect(named.length).toBeGreaterThan(10);
		expect(named.filter((path) => !/[*<]/.test(path) && !existsSync(join(root, path)))).toEqual([]);
	});
});

describe("blocks", () => {
	test("are what they look like", () => {
		const file = 'function "a" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = 1\n}\n';
		expect(programOf(file)).toBe(file);
		expect(programOf("1 + 2")).toContain("response = 1 + 2");
		expect(programOf("var $x {\n  value = 1\n}\nresponse = $x")).toMatch(/stack \{\nvar \$x[\s\S]*response = \$x/);
		expect(() => programOf("}{")).toThrow("cannot be read");
	});

	test("are found with what follows them directly", () => {
		const [first, second, third] = blocksOf("```xs\n1\n```\n\n```json\n1\n```\n\ntext\n\n```xs\n2\n```\n");
		expect(first).toMatchObject({ language: "xs", text: "1\n", line: 1, next: { language: "json" } });
		expect(second?.next).toBeNull();
		expect(third).toMatchObject({ text: "2\n", line: 11, next: null });
	});
});
