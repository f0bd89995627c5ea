import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Root } from "../../src/mcp/root.js";
import { folderOf, functionText, requireBuild } from "../cli/xano.js";
import { connect } from "./client.js";

beforeAll(requireBuild);

const sound = functionText("sound", { response: "1" });
const untidy = 'function "untidy" {\ninput {\n}\nstack {\n}\nresponse = "a"|lower\n}\n';
const outsideSecret = "what-nobody-may-see-31337";

/** A folder beside another one that is served. */
function served(files: Readonly<Record<string, string>>): { readonly around: string; readonly folder: string } {
	const around = folderOf({
		"outside/secret.txt": outsideSecret,
		"outside/secret.xs": `function "${outsideSecret}" {`,
		"outside/.env": `PASSWORD=${outsideSecret}`,
		...Object.fromEntries(Object.entries(files).map(([name, text]) => [`inside/${name}`, text])),
	});
	return { around, folder: join(around, "inside") };
}

describe("nothing outside of the folder", () => {
	test("is read by a path", async () => {
		const { around, folder } = served({ "sound.xs": sound });
		const { call } = await connect(folder);
		for (const path of ["..", "../outside/secret.xs", join(around, "outside/secret.xs")]) {
			for (const [tool, input] of [
				["check", { path }],
				["check", { path, fix: true, write: true }],
				["check", { path, text: sound }],
				["format", { path, write: true }],
				["run", { path }],
				["run", { replay: path, path: "sound.xs" }],
				["test", { path }],
			] as const) {
				const { isError, text } = await call(tool, input);
				expect({ path, tool, isError }).toEqual({ path, tool, isError: true });
				expect(text).toMatch(/outside of the folder|nothing at/);
				expect(text).not.toContain(outsideSecret);
			}
		}
	});

	test("is what a path leads to, however it is written", () => {
		const { around, folder } = served({ "sound.xs": sound });
		const root = new Root(folder);
		for (const path of [
			"..",
			"./../outside",
			"x/../../outside/secret.xs",
			join(around, "outside/secret.xs"),
			"/etc/passwd",
			"/",
			"../nowhere",
			`${folder}-other/a.xs`,
		]) {
			expect(() => root.resolve(path)).toThrow("outside of the folder");
			expect(() => root.nearestFolder(path)).toThrow("outside of the folder");
		}
		expect(() => root.resolve("sound.xs\0/../../outside/secret.xs")).toThrow("outside of the folder");
		expect(() => root.resolve("sound.xs\0")).toThrow("nothing at");
		expect(root.resolve("x/../sound.xs")).toBe(root.resolve("sound.xs"));
		expect(root.nearestFolder("not/there/yet.xs")).toBe(root.path);
	});

	test("is read through links", async () => {
		const { around, folder } = served({ "sound.xs": sound });
		symlinkSync(join(around, "outside"), join(folder, "link"));
		symlinkSync(join(around, "outside/secret.xs"), join(folder, "linked.xs"));
		symlinkSync(join(around, "outside/secret.txt"), join(folder, "text.xs"));
		symlinkSync(join(folder, "sound.xs"), join(folder, "own.xs"));
		writeFileSync(join(folder, "notes.txt"), outsideSecret);
		symlinkSync(join(folder, "notes.txt"), join(folder, "notes.xs"));
		const { call } = await connect(folder);
		for (const path of ["link", "link/secret.xs", "linked.xs", "link/../outside", "notes.txt", "notes.xs"]) {
			const { isError, text } = await call("check", { path });
			expect({ path, isError }).toEqual({ path, isError: true });
			expect(text).not.toContain(outsideSecret);
		}
		const { text, data } = await call<{ diagnostics: { file: string; message: string }[] }>("check");
		expect(text).not.toContain(outsideSecret);
		const unread = data.diagnostics.filter(({ message }) => message.includes("something else than a .xs file"));
		expect(unread.map(({ file }) => file)).toEqual(["linked.xs", "notes.xs", "text.xs"]);
		expect((await call("check", { path: "own.xs" })).isError).toBe(false);
		for (const tool of ["format", "run", "test"]) expect(JSON.stringify(await call(tool))).not.toContain(outsideSecret);
	});

	test("is read as environment, as recording or as built-in", async () => {
		const { around, folder } = served({ "sound.xs": sound, "env/b.xs": sound });
		symlinkSync(join(around, "outside/.env"), join(folder, ".env"));
		const { call } = await connect(folder);
		const { isError, text } = await call("run", { path: "sound.xs" });
		expect(isError).toBe(true);
		expect(text).toContain(".env lies outside");
		rmSync(join(folder, ".env"));
		symlinkSync(join(around, "outside"), join(folder, "cassettes"));
		expect((await call("test")).text).toContain("cassettes lies outside");
		rmSync(join(folder, "cassettes"));
		symlinkSync(join(around, "outside"), join(folder, "builtins"));
		expect((await call("check")).isError).toBe(false);
		const trusting = await connect(folder, { flags: ["--allow-builtins"] });
		expect((await trusting.call("check")).text).toContain("builtins lies outside");
	});

	test("is written", async () => {
		const { around, folder } = served({ "sound.xs": sound });
		writeFileSync(join(around, "outside/untidy.xs"), untidy);
		symlinkSync(join(around, "outside/untidy.xs"), join(folder, "untidy.xs"));
		const { call } = await connect(folder);
		await call("format", { write: true });
		await call("check", { fix: true, write: true });
		await call("format", { path: "untidy.xs", write: true });
		expect(readFileSync(join(around, "outside/untidy.xs"), "utf8")).toBe(untidy);
	});

	test("is reached by a project that begins above", async () => {
		const around = folderOf({ "run.xs": `function "${outsideSecret}" {`, "function/a.xs": sound });
		const { call } = await connect(join(around, "function"));
		const { isError, text } = await call("check");
		expect(isError).toBe(true);
		expect(text).toContain("begins above the folder");
	});

	test("is written when a file or folder becomes a link meanwhile", () => {
		const { around, folder } = served({ "a.xs": sound, "sub/b.xs": sound });
		writeFileSync(join(around, "outside/a.xs"), sound);
		writeFileSync(join(around, "outside/b.xs"), sound);
		const root = new Root(folder);
		const [file, nested] = [root.resolve("a.xs"), root.resolve("sub/b.xs")];
		rmSync(file);
		symlinkSync(join(around, "outside/a.xs"), file);
		expect(() => root.replace({ path: file, before: sound, after: "changed" })).toThrow("outside of the folder");
		rmSync(join(folder, "sub"), { recursive: true });
		symlinkSync(join(around, "outside"), join(folder, "sub"));
		expect(() => root.replace({ path: nested, before: sound, after: "changed" })).toThrow("outside of the folder");
		for (const name of ["a.xs", "b.xs"]) expect(readFileSync(join(around, "outside", name), "utf8")).toBe(sound);
		expect(() => root.verify([file])).toThrow("has changed while it was read");
	});

	test("nor is a file overwritten that has changed", () => {
		const folder = folderOf({ "a.xs": sound });
		const root = new Root(folder);
		expect(() => root.replace({ path: join(folder, "a.xs"), before: "other", after: "new" })).toThrow("has changed");
		root.replace({ path: join(folder, "a.xs"), before: sound, after: "new" });
		expect(readFileSync(join(folder, "a.xs"), "utf8")).toBe("new");
	});

	test("a folder that is itself named by a link is served", () => {
		const { around, folder } = served({ "a.xs": sound });
		const link = join(around, "link");
		symlinkSync(folder, link);
		const root = new Root(link);
		expect(root.nameOf(root.resolve(join(link, "a.xs")))).toBe("a.xs");
		expect(root.nameOf(root.resolve(join(folder, "a.xs")))).toBe("a.xs");
		expect(() => root.resolve(around)).toThrow("outside");
		expect(() => new Root(join(folder, "a.xs"))).toThrow("There is no folder");
	});
});

