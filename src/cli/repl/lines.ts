import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { runCommand } from "./commands.js";
import type { Conversation } from "./conversation.js";
import { type Gathered, Gathering } from "./gathering.js";

/** Runs what comes line by line from where nobody sits, entry by entry, to its end. */
export async function runLines(input: Readable, conversation: Conversation): Promise<void> {
	const gathering = new Gathering(conversation.ground.session);
	const history: string[] = [];
	/** @returns whether the session is over */
	const run = async (gathered: Gathered): Promise<boolean> => {
		if (gathered.text.trim() === "") return false;
		const before = [...history];
		history.push(gathered.text);
		if (gathered.kind === "command") return runCommand(gathered.text, conversation, before);
		await conversation.run(gathered.entry);
		return false;
	};
	for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
		const gathered = gathering.add(line);
		if (gathered !== null && (await run(gathered))) return;
	}
	const rest = gathering.rest();
	if (rest !== null) await run(rest);
}
