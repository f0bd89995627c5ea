import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { requireBuild } from "../cli/xano.js";
import { emptyFolder } from "../host/folder.js";
import { connect } from "../mcp/client.js";

beforeAll(requireBuild);

const page = readFileSync(fileURLToPath(new URL("../../docs/agents.md", import.meta.url)), "utf8");
const script = fileURLToPath(new URL("../../scripts/agent_transcript.mjs", import.meta.url));

// When an answer has changed: npm run build && node scripts/agent_transcript.mjs
test("the transcript is what the server answers", () => {
	const [, shown] = /<!-- Written by scripts\/agent_transcript\.mjs\. -->\n\n([\s\S]*?)\n<!-- End/.exec(page) ?? [];
	expect(shown).toBe(execFileSync(process.execPath, [script, "--print"], { encoding: "utf8" }));
	expect(shown).toContain("2 passed, 0 failed");
});

test("the page has all tools, prompts and resources, and no others", async () => {
	const { client } = await connect(emptyFolder());
	const { tools } = await client.listTools();
	const listed = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
	expect(listed).toEqual(tools.map(({ name }) => name));
	for (const { name } of (await client.listPrompts()).prompts) expect(page).toContain(`\`${name}\``);
	for (const { uriTemplate } of (await client.listResourceTemplates()).resourceTemplates)
		expect(page).toContain(`\`${uriTemplate}\``);
	for (const uri of ["xano://reference", "xano://diagnostics", "xano://project"]) {
		expect((await client.listResources()).resources.map((each) => each.uri)).toContain(uri);
		expect(page).toContain(`\`${uri}\``);
	}
});

test("its settings are JSON that starts the server", () => {
	const settings = [...page.matchAll(/^```json\n(\{ "(?:servers|mcpServers|context_servers)".*)\n```$/gm)];
	expect(settings).toHaveLength(3);
	for (const [, text = ""] of settings) {
		const [servers] = Object.values(JSON.parse(text) as Record<string, { xano: { command: string; args: string[] } }>);
		expect(servers?.xano.command).toBe("npx");
		expect(servers?.xano.args.slice(0, 2)).toEqual(["xano", "mcp"]);
	}
});
