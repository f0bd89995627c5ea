import { beforeAll, expect, test } from "vitest";
import { folderOf, functionText, jobText, requireBuild } from "../cli/xano.js";
import { connect } from "./client.js";

beforeAll(requireBuild);

const files = {
	"run.xs": jobText("Job", "sound"),
	"function/sound.xs": functionText("sound", { response: "1" }),
};

test("resources are listed, and all that are listed can be read", async () => {
	const { client } = await connect(folderOf(files));
	const { resources } = await client.listResources();
	const addresses = resources.map(({ uri }) => uri);
	expect(addresses).toEqual(expect.arrayContaining(["xano://reference", "xano://diagnostics", "xano://project"]));
	expect(new Set(addresses).size).toBe(addresses.length);
	for (const uri of addresses) {
		const { contents } = await client.readResource({ uri });
		const [content] = contents;
		expect(content && "text" in content ? content.text.length : 0).toBeGreaterThan(50);
	}
});

test("templates lead to entries and codes, and complete what was begun", async () => {
	const { client } = await connect(folderOf(files));
	const { resourceTemplates } = await client.listResourceTemplates();
	expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
		"xano://reference/family/{name}",
		"xano://reference/{kind}/{name}",
		"xano://diagnostics/{code}",
	]);
	const read = async (uri: string): Promise<string> => {
		const [content] = (await client.readResource({ uri })).contents;
		return content && "text" in content ? content.text : "";
	};
	expect(await read("xano://reference/filter/split")).toContain("Cuts a text at every separator");
	expect(await read("xano://reference/input-filter/min")).toContain("min");
	expect(await read("xano://reference/family/regex")).toContain("regex_matches");
	expect(await read("xano://diagnostics/XS401")).toContain("XS401");
	for (const uri of [
		"xano://reference/filter/nothing",
		"xano://reference/family/nothing",
		"xano://diagnostics/XS999",
		"xano://nothing",
		"xano://diagnostics/%E0%A4%A",
		"file:///etc/passwd",
	])
		await expect(read(uri)).rejects.toThrow();
	const complete = async (uri: string, name: string, value: string, kind?: string): Promise<string[]> => {
		const context = kind === undefined ? {} : { context: { arguments: { kind } } };
		const asked = { ref: { type: "ref/resource" as const, uri }, argument: { name, value }, ...context };
		return (await client.complete(asked)).completion.values;
	};
	expect(await complete("xano://reference/{kind}/{name}", "kind", "fi")).toEqual(["filter"]);
	expect(await complete("xano://reference/{kind}/{name}", "name", "spl", "filter")).toEqual(["split"]);
	expect(await complete("xano://reference/{kind}/{name}", "name", "array.pu", "statement")).toEqual(["array.push"]);
	expect(await complete("xano://reference/family/{name}", "name", "reg")).toContain("regex");
	expect(await complete("xano://diagnostics/{code}", "code", "XS40")).toContain("XS401");
});

test("the project's files and what they declare are a resource", async () => {
	const { client } = await connect(folderOf(files));
	const [content] = (await client.readResource({ uri: "xano://project" })).contents;
	const { projects } = JSON.parse(content && "text" in content ? content.text : "{}") as {
		readonly projects: readonly { readonly files: string[]; readonly declares: readonly unknown[] }[];
	};
	expect(projects[0]?.files).toEqual(["function/sound.xs", "run.xs"]);
	expect(projects[0]?.declares).toEqual([
		{ kind: "function", name: "sound", file: "function/sound.xs", line: 1 },
		{ kind: "run.job", name: "Job", file: "run.xs", line: 1 },
	]);
});

test("prompts name the tools there are", async () => {
	const { client } = await connect(folderOf(files));
	const { prompts } = await client.listPrompts();
	expect(prompts.map(({ name }) => name)).toEqual(["fix_project", "write_function"]);
	const { tools } = await client.listTools();
	for (const [name, given] of [
		["fix_project", { path: "function" }],
		["fix_project", {}],
		["write_function", { name: "vat", purpose: "Adds VAT." }],
	] as const) {
		const [message] = (await client.getPrompt({ name, arguments: given })).messages;
		const text = message?.content.type === "text" ? message.content.text : "";
		const named = [...text.matchAll(/`(check|run|test|format|docs|explain|trace)`/g)].map(([, tool = ""]) => tool);
		expect(named.length).toBeGreaterThan(3);
		expect(named.filter((tool) => !tools.some((each) => each.name === tool))).toEqual([]);
		for (const value of Object.values(given)) expect(text).toContain(value);
	}
});
