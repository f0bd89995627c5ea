import { beforeEach, describe, expect, test, vi } from "vitest";
import { check, problemOfInput, run } from "../../editor/vscode/src/run.js";
import type { XanoCommand } from "../../editor/vscode/src/xano.js";

/** As much of the editor as running a program needs. */
const editor = vi.hoisted(() => {
	class Uri {
		constructor(
			readonly scheme: string,
			readonly fsPath: string,
		) {}
		static parse(text: string): Uri {
			const { protocol, pathname } = new URL(text);
			return new Uri(protocol.slice(0, -1), decodeURIComponent(pathname));
		}
	}
	class Execution {
		constructor(
			readonly process: string,
			readonly args: readonly string[],
		) {}
	}
	class Task {
		constructor(
			readonly definition: object,
			readonly scope: object,
			readonly name: string,
			readonly source: string,
			readonly execution: Execution,
		) {}
	}
	const folder = { uri: new Uri("file", "/project") };
	const executed: Task[] = [];
	const told: string[] = [];
	const asked: string[] = [];
	const answers: string[] = [];
	const workspace = {
		isTrusted: true,
		workspaceFolders: [folder],
		textDocuments: [],
		getWorkspaceFolder: () => folder,
		getConfiguration: () => ({ get: (_name: string, otherwise: unknown) => otherwise }),
	};
	return {
		Uri,
		Task,
		ProcessExecution: Execution,
		ShellExecution: Execution,
		ShellQuoting: { Strong: 2 },
		TaskPanelKind: { Dedicated: 2 },
		TaskScope: { Workspace: 2 },
		tasks: { executeTask: async (task: Task) => void executed.push(task) },
		window: {
			activeTextEditor: undefined,
			showInformationMessage: async (text: string) => void told.push(text),
			showInputBox: async ({ value, valueSelection }: { value: string; valueSelection: [number, number] }) => {
				asked.push(`${value.slice(0, valueSelection[0])}‸${value.slice(valueSelection[0])}`);
				return answers.shift();
			},
		},
		workspace,
		executed,
		told,
		asked,
		answers,
	};
});

vi.mock("vscode", () => editor);

const xano: XanoCommand = { command: "node", args: ["bin.cjs"], environment: {}, usesShell: false, origin: "a test" };

beforeEach(() => {
	editor.executed.length = 0;
	editor.told.length = 0;
	editor.asked.length = 0;
	editor.workspace.isTrusted = true;
});

describe("running from the editor", () => {
	const argumentsOf = () => editor.executed.map(({ execution }) => execution.args);

	test("names the file, and the function of a lens", async () => {
		await run(xano, { uri: "file:///project/function/a%20b.xs", kind: "function", name: "--all; rm" });
		await check(xano);
		expect(argumentsOf()).toEqual([
			["bin.cjs", "run", "function/a b.xs", "--function", "--all; rm"],
			["bin.cjs", "check", "."],
		]);
	});

	test("runs a test by its name", async () => {
		await run(xano, { uri: "file:///project/greet.xs", kind: "test", name: "greet > greets $(all)" });
		expect(argumentsOf()).toEqual([["bin.cjs", "test", "greet.xs", "-t", "greet > greets $(all)"]]);
	});

	test("asks for the input that a function needs, and remembers it", async () => {
		const greet = { uri: "file:///project/greet.xs", kind: "function", name: "greet", input: '{"name":""}' } as const;
		editor.answers.push('{"name":"Ada"}');
		await run(xano, greet);
		expect(argumentsOf()).toEqual([["bin.cjs", "run", "greet.xs", "--function", "greet", "--input", '{"name":"Ada"}']]);
		// Nothing is answered this time, so nothing is run.
		await run(xano, greet);
		expect(argumentsOf()).toHaveLength(1);
		expect(editor.asked).toEqual(['{"name":"‸"}', '‸{"name":"Ada"}']);
	});

	test("says what is no input", () => {
		expect(problemOfInput('{"name": "Ada"}')).toBeNull();
		expect(problemOfInput("[1]")).toContain("A JSON object is wanted");
		expect(problemOfInput("null")).toContain("A JSON object is wanted");
		expect(problemOfInput('{"name": ')).toMatch(/JSON/);
	});

	test("never takes the name of a file for a flag", async () => {
		await run(xano, { uri: "file:///project/--allow-all.xs", kind: "job", name: "j" });
		expect(argumentsOf()).toEqual([["bin.cjs", "run", "./--allow-all.xs", "--job", "j"]]);
	});

	test("starts nothing in a folder that is not trusted, whoever asks", async () => {
		editor.workspace.isTrusted = false;
		await run(xano, { uri: "file:///project/a.xs", kind: "job", name: "j" });
		await check(xano);
		expect(argumentsOf()).toEqual([]);
		expect(editor.told).toHaveLength(2);
	});
});
