import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { serve } from "../host/loopback.js";
import { hasPseudoTerminal, startAtTerminal } from "./pseudo_terminal.js";
import { Watching } from "./watching.js";
import { environment, folderOf, functionText, jobText, program, requireBuild, start, xano } from "./xano.js";

beforeAll(requireBuild);

const calling = (called: string): string =>
	functionText("top", { stack: `function.run "${called}" {\n      input = {}\n    } as $x`, response: "$x" });

const files = {
	"run.xs": jobText("J", "top"),
	"function/top.xs": calling("bottom"),
	"function/bottom.xs": functionText("bottom", { response: "1" }),
	"function/other.xs": functionText("other", { response: "1" }),
};

describe("xano run --watch", () => {
	test("runs again when a file that can be reached changes, and not when another one does", async () => {
		const watching = new Watching("run", folderOf(files));
		const first = await watching.until("run 1");
		expect(first).toMatch(
			/^done in .*\nrun 1, watching function\/bottom\.xs, function\/top\.xs, run\.xs \(Ctrl-C ends\)\n$/,
		);
		expect(first).not.toContain("\u001b");
		watching.write("function/other.xs", functionText("other", { response: "2" }));
		watching.write("function/new.xs", functionText("new", { response: "2 +" }));
		watching.write("notes.txt", "nothing");
		watching.write("function/bottom.xs", functionText("bottom", { response: "2" }));
		const second = await watching.until("run 2");
		expect(second).toMatch(
			/^--- run 2: function\/bottom\.xs changed\ndone in .*\nrun 2 \(function\/bottom\.xs changed\), /,
		);
		expect(await watching.lines(2)).toEqual(["1", "2"]);
		// Only written again.
		watching.write("function/bottom.xs", functionText("bottom", { response: "2" }));
		watching.write("run.xs", jobText("Other", "bottom"));
		expect(await watching.until("run 3")).toMatch(/^--- run 3: .*run\.xs changed\n/);
		// From now on the function in between is not reached any more.
		watching.write("function/top.xs", functionText("top", { response: "0" }));
		watching.write("function/bottom.xs", functionText("bottom", { response: "3" }));
		expect(await watching.until("run 4")).toContain("watching function/bottom.xs, run.xs (");
		expect(await watching.lines(4)).toEqual(["1", "2", "2", "3"]);
		expect(await watching.end()).toBe(130);
	});

	test("what fails is said on standard error, and what is put right runs", async () => {
		const folder = folderOf(files);
		const watching = new Watching("run", folder);
		await watching.until("run 1");
		watching.write("function/bottom.xs", functionText("bottom", { response: "1 +" }));
		expect(await watching.until("run 2")).toContain("--> function/bottom.xs:10:");
		watching.write("function/bottom.xs", functionText("bottom", { response: "1 / 0" }));
		expect(await watching.until("run 3")).toContain("Division by zero");
		rmSync(join(folder, "function/bottom.xs"));
		expect(await watching.until("run 4")).toContain("error[XS202]");
		// A name that was missing may come in any file, also by rename as editors write them.
		writeFileSync(join(folder, "draft"), functionText("bottom", { response: "5" }));
		renameSync(join(folder, "draft"), join(folder, "function/anywhere.xs"));
		expect(await watching.until("run 5")).toContain("--- run 5: function/anywhere.xs changed\n");
		rmSync(join(folder, "run.xs"));
		expect(await watching.until("run 6")).toContain("no run.job to run");
		watching.write("deep/er/run.xs", files["run.xs"]);
		await watching.until("run 7");
		expect(await watching.lines(3)).toEqual(["1", "5", "5"]);
		expect(await watching.end()).toBe(130);
	});

	test("a first run that does not check is waited for, too", async () => {
		const watching = new Watching("run", folderOf({ ...files, "function/bottom.xs": "function bottom {" }));
		await watching.until("nothing has run");
		watching.write("function/bottom.xs", files["function/bottom.xs"]);
		await watching.until("run 2");
		expect(await watching.lines(1)).toEqual(["1"]);
		expect(await watching.end()).toBe(130);
	});

	test("waits for a project that has been taken away", async () => {
		const folder = folderOf({ "p/a.xs": functionText("a", { response: "1" }) });
		const watching = new Watching("run", folder, "p/a.xs");
		await watching.until("run 1");
		rmSync(join(folder, "p"), { recursive: true });
		expect(await watching.until("run 2")).toContain("There is nothing at p/a.xs");
		watching.write("p/a.xs", functionText("a", { response: "2" }));
		await watching.until("run 3");
		expect(await watching.lines(2)).toEqual(["1", "2"]);
		expect(await watching.end()).toBe(130);
	});

	test("files beside the programs: environment, inputs, recordings, built-ins", async () => {
		const exchanges = (answer: number): string =>
			JSON.stringify({
				cassette: 1,
				exchanges: [
					{
						request: { method: "GET", url: "http://example.test/" },
						response: { status: 200, headers: [], body: { json: answer } },
					},
				],
			});
		const twice = (factor: number): string =>
			`import { defineFunction } from "xano-local";\nexport default defineFunction({ name: "twice", input: {}, run: () => ${factor} });\n`;
		const stack = `api.request {\n      url = "http://example.test/"\n    } as $r\n\n    function.run "twice" {\n      input = {}\n    } as $t`;
		const text = functionText("f", {
			input: "int a\n    text b",
			stack,
			response: "[$input.a, $input.b, $env.X, $env.Y, $r.response.result, $t]",
		});
		const folder = folderOf({
			"p/f.xs": text,
			"p/run.xs": jobText("J", "f", 'env = ["X", "Y"]'),
			"p/.env": "X=1\n",
			"p/builtins/twice.js": twice(1),
			"y.env": "Y=1\n",
			"in/a.json": '{"a": 1}',
			"b.txt": "1",
			"cassette.json": exchanges(1),
		});
		const named = ["-i", "@in/a.json", "b=@b.txt", "--env-file", "y.env", "--replay", "cassette.json"];
		const watching = new Watching("run", folder, "p", ...named);
		expect(await watching.until("run 1")).toContain("and 5 more");
		const steps: [file: string, content: string, response: string][] = [
			["p/.env", "X=2\n", '[1,"1","2","1",1,1]'],
			["y.env", "Y=2\n", '[1,"1","2","2",1,1]'],
			["in/a.json", '{"a": 2}', '[2,"1","2","2",1,1]'],
			["b.txt", "2", '[2,"2","2","2",1,1]'],
			["cassette.json", exchanges(2), '[2,"2","2","2",2,1]'],
			["p/builtins/twice.js", twice(2), '[2,"2","2","2",2,2]'],
		];
		for (const [index, [file, content, response]] of steps.entries()) {
			watching.write(file, content);
			expect(await watching.until(`run ${index + 2}`)).toContain(`--- run ${index + 2}: ${file} changed\n`);
			expect((await watching.lines(index + 2)).at(-1)).toBe(response);
		}
		// What cannot be read now may come right again.
		rmSync(join(folder, "in"), { recursive: true });
		expect(await watching.until("run 8")).toContain("The input file in/a.json cannot be read");
		mkdirSync(join(folder, "in"));
		watching.write("in/a.json", '{"a": 3}');
		await watching.until("done in");
		expect((await watching.lines(8)).at(-1)).toBe('[3,"2","2","2",2,2]');
		watching.write("p/.env", "no variable\n");
		await watching.until("Line 1 is not of the form NAME=value");
		expect(await watching.end()).toBe(130);
	});

	test("a change during a run ends it, and nothing is told of it", async () => {
		const arrivals: (() => void)[] = [];
		let arrived = 0;
		const { url } = await serve(({ url: path }, response) => {
			arrived++;
			for (const each of arrivals.splice(0)) each();
			if (path === "/quick") response.end("2");
		});
		const arrival = (): Promise<void> => new Promise((resolve) => void arrivals.push(resolve));
		const asking = (path: string): string =>
			functionText("f", {
				stack: `api.request {\n      url = "${url}${path}"\n    } as $r`,
				response: "$r.response.result",
			});
		const folder = folderOf({ "f.xs": asking("/never") });
		const first = arrival();
		const watching = new Watching("run", folder, "f.xs");
		await first;
		watching.write("f.xs", asking("/quick"));
		expect(await watching.until("run 2")).toMatch(
			/^--- run 2: f\.xs changed\ndone in .*\nrun 2 \(f\.xs changed\), watching f\.xs /,
		);
		expect({ lines: await watching.lines(1), arrived }).toEqual({ lines: ["2"], arrived: 2 });
		expect(await watching.end()).toBe(130);
	});

	test("a change that does not matter lets a run go on", async () => {
		let answer: () => void = () => undefined;
		let arrived: () => void = () => undefined;
		const arrival = new Promise<void>((resolve) => {
			arrived = resolve;
		});
		const { url, requests } = await serve((_, response) => {
			answer = () => void response.end("7");
			arrived();
		});
		const stack = `api.request {\n      url = "${url}"\n    } as $r`;
		const folder = folderOf({
			...files,
			"function/bottom.xs": functionText("bottom", { stack, response: "$r.response.result" }),
		});
		const watching = new Watching("run", folder);
		await arrival;
		watching.write("function/other.xs", functionText("other", { response: "2" }));
		// By the time of a second look at the project the first change has been looked at.
		watching.write("function/last.xs", functionText("last"));
		answer();
		await watching.until("run 1");
		expect(await watching.lines(1)).toEqual(["7"]);
		expect(requests).toHaveLength(1);
		expect(await watching.end()).toBe(130);
	});

	test("Ctrl-C ends a run, and says where", async () => {
		let arrived: () => void = () => undefined;
		const arrival = new Promise<void>((resolve) => {
			arrived = resolve;
		});
		const { url } = await serve(() => arrived());
		const stack = `api.request {\n      url = "${url}"\n    } as $r`;
		const run = start(["run", "f.xs", "--watch"], { cwd: folderOf({ "f.xs": functionText("f", { stack }) }) });
		await arrival;
		run.process.kill("SIGINT");
		const { exitCode, out, error } = await run.ended;
		expect({ exitCode, out }).toEqual({ exitCode: 130, out: "" });
		expect(error).toContain("The run was cancelled\n  --> f.xs:7:5\n");
	});

	test("Ctrl-C ends a loop that never pauses", async () => {
		const stack =
			'debug.log {\n      value = "ready"\n    }\n\n    while (true) {\n      each {\n        var $x {\n          value = 1\n        }\n      }\n    }';
		const args = ["run", "f.xs", "--watch", "--max-iterations", "1e15"];
		const run = start(args, { cwd: folderOf({ "f.xs": functionText("f", { stack }) }) });
		await run.says("ready");
		run.process.kill("SIGINT");
		expect(await run.ended).toMatchObject({ exitCode: 130, out: "" });
	});

	test("--json is one line for each run, whatever comes of it; --quiet says nothing else", async () => {
		const folder = folderOf(files);
		const watching = new Watching("run", folder, "--json", "--quiet");
		await watching.lines(1);
		watching.write("function/bottom.xs", functionText("bottom", { response: "1 +" }));
		await watching.lines(2);
		rmSync(folder, { recursive: true });
		await watching.lines(3);
		mkdirSync(folder);
		for (const [name, text] of Object.entries(files)) watching.write(name, text);
		const lines = (await watching.lines(4)).map((line) => JSON.parse(line));
		expect(lines.map(({ response, error }) => response ?? error.code)).toEqual([1, "XR815", "XS208", 1]);
		const code = await watching.end();
		expect(code).toBe(130);
	});

	test.each([
		[["-", "--watch"], "Standard input cannot be watched"],
		[["--watch", "-i", "a=@-"], "Standard input cannot be watched"],
		[["--watch", "--inputs", "x.jsonl"], "cannot be used with option '--inputs <file>'"],
		[["--watch", "--save-test", "x"], "cannot be used with option '--save-test <name>'"],
		[["--watch", "--resume"], "--resume belongs to --inputs"],
		[["nowhere", "--watch"], "There is nothing at nowhere"],
		[["--watch", "-i", "@nowhere.json"], "The input file nowhere.json cannot be read"],
		[["bad", "--watch"], "Line 1 is not of the form NAME=value"],
	])("%j is refused", async (args, message) => {
		const { exitCode, out, error } = await xano(["run", ...args], {
			cwd: folderOf({ ...files, "bad/run.xs": jobText("J", "f"), "bad/f.xs": functionText("f"), "bad/.env": "?\n" }),
		});
		expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
		expect(error).toContain(message);
	});
});

