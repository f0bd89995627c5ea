import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { serve } from "../host/loopback.js";
import { atTerminal, hasPseudoTerminal, type Screen } from "./pseudo_terminal.js";
import { folderOf, functionText, requireBuild } from "./xano.js";

beforeAll(requireBuild);

const enter = "\r";
const tab = "\t";
const up = "\u001b[A";
const ctrl = { c: "\u0003", d: "\u0004", r: "\u0012" };

/** What a person who types this gets to see before the next prompt. */
async function answer(screen: Screen, line: string): Promise<string> {
	screen.type(line + enter);
	const shown = await screen.shows("\nxano> ");
	return shown.slice(shown.indexOf("\n") + 1, -"\nxano> ".length);
}

async function begun(files: Record<string, string> = {}, env: Record<string, string> = {}): Promise<Screen> {
	const screen = atTerminal(["repl"], folderOf(files), env);
	await screen.shows("xano> ");
	return screen;
}

describe.skipIf(!hasPseudoTerminal)("at a terminal", () => {
	test("values, changes and mistakes are shown, and Ctrl-D leaves", async () => {
		const screen = await begun();
		expect(await answer(screen, "1 + 2")).toBe("3");
		expect(await answer(screen, 'var $user { value = {name: "Ada", tags: [1, 2]} }')).toBe(
			'$user = {name: "Ada", tags: [1, 2]}',
		);
		expect(await answer(screen, "$user.name|to_upper")).toBe('"ADA"');
		expect(await answer(screen, "$_ ~ 1")).toBe('"ADA1"');
		expect(await answer(screen, "$usr")).toContain(" 1 | $usr\n   | ^^^^\n");
		expect(await answer(screen, "1 / 0")).toContain("Division by zero\n  --> repl[6]:1:3\n");
		screen.type(ctrl.d);
		const { exitCode, shown } = await screen.ended;
		expect(exitCode).toBe(0);
		expect(shown).not.toContain("undefined");
	});

	test("what is open goes on in the next line, and comes back as one", async () => {
		const screen = await begun();
		screen.type(`foreach ([1, 2]) {${enter}`);
		await screen.shows("  ... ");
		screen.type(`each as $y { debug.log { value = $y * 21 } }${enter}`);
		await screen.shows("  ... ");
		expect(await answer(screen, "}")).toBe("repl[1]:2 21\nrepl[1]:2 42\n$y = 2");
		screen.type(up);
		await screen.shows("\n}");
		// What has become what it was before is no news.
		expect(await answer(screen, "")).toBe("repl[2]:2 21\nrepl[2]:2 42");
	});

	test("lines that are pasted run one after the other, and their tabs are no Tab", async () => {
		const screen = await begun();
		screen.type(`\u001b[200~var $a {${enter}\tvalue = 20${enter}}${enter}$a + 1${enter}\u001b[201~`);
		expect(await screen.shows("21\nxano> ")).toContain("$a = 20\n");
	});

	test("Tab completes names of all kinds", async () => {
		const screen = await begun({ "greet.xs": functionText("greet_politely", { input: "text name" }) });
		await answer(screen, "var $user { value = {name: 1} }");
		for (const [typed, whole] of [
			["$us", "$user"],
			[".na", "$user.name"],
			["|to_upp", "$user.name|to_upper"],
		] as const) {
			screen.type(typed);
			await screen.shows(typed);
			screen.type(tab);
			await screen.shows(whole.slice(whole.lastIndexOf(typed) + typed.length));
		}
		expect(await answer(screen, "")).toBe('"1"');
		screen.type('function.run "gr');
		await screen.shows("gr");
		screen.type(tab);
		await screen.shows("eet_politely");
		screen.type(ctrl.c);
		await screen.shows("^C\nxano> ");
		screen.type(":hist");
		await screen.shows(":hist");
		screen.type(tab);
		await screen.shows("ory");
	});

	test("Ctrl-C ends a loop without end, and the session goes on", async () => {
		const screen = await begun();
		screen.type(`debug.log { value = "be" ~ "gun" }${enter}`);
		await screen.shows("begun\nxano> ");
		screen.type(`var $n { value = 1 }${enter}`);
		await screen.shows("$n = 1\nxano> ");
		screen.type(`while (true) {${enter}`);
		await screen.shows("... ");
		screen.type(`each {${enter}`);
		await screen.shows("... ");
		screen.type(`conditional { if ($n == 100000) { debug.log { value = "run" ~ "ning" } } }${enter}`);
		await screen.shows("... ");
		screen.type(`math.add $n { value = 1 }${enter}`);
		await screen.shows("... ");
		screen.type(`}${enter}`);
		await screen.shows("... ");
		screen.type(`}${enter}`);
		await screen.shows("running");
		screen.type(ctrl.c);
		expect(await screen.shows("\nxano> ")).toMatch(/\$n = \d+\n[\s\S]*The run was interrupted\n {2}--> repl\[3\]:\d/);
		expect(await answer(screen, "$n > 1")).toBe("true");
	});

	test("Ctrl-C ends what waits", async () => {
		let arrived: () => void = () => undefined;
		const arrival = new Promise<void>((resolve) => {
			arrived = resolve;
		});
		const { url } = await serve(() => arrived());
		const screen = await begun();
		screen.type(`var $before { value = 1 }${enter}`);
		await screen.shows("xano> ");
		screen.type(`api.request { url = "${url}" } as $answer${enter}`);
		await arrival;
		screen.type(ctrl.c);
		expect(await screen.shows("\nxano> ")).toContain("The run was cancelled\n  --> repl[2]:1:1\n");
		expect(await answer(screen, "$before")).toBe("1");
	});

	test("Ctrl-C drops what has been typed; on an empty line the second one leaves", async () => {
		const screen = await begun();
		screen.type(`[1,${enter}`);
		await screen.shows("... ");
		screen.type("2, 3");
		await screen.shows("3");
		screen.type(ctrl.c);
		await screen.shows("^C\nxano> ");
		expect(await answer(screen, "4")).toBe("4");
		screen.type(ctrl.c);
		await screen.shows("leaves.\nxano> ");
		expect(await answer(screen, "5")).toBe("5");
		screen.type(ctrl.c);
		await screen.shows("leaves.\nxano> ");
		screen.type(ctrl.c);
		expect((await screen.ended).exitCode).toBe(0);
	});

	test("what was typed is there in the next session, but for secrets", async () => {
		const folder = folderOf({});
		const env = { XANO_HISTORY: join(folder, "state", "history") };
		const first = atTerminal(["repl", "--env", "API_KEY=very-secret-value"], folder, env);
		await first.shows("xano> ");
		await answer(first, "6 * 7");
		first.type(`[1,${enter}`);
		await first.shows("... ");
		await answer(first, "2]");
		await answer(first, '"very-secret-value"|strlen');
		await answer(first, " 1 + 1");
		expect(await answer(first, ":history 6")).toBe("6 * 7\n:history 6");
		first.type(ctrl.d);
		await first.ended;
		expect(readFileSync(env.XANO_HISTORY, "utf8")).toBe("6 * 7\n[1,\\n2]\n:history 6\n");
		expect(statSync(env.XANO_HISTORY).mode & 0o077).toBe(0);
		const second = atTerminal(["repl"], folder, env);
		await second.shows("xano> ");
		second.type("*");
		await second.shows("*");
		second.type(ctrl.r);
		await second.shows("6 * 7");
		expect(await answer(second, "")).toBe("42");
	});
});
