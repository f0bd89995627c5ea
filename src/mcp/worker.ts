import { createEngine, projectFromText, SetupError } from "../index.js";
import type { Answer, Call, Outcome, World } from "./call.js";
import { Redaction } from "./redaction.js";
import { Refusal } from "./refusal.js";
import { Root } from "./root.js";
import { cutLine } from "./work/bounds.js";
import { check } from "./work/check.js";
import { format } from "./work/format.js";
import { outline } from "./work/outline.js";
import { run } from "./work/run.js";
import { test } from "./work/test.js";
import { trace } from "./work/trace.js";

/** What is done in a process of its own: everything that reads a project or runs a program. */
const work: Readonly<Record<string, (input: never, world: World) => Promise<Answer>>> = {
	check,
	format,
	outline,
	run,
	test,
	trace,
};

/**
 * Answers one call that is sent to this process, which its parent then ends. Whatever a program does, be it an endless
 * loop, it does it to this process alone.
 */
function main(): void {
	process.on("disconnect", () => process.exit());
	process.once("message", (call: Call) => {
		void outcomeOf(call).then((outcome) => process.send?.(outcome));
	});
	prepare();
}

async function outcomeOf({ tool, input, folder, permissions }: Call): Promise<Outcome> {
	const world: World = { root: new Root(folder), permissions };
	try {
		const answer = await (work[tool] as (typeof work)[string])(input as never, world);
		return { kind: "answered", answer };
	} catch (thrown) {
		const safe = await safeFor(world);
		if (thrown instanceof Refusal || thrown instanceof SetupError) {
			const { message, help } = thrown;
			return { kind: "refused", message: safe(message), help: help === null ? null : safe(help) };
		}
		return { kind: "failed", message: safe(`Something unexpected happened: ${String(thrown)}`) };
	}
}

/** Keeps secrets out of what is said when a call was not answered. */
async function safeFor({ root }: World): Promise<(text: string) => string> {
	const redaction = new Redaction(process.env);
	await redaction.addFolder(root.path, root).catch(() => undefined);
	return (text) => cutLine(redaction.text(text));
}

/** Loads what every call needs, before there is one: the process is started ahead of time. */
function prepare(): void {
	createEngine({ project: projectFromText("", "", process.cwd()) }).check();
}

main();