const hasTerminals = spawnSync("script", ["--version"]).status === 0;
if (!hasTerminals) console.warn("Skipping what needs a terminal: there is no `script` (util-linux) on this machine");

const cleared = "\u001b[2J\u001b[3J\u001b[H";

/** The command line on a terminal of its own, screen by screen. */
class Screens {
	private text = "";
	private wake: () => void = () => undefined;
	private readonly child: ReturnType<typeof spawn>;
	readonly ended: Promise<string>;

	constructor(cwd: string, redirection = "") {
		const words = `'${process.execPath}' '${program}' run --watch ${redirection}`;
		this.child = spawn(
			"script",
			["-qec", `stty cols 60 rows 16 -echo; trap : INT; ${words}; echo "code $?"`, "/dev/null"],
			{
				cwd,
				env: environment({ TERM: "xterm" }),
				stdio: "pipe",
			},
		);
		onTestFinished(() => void this.child.kill("SIGKILL"));
		this.child.stdout?.setEncoding("utf8").on("data", (text: string) => {
			this.text += text;
			this.wake();
		});
		this.ended = new Promise((resolve) => this.child.on("close", () => resolve(this.text)));
	}

	type(text: string): void {
		this.child.stdin?.write(text);
	}

	/** What the screen shows once a run has ended with this number. */
	async of(run: number): Promise<string> {
		const footer = new RegExp(`run ${run}\\b[^\\n]*, watching [^\\n]*\\n`);
		for (;;) {
			const screen = this.text.slice(this.text.lastIndexOf(cleared) + cleared.length);
			const end = footer.exec(screen);
			if (this.text.includes(cleared) && end) return screen.slice(0, end.index + end[0].length).replaceAll("\r", "");
			await new Promise<void>((resolve) => {
				this.wake = resolve;
			});
		}
	}
}

