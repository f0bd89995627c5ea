import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test, vi } from "vitest";
import { promptCommands, runCommand } from "../../src/cli/repl/commands.js";
import { Conversation } from "../../src/cli/repl/conversation.js";
import { Gathering } from "../../src/cli/repl/gathering.js";
import { Secrecy } from "../../src/cli/secrecy.js";
import { emptyProject, memoryStore, openProject, openSession } from "../../src/index.js";
import { folderOf, requireBuild, xano } from "../cli/xano.js";
import { blocksOf } from "./blocks.js";

beforeAll(requireBuild);

const page = readFileSync(fileURLToPath(new URL("../../docs/repl.md", import.meta.url)), "utf8");
const blocks = blocksOf(page);
const piped = blocks.filter(({ language, text }) => language === "console" && text.startsWith("$ printf"));

/** Sessions of the page: what is typed and shown in each, block after block. */
function sessions(): string[] {
	const found: string[] = [];
	for (const { language, text } of blocks) {
		if (language !== "console" || text.startsWith("$ printf")) continue;
		if (text.startsWith("$ xano repl\n")) found.push(text.replace("$ xano repl\n", ""));
		else found.push(`${found.pop() ?? ""}${text}`);
	}
	return found;
}

/** What a person would see who types the lines behind the prompts. */
async function transcript(text: string, files: Readonly<Record<string, string>>): Promise<string> {
	const root = folderOf(files);
	vi.spyOn(process, "cwd").mockReturnValue(root);
	const project = Object.keys(files).length > 0 ? await openProject(root) : emptyProject(root);
	const session = openSession({ project, env: {}, host: { store: memoryStore() } });
	let shown = "";
	const write = (more: string): void => {
		shown += more;
	};
	const terminal = { out: write, error: write, outIsTerminal: true, errorIsTerminal: true, color: false, width: 80 };
	const reload = () => openProject(root);
	const ground = { session, terminal, isPersonal: true, secrecy: new Secrecy(), reload };
	const conversation = new Conversation(ground);
	const gathering = new Gathering(session);
	for (const line of text.split("\n")) {
		const [, prompt, typed] = /^(xano> | {2}\.\.\. )(.*)$/.exec(line) ?? [];
		if (prompt === undefined || typed === undefined) continue;
		expect(prompt, line).toBe(gathering.pending === "" ? "xano> " : "  ... ");
		write(`${prompt}${typed}\n`);
		const gathered = gathering.add(typed);
		if (gathered?.kind === "command") await runCommand(gathered.text, conversation, []);
		else if (gathered?.kind === "entry") await conversation.run(gathered.entry);
	}
	vi.restoreAllMocks();
	return shown;
}

test.each(sessions().map((text, index) => ({ text, index })))(
	"session $index of docs/repl.md",
	async ({ text, index }) => {
		const files =
			index === 0
				? {}
				: { [join("function", "greet.xs")]: blocks.find(({ language }) => language === "xs")?.text ?? "" };
		expect(await transcript(text, files)).toBe(text);
	},
);

test.each(piped)("the pipe in line $line of docs/repl.md", async ({ text }) => {
	const [command = "", ...rest] = text.split("\n");
	const [, format = ""] = /^\$ printf '([^']*)' \| xano repl$/.exec(command) ?? [];
	const { out, error } = await xano(["repl"], { cwd: folderOf({}), input: format.replaceAll("\\n", "\n") });
	expect({ out, error }).toEqual({ out: rest.join("\n"), error: "" });
});

test("docs/repl.md lists every command as :help does", () => {
	const listed = [...page.matchAll(/^\| `:(\w+)/gm)].map(([, name]) => name);
	expect(listed).toEqual(promptCommands.map(({ name }) => name));
	for (const [, alias = ""] of page.matchAll(/`:(\w)`/g))
		expect(promptCommands.some(({ aliases = [] }) => aliases.includes(alias))).toBe(true);
});
