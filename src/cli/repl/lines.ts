import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { isCommand, runCommand } from "./commands.js";
import type { Conversation } from "./conversation.js";

/** Runs what comes line by line from where nobody sits, entry by entry, to its end. */
export async function runLines(input: Readable, conversation: Conversation): Promise<void> {
	const { session } = conversation.ground;
	const history: string[] = [];
	let pending = "";
	const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
	for await (const line of lines) {
		if (pending === "" && isCommand(line)) {
			const isOver = await runCommand(line, conversation, history);
			history.push(line);
			if (isOver) return;
			continue;
		}
		pending += pending === "" ? line : `\n${line}`;
		const entry = session.read(pending);
		if (entry.kind === "incomplete") continue;
		history.push(pending);
		pending = "";
		await conversation.run(entry);
	}
	if (pending !== "") await conversation.run(session.read(pending, true));
}
