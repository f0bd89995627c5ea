import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { startMcp } from "../catalogue/statements/ai/mcp_server.js";
import { readMail } from "../catalogue/statements/email_reader.js";
import { folderOf, functionText, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

describe("util.send_email", () => {
	const letter = functionText("letter", {
		input: "text to",
		stack: 'util.send_email { to = $input.to subject = "Grüße" message = "<p>Hello</p>" } as $sent',
		response: "$sent.id|strlen",
	});

	test("leaves a mail in the outbox and says that none was sent", async () => {
		const folder = folderOf({ "letter.xs": letter });
		const call = ["run", "letter.xs", "-f", "letter", "-i", "to=Ada <ada@example.com>", "--verbose", "--offline"];
		const { exitCode, out, error } = await xano(call, { cwd: folder });
		expect({ exitCode, out }).toEqual({ exitCode: 0, out: "36\n" });
		expect(error).toContain("util.send_email sends nothing from here; its mails are in .xano/outbox");
		const outbox = join(folder, ".xano", "outbox");
		const [name = "", ...others] = readdirSync(outbox);
		expect(others).toEqual([]);
		expect(name).toMatch(/^\d{8}T\d{9}Z-1\.eml$/);
		const { headers, parts } = readMail(readFileSync(join(outbox, name)));
		expect(headers).toMatchObject({ To: "Ada <ada@example.com>", Subject: "Grüße" });
		expect(Object.values(parts)).toEqual(["Hello\r\n", "<p>Hello</p>\r\n"]);
	});

	test("refuses a second header and writes nothing", async () => {
		const folder = folderOf({ "letter.xs": letter });
		const input = JSON.stringify({ to: "ada@example.com\r\nBcc: everybody@example.com" });
		const { exitCode, error } = await xano(["run", "letter.xs", "-f", "letter", "-i", input], { cwd: folder });
		expect(exitCode).toBe(1);
		expect(error).toContain("holds a line break");
		expect(readdirSync(folder)).toEqual(["letter.xs"]);
	});
});

describe("ai.external.mcp", () => {
	test.each(["stream", "sse"] as const)("is recorded and played again by %s", async (type) => {
		const server = await startMcp({ token: "token-of-the-server", sessions: true });
		const address = `url = "${server[type]}" connection_type = "${type}" bearer_token = $env.MCP_TOKEN`;
		const stack = `ai.external.mcp.tool.run { ${address} tool = "add_numbers" args = {a: 40, b: 2} } as $sum`;
		const folder = folderOf({ "sum.xs": functionText("sum", { stack, response: "$sum.content.text" }) });
		const call = ["run", "sum.xs", "-f", "sum", "-e", "MCP_TOKEN=token-of-the-server", "--quiet"];
		const live = await xano([...call, "--record", "mcp.json"], { cwd: folder });
		expect(live).toEqual({ exitCode: 0, out: '["42"]\n', error: "" });
		await server.close();
		expect(readFileSync(join(folder, "mcp.json"), "utf8")).not.toContain("token-of-the-server");
		expect(await xano([...call, "--replay", "mcp.json"], { cwd: folder })).toEqual(live);
		const { exitCode, error } = await xano(call, { cwd: folder });
		expect(exitCode).toBe(1);
		expect(error).toContain("The MCP server gave no answer");
	});
});
