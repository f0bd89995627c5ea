import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { History } from "../../src/cli/repl/history.js";
import { examined } from "./doctor/report.js";
import { folderOf, functionText, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const tested = functionText("f", { response: "1" }).replace(
	/}\n$/,
	'  test "t" {\n    expect.to_equal ($response) {\n      value = 1\n    }\n  }\n}\n',
);

const files = { "f.xs": tested, file: "" };

describe.each([
	["below /proc", "/proc/none/a", existsSync("/proc/self")],
	["where a file is in the way", "file/a", true],
])("%s", (_, place, isThere) => {
	test.runIf(isThere).each([
		["a trace", ["run", "f.xs", "--trace", join(place, "trace.html")]],
		["a report", ["test", "f.xs", "--reporter", `junit=${join(place, "report.xml")}`]],
		["a new project", ["init", place]],
	])("%s is refused with the reason", async (_, args) => {
		const { exitCode, error } = await xano(args, { cwd: folderOf(files) });
		expect(exitCode).toBe(2);
		expect(error).toMatch(/cannot be written: (?:no folder can be made there|access is denied|a file is in the way)/);
	});

	test.runIf(isThere)("what is typed at the prompt is kept nowhere, and nothing is said", () => {
		const history = new History(place.startsWith("/") ? join(place, "history") : join(folderOf(files), place));
		history.add("1 + 1", false);
		history.add("1 + 2", false);
		expect(history.entries).toEqual(["1 + 1", "1 + 2"]);
	});

	test.runIf(isThere)("the doctor says that nothing is kept there", async () => {
		const folder = folderOf(files);
		const cache = place.startsWith("/") ? place : join(folder, place);
		expect((await examined(folder, [], { XANO_CACHE: cache })).of("cache")).toMatchObject([{ status: "warning" }]);
	});
});
