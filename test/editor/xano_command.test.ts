import { describe, expect, test } from "vitest";
import { findXano, type Surroundings } from "../../editor/vscode/src/xano.js";

const bundled = "/extension/server/dist/bin.cjs";
const own = "/home/ada/b/node_modules/xano-local/dist/bin.cjs";

function find(some: Partial<Surroundings>, files: readonly string[] = [bundled, own]) {
	return findXano({
		setting: "",
		folders: ["/home/ada/a", "/home/ada/b"],
		isTrusted: true,
		extension: "/extension",
		node: "/editor/node",
		platform: "linux",
		isFile: (path) => files.includes(path.replaceAll("\\", "/")),
		...some,
	});
}

describe("the xano that the extension uses", () => {
	test("is the one of the setting first", () => {
		expect(find({ setting: " /opt/xano " })).toEqual({
			command: "/opt/xano",
			args: [],
			environment: {},
			usesShell: false,
			origin: "the setting xano.path",
		});
	});

	test("runs on the editor's own Node when the setting names a script", () => {
		const environment = { ELECTRON_RUN_AS_NODE: "1" };
		expect(find({ setting: "/opt/bin.cjs" })).toMatchObject({
			command: "/editor/node",
			args: ["/opt/bin.cjs"],
			environment,
		});
		expect(find({ setting: "dist/bin.cjs" })).toMatchObject({ args: ["/home/ada/a/dist/bin.cjs"], environment });
	});

	test("is found by a shell where only a shell starts commands", () => {
		expect(find({ setting: "C:\\with blank\\xano.cmd", platform: "win32" })).toMatchObject({
			command: '"C:\\with blank\\xano.cmd"',
			usesShell: true,
		});
		// Never one that lies in the folder that is open.
		const environment = { NoDefaultCurrentDirectoryInExePath: "1" };
		expect(find({ platform: "win32", isTrusted: false }, [])).toMatchObject({ command: '"xano"', environment });
		expect(find({ platform: "win32" }, [bundled])).toMatchObject({ command: "/editor/node", usesShell: false });
	});

	test("is the project's own next, in whichever folder", () => {
		expect(find({})).toMatchObject({ command: "/editor/node", args: [own], origin: "node_modules of /home/ada/b" });
	});

	test("is never the project's own when the project is not trusted", () => {
		expect(find({ isTrusted: false })).toMatchObject({ args: [bundled], origin: "the extension" });
	});

	test("is the one inside the extension otherwise, without any folder as well", () => {
		expect(find({}, [bundled])).toMatchObject({ args: [bundled] });
		expect(find({ folders: [] })).toMatchObject({ args: [bundled] });
	});

	test("is what the system has when the extension has none", () => {
		expect(find({}, [])).toMatchObject({ command: "xano", args: [], origin: "the system's PATH" });
	});
});