describe("nothing leaves the machine", () => {
	interface RunData {
		readonly outcome: string;
		readonly response?: unknown;
		readonly error?: { readonly message: string };
		readonly requests: readonly { readonly failure: string | null }[];
		readonly traffic: string;
	}

	/** A server that counts what reaches it. */
	async function counting(): Promise<{ readonly url: string; readonly port: number; readonly seen: string[] }> {
		const seen: string[] = [];
		const server = createServer((request, response) => {
			seen.push(request.url ?? "");
			response.setHeader("content-type", "application/json");
			response.end('{"reached": true}');
		});
		server.on("connection", () => seen.push("connection"));
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		onTestFinished(() => void server.close());
		const { port } = server.address() as AddressInfo;
		return { url: `http://127.0.0.1:${port}`, port, seen };
	}

	test("by no statement and no variable, simulated or not", async () => {
		const { url, port, seen } = await counting();
		const stacks = [
			`api.request { url = "${url}/a" method = "GET" } as $x`,
			`ai.external.mcp.tool.list { url = "${url}/mcp" connection_type = "stream" } as $x`,
			'redis.set { key = "a" data = 1 ttl = 0 } as $x',
			'function.run "openai_chat_completion" { input = {messages: [{role: "user", content: "Hello"}]} } as $x',
			`api.request { url = "${url}/v1x/a" method = "GET" } as $x`,
			`api.request { url = "${url}/v1/../other" method = "GET" } as $x`,
			`api.request { url = "http://api.openai.com:${port}/v1/models" method = "GET" } as $x`,
		];
		const { call } = await connect(folderOf({ "sound.xs": sound }));
		for (const stack of stacks) {
			for (const simulate of [true, false]) {
				const { data } = await call<RunData>("run", {
					text: functionText("f", { stack }),
					simulate,
					environment: { OPENAI_BASE_URL: `${url}/v1`, OPENAI_API_KEY: "key", REDIS_URL: `redis://127.0.0.1:${port}` },
				});
				expect(["done", "failed"]).toContain(data.outcome);
			}
		}
		expect(seen).toEqual([]);
	}, 60_000);

	test("unless the server may", async () => {
		const { url, seen } = await counting();
		const text = functionText("f", {
			stack: `api.request { url = "${url}/a" method = "GET" } as $x`,
			response: "$x.response.result.reached",
		});
		const { call, client } = await connect(folderOf({ "sound.xs": sound }), { flags: ["--allow-network"] });
		expect((await call<RunData>("run", { text })).data).toMatchObject({ response: true, traffic: "live" });
		expect(seen).toContain("/a");
		const run = (await client.listTools()).tools.find(({ name }) => name === "run");
		expect(run?.annotations).toMatchObject({ openWorldHint: true, readOnlyHint: false });
	});

	test("built-ins of the project are loaded only when the server may, and print nowhere but on standard error", async () => {
		const folder = folderOf({
			"uses.xs": functionText("uses", { response: "20|doubled" }),
			"builtins/doubled.js": `
import { writeFileSync } from "node:fs";
import { defineFilter } from "xano-local";
writeFileSync(new URL("../loaded", import.meta.url), "yes");
console.log("{}printed by a built-in");
export const doubled = defineFilter({ name: "doubled", run: (value) => Number(value) * 2 });
`,
		});
		const { call } = await connect(folder);
		const { data } = await call<{ ok: boolean; notes: string[] }>("check");
		expect(data.ok).toBe(true);
		expect(data.notes.join()).toContain("--allow-builtins");
		expect((await call<RunData>("run", {})).data.outcome).toBe("refused");
		await call("test");
		await call("format");
		expect(existsSync(join(folder, "loaded"))).toBe(false);
		const trusting = await connect(folder, { flags: ["--allow-builtins"] });
		expect((await trusting.call<RunData>("run", {})).data).toMatchObject({ outcome: "done", response: 40 });
		expect(trusting.errors()).toContain("printed by a built-in");
	});
});

