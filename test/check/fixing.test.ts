import { describe, expect, test } from "vitest";
import { fixRound } from "../../src/check/fix_round.js";
import { fixProject } from "../../src/check/fixing.js";
import { allCodes, exampleFiles } from "../../src/diagnostics/codes.js";
import { appliesOf, type Diagnostic, type Fix } from "../../src/diagnostics/diagnostic.js";
import { HttpFailure, type HttpRequest } from "../../src/host/ports.js";
import { memoryStore } from "../../src/host/store.js";
import { createEngine, encodeJson, RunError, SetupError } from "../../src/index.js";
import { projectFromText } from "../../src/project/project.js";
import { catalogue, diagnose, inStack } from "./support.js";

/** A text after all its safe fixes. */
function fixed(text: string): string {
	const { files } = fixProject(projectFromText("a.xs", text, "/"), catalogue, { strict: true });
	return files[0]?.after ?? text;
}

describe("all safe fixes of a program", () => {
	test("are made in as many rounds as it takes", () => {
		const text = inStack(
			"if (1 < 2) {\n  if (2 < 3) {\n    debug.log {\n      value = [1]|length == 1;\n    }\n  }\n}\nvar $x {\n  value = [1]|count == 1\n}",
		);
		const after = fixed(text);
		expect(after.match(/conditional \{/g)).toHaveLength(2);
		expect(after).toContain("value = ([1]|count) == 1");
		expect(after).not.toContain(";");
		expect(fixed(after)).toBe(after);
	});

	test("keep the line ends of the file", () => {
		const text = inStack("if (1 < 2) {\n  debug.log {\n    value = 1\n  }\n}").replaceAll("\n", "\r\n");
		expect(fixed(text).replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
	});

	test("leave alone what only its author can decide", () => {
		const text = inStack(
			'var $name {\n  value = "Ada"\n}\ndebug.log {\n  value = $nmae\n}\ndebug.log {\n  value = "Hello " + $name\n}',
		);
		expect(diagnose(text).map((diagnostic) => appliesOf(diagnostic))).toContain("suggested");
		expect(fixed(text)).toBe(text);
	});

	test("only the files that are wanted change", () => {
		const project = projectFromText("a.xs", inStack("debug.log {\n  value = 1;\n}"), "/");
		expect(fixProject(project, catalogue, { files: new Set() }).files).toEqual([]);
		expect(fixProject(project, catalogue, { files: new Set(project.files) }).files[0]?.fixes).toEqual([
			{ code: "semicolon", title: "remove the `;`" },
		]);
	});
});

describe("one round", () => {
	const text = inStack("debug.log {\n  value = 1\n}");
	const [file] = projectFromText("a.xs", text, "/").files;
	const at = (part: string, edits: Fix["edits"]): Diagnostic => ({
		code: part,
		severity: "error",
		message: part,
		source: file!.source,
		span: edits[0]!.span,
		fix: { title: part, edits },
	});
	const place = (part: string): { start: number; end: number } => {
		const start = text.indexOf(part);
		return { start, end: start + part.length };
	};

	test("makes no two fixes that touch each other", () => {
		const number = place("1\n");
		const { text: after, fixes } = fixRound(file!, [
			at("second", [{ span: { start: number.start + 1, end: number.start + 1 }, text: " + 4" }]),
			at("first", [{ span: { start: number.start, end: number.start + 1 }, text: "2" }]),
			at("third", [{ span: place("null"), text: "3" }]),
		]);
		expect(fixes.map(({ code }) => code)).toEqual(["first", "third"]);
		expect(after).toBe(text.replace("value = 1", "value = 2").replace("null", "3"));
	});

	test("drops a fix that makes a syntax error, and keeps the others", () => {
		const { text: after, fixes } = fixRound(file!, [
			at("harmful", [{ span: place("1\n"), text: "(" }]),
			at("harmless", [{ span: place("null"), text: "3" }]),
		]);
		expect(fixes.map(({ code }) => code)).toEqual(["harmless"]);
		expect(after).toBe(text.replace("null", "3"));
	});

	test("does nothing without fixes", () => {
		expect(fixRound(file!, [])).toEqual({ text, fixes: [] });
		expect(fixRound(file!, [at("empty", [{ span: place("1\n"), text: "(" }])])).toEqual({ text, fixes: [] });
	});
});

describe("a safe fix of what runs does not change what it does", () => {
	const runnable = allCodes().flatMap((entry) => {
		const files = entry.severity === "error" ? null : exampleFiles(entry, "wrong");
		if (files === null) return [];
		const text = observed(files.join("---\n"));
		return fixed(text) === text ? [] : [{ name: entry.name, text }];
	});

	test("there are such programs", () => {
		expect(runnable.length).toBeGreaterThan(15);
	});

	test.each(runnable)("$name", async ({ text }) => {
		expect(await outcome(fixed(text))).toBe(await outcome(text));
	});
});

/** The program with a response that shows what its variables have become. */
function observed(text: string): string {
	const variables = new Set([...text.matchAll(/\bvar \$(\w+)/g)].map(([, name]) => name as string));
	if (!text.includes("response = null")) return text;
	const entries = [...variables].map((name) => `${name}: $${name} ?? null`);
	return text.replace("response = null", `response = {${entries.join(", ")}}`);
}

async function outcome(text: string): Promise<string> {
	const project = projectFromText("a.xs", text, "/");
	const [first] = project.all("function");
	const clock = { now: () => Date.UTC(2025, 0, 31, 12), monotonic: () => 0, sleep: async () => {} };
	const sent: unknown[] = [];
	const http = {
		send: async (request: HttpRequest) => {
			sent.push([request.url, ...request.headers]);
			throw new HttpFailure("refused", "nobody is there");
		},
	};
	const engine = createEngine({ project, env: {}, host: { clock, http, store: memoryStore() } });
	try {
		const isJob = project.all("run.job").length > 0;
		const input = { name: "Ada", role: "admin", count: 2 };
		const given = (first?.node.body?.items ?? []).some((item) => item.kind === "Statement" && item.name === "input");
		const { value, logs } = await engine.run({
			...(isJob || first === undefined ? {} : { function: first.name }),
			...(isJob || !given ? {} : { input: only(input, text) }),
		});
		return `${encodeJson(value)} ${JSON.stringify([logs.map((log) => log.value), sent])}`;
	} catch (thrown) {
		if (thrown instanceof RunError || thrown instanceof SetupError) return `${thrown.code}: ${thrown.message}`;
		throw thrown;
	}
}

/** Of the inputs those that the program declares. */
function only(input: Readonly<Record<string, unknown>>, text: string): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(input).filter(([name]) => new RegExp(`^\\s+\\w+ ${name}\\b`, "m").test(text)),
	);
}