describe.skipIf(!hasTerminals)("on a terminal", () => {
	const listing = (count: string): string => functionText("f", { response: `(1..${count})` });

	test("the newest outcome is on the screen, and below a failure the last good response", async () => {
		const path = "f.xs";
		const folder = folderOf({
			[path]: functionText("f", { stack: 'debug.log {\n      value = "here"\n    }', response: "{a: 1}" }),
			"run.xs": jobText("J", "f"),
		});
		const screens = new Screens(folder);
		expect(await screens.of(1)).toMatch(
			/^\u001b\[2mf\.xs:7\u001b\[0m here\n\{\n {2}"a": 1\n\}\n\u001b\[2mdone in [^\n]*\n\u001b\[2mrun 1, watching f\.xs, run\.xs \(Enter runs again, q and Enter end\)\u001b\[0m\n$/,
		);
		writeFileSync(join(folder, path), functionText("f", { response: "{a: 1 / 0}" }));
		const second = await screens.of(2);
		expect(second).toContain("Division by zero");
		expect(second).toMatch(
			/\n\nThe last good response, of run 1 at \d\d:\d\d:\d\d:\n\u001b\[2m\{\n {2}"a": 1\n\}\u001b\[0m\n\n\u001b\[2mrun 2 \(f\.xs changed\), /,
		);
		screens.type("\n");
		expect(await screens.of(3)).toContain("run 3 (asked for)");
		writeFileSync(join(folder, path), functionText("f", { response: "{a: 2}" }));
		const fourth = await screens.of(4);
		expect(fourth).not.toContain("last good");
		expect(fourth).toMatch(/^\{\n {2}"a": 2\n\}\n/);
		screens.type("r\n");
		await screens.of(5);
		screens.type("\u0003");
		expect(await screens.ended).toContain("code 130");
	});

	test("of a long response what there is room for", async () => {
		const folder = folderOf({ "f.xs": listing("100"), "run.xs": jobText("J", "f") });
		const screens = new Screens(folder);
		await screens.of(1);
		writeFileSync(join(folder, "f.xs"), listing("$x"));
		const screen = await screens.of(2);
		expect(screen.slice(screen.indexOf("The last good")).split("\n").length).toBeLessThan(16);
		expect(screen).toMatch(/\n… \d+ more lines\u001b\[0m\n/);
		screens.type("\u0004");
		expect(await screens.ended).toContain("code 0");
	});

	test("a result that goes elsewhere is written there, once for each run", async () => {
		const folder = folderOf({ "f.xs": functionText("f", { response: "1" }), "run.xs": jobText("J", "f") });
		const screens = new Screens(folder, "> out.txt");
		expect(await screens.of(1)).toMatch(/^\u001b\[2mdone in [^\n]*\n[^\n]*run 1, /);
		writeFileSync(join(folder, "f.xs"), functionText("f", { response: "1 / 0" }));
		expect(await screens.of(2)).not.toContain("last good");
		writeFileSync(join(folder, "f.xs"), functionText("f", { response: "2" }));
		await screens.of(3);
		screens.type("q\n");
		await screens.ended;
		expect(readFileSync(join(folder, "out.txt"), "utf8")).toBe("1\n2\n");
	});
});

/** A shell that begins jobs in the background, and the system that tells which of them has the terminal. */
const hasJobs =
	hasPseudoTerminal &&
	existsSync("/proc/self/stat") &&
	spawnSync("bash", ["--version"], { stdio: "ignore" }).status === 0;

describe.skipIf(!hasJobs)("in the background of a shell", () => {
	const shell = (folder: string) => startAtTerminal(["bash", "--norc", "--noprofile", "-i"], folder, { HISTFILE: "" });
	const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(program)} run f.xs --watch`;

	test("it goes on, leaves the screen and the keys to the shell, and takes them when it is brought back", async () => {
		const folder = folderOf({ "f.xs": functionText("f", { response: "1" }) });
		const screen = shell(folder);
		screen.type(`${command} &\n`);
		await screen.shows("run 1, watching f.xs (in the background)");
		screen.type("echo ab''cd; jobs\n");
		await screen.shows("abcd");
		await screen.shows("Running");
		writeFileSync(join(folder, "f.xs"), functionText("f", { response: "2" }));
		expect(await screen.shows("(in the background)")).toContain("--- run 2: f.xs changed\n");
		screen.type("fg; echo ended with $?\n");
		await screen.shows("in front again (Enter runs again, q and Enter end)");
		screen.type("\n");
		await screen.shows("run 3 (asked for), watching f.xs (Enter runs again, q and Enter end)");
		screen.type("q\n");
		await screen.shows("ended with 0");
		screen.type("exit\n");
		const { shown } = await screen.ended;
		expect(shown).not.toContain("Stopped");
	});

	test("it goes on there after it was stopped", async () => {
		const folder = folderOf({ "f.xs": functionText("f", { response: "1" }) });
		const screen = shell(folder);
		screen.type(`${command}\n`);
		await screen.shows("(Enter runs again, q and Enter end)");
		screen.type("\u001a");
		await screen.shows("Stopped");
		screen.type("bg\n");
		await screen.shows("&");
		writeFileSync(join(folder, "f.xs"), functionText("f", { response: "2" }));
		await screen.shows("run 2 (f.xs changed), watching f.xs (in the background)");
		screen.type("echo ab''cd\n");
		await screen.shows("abcd");
		writeFileSync(join(folder, "f.xs"), functionText("f", { response: "3" }));
		await screen.shows("run 3 (f.xs changed), watching f.xs (in the background)");
		screen.type("kill %1; wait; exit\n");
		await screen.ended;
	});

	test("without a shell that waits for it, it goes on", async () => {
		const folder = folderOf({ "f.xs": functionText("f", { response: "1" }) });
		const screen = shell(folder);
		screen.type(`(${command} & echo $! > pid)\n`);
		await screen.shows("run 1, ");
		screen.type("echo ab''cd\n");
		await screen.shows("abcd");
		writeFileSync(join(folder, "f.xs"), functionText("f", { response: "2" }));
		await screen.shows("run 2 (f.xs changed), ");
		screen.type("kill $(cat pid); exit\n");
		await screen.ended;
	});
});