describe("no secret is answered", () => {
	const key = "hush-hush-4711-key";
	const env = { SERVICE_TOKEN: key };

	test("of the environment, declared or not, nor of .env, whatever the tool", async () => {
		const dotenv = "other-hush-0815";
		const leaks = functionText("leaks", {
			stack: `debug.log { value = $env.MY_PASSWORD }\n    debug.log { value = "${key}" }`,
			response: `{key: $env.MY_PASSWORD, nested: ["a ${key} b"], coded: $env.MY_PASSWORD|base64_encode}`,
		});
		const folder = folderOf({
			".env": `MY_PASSWORD=${dotenv}\n`,
			"function/leaks.xs": leaks,
			"function/wrong.xs": functionText("wrong", { stack: `var $unused { value = "${key}"|nothing }` }),
			"function/fails.xs": functionText("fails", {
				stack: "throw {\n name = $env.MY_PASSWORD\n value = {a: $env.MY_PASSWORD}\n }",
			}),
			"function/untidy.xs": `function "untidy" {\ninput {\n}\nstack {\n}\nresponse = "${key}"|lower\n}\n`,
		});
		const { call } = await connect(folder, { env });
		const answers = [
			await call("run", { function: "leaks" }),
			await call("run", { function: "fails" }),
			await call("run", { function: key }),
			await call("check"),
			await call("check", { path: "function/untidy.xs", fix: true }),
			await call("check", { path: `${key}/nothing` }),
			await call("format", { path: "function/untidy.xs" }),
			await call("test", { name: key }),
			await call("run", { text: `function "a" { stack { } response = "${key}" }` }),
		];
		const all = JSON.stringify(answers);
		expect(all).toContain("«redacted:");
		expect(all).not.toContain(key);
		expect(all).not.toContain(dotenv);
		expect(all).not.toContain(Buffer.from(dotenv).toString("base64"));
	});

	test("a fixed text that would not be the same without a secret is written, not shown", async () => {
		const text = `function "untidy" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = "${key}"|lower\n}\n`;
		const folder = folderOf({ "untidy.xs": text });
		const { call } = await connect(folder, { env });
		const { data } = await call<{ fixed: { text: string | null }[] }>("check", { fix: true, write: true });
		expect(data.fixed).toMatchObject([{ text: null, written: true }]);
		expect(readFileSync(join(folder, "untidy.xs"), "utf8")).toBe(text.replace("|lower", "|to_lower"));
	});

	test("what an input is given that is declared sensitive", async () => {
		const text = functionText("login", {
			input: "text password { sensitive = true }\n    object card? { schema { text number { sensitive = true } } }",
			stack: "debug.log { value = $input }",
			response: '$input.password ~ " " ~ $input.card.number',
		});
		const { call } = await connect(folderOf({ "sound.xs": sound }));
		const answer = await call("run", { text, input: { password: "open-sesame", card: { number: "4111-1111" } } });
		expect(answer.data).toMatchObject({ outcome: "done", response: "«redacted:password» «redacted:number»" });
		expect(JSON.stringify(answer)).not.toMatch(/open-sesame|4111-1111/);
	});

	test("what a function within is given that is declared sensitive", async () => {
		const text = `${functionText("main", {
			stack: 'function.run "login" { input = {password: "open-" ~ ("SESAME"|to_lower)} } as $r',
			response: "$r",
		})}${functionText("login", { input: "text password { sensitive = true }", response: '"got " ~ $input.password' })}`;
		const { call } = await connect(folderOf({ "sound.xs": sound }));
		const answer = await call("run", { text, function: "main" });
		expect(answer.data).toMatchObject({ outcome: "done", response: "got «redacted:input»" });
		expect(JSON.stringify(answer)).not.toContain("open-sesame");
	});
});

test("a project in a folder of its own is served without its neighbours", async () => {
	const folder = folderOf({ "one/run.xs": sound, "two/run.xs": sound.replace("sound", "other") });
	mkdirSync(join(folder, "empty"));
	const { call } = await connect(folder);
	expect((await call("run")).text).toContain("several projects");
	expect((await call("run", { path: "one" })).data).toMatchObject({ outcome: "done", response: 1 });
	expect((await call("check", { path: "empty" })).text).toContain("no .xs files in empty");
});
