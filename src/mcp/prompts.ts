import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { GetPromptResult } from "@modelcontextprotocol/sdk/types.js";
import * as z from "zod";

/** Adds what a user can ask for by name. */
export function addPrompts(server: McpServer): void {
	server.registerPrompt(
		"fix_project",
		{
			title: "Fix a project",
			description: "Put right whatever check and test find.",
			argsSchema: { path: z.string().optional().describe("Folder or file; the whole folder when left out.") },
		},
		({ path }) =>
			asked(`Put right the XanoScript in ${path ?? "this folder"}.

1. Call \`check\`${pathArgument(path)}. Call it again with \`fix: true\` and \`write: true\` if there are safe fixes.
2. For each diagnostic that is left: read its help, \`explain\` its code or ask \`docs\` when it is not clear, and change the file. Do not silence anything to get rid of it.
3. Call \`test\`${pathArgument(path)}. For a failure, find out with \`run\` what the function does, and decide from its description and its other tests whether the function or the test is wrong. Say which you changed, and why.
4. End when \`check\` says that it is ok and no test fails. Then call \`format\` with \`write: true\`.`),
	);
	server.registerPrompt(
		"write_function",
		{
			title: "Write a function",
			description: "Write a XanoScript function, with tests that pass.",
			argsSchema: {
				name: z.string().describe("Name of the function."),
				purpose: z.string().describe("What it does: inputs, result, errors."),
			},
		},
		({ name, purpose }) =>
			asked(`Write the XanoScript function ${JSON.stringify(name)} into the folder \`function/\`. What it is to do:

${purpose}

1. Read the resource xano://project and one or two functions near it, for how this project is written.
2. Look up with \`docs\` every statement and filter that you use, and \`docs\` with the query \`function\` for the blocks of a function.
3. \`check\` the text with \`text\` and \`path\` before you write the file.
4. \`run\` it with an ordinary input and with those at the edges.
5. Write a \`test\` block for each of them and for each error, and call \`test\` with \`coverage: true\` until all pass and nothing important never ran.
6. \`format\` with \`write: true\`.`),
	);
}

function pathArgument(path: string | undefined): string {
	return path === undefined ? "" : ` with \`path: ${JSON.stringify(path)}\``;
}

function asked(text: string): GetPromptResult {
	return { messages: [{ role: "user", content: { type: "text", text } }] };
}
