import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Every folder of the house that says what lives in it. */
const rooms = ["src", "grammar"]
	.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
	)
	.filter((path) => basename(path) === "README.md")
	.map((path) => dirname(path))
	.sort();

/** Files a text names: `` `fix.ts` ``, `` `json/{reader,writer}.ts` ``; `<name>.ts` stands for many. */
function namedIn(text: string): string[] {
	return [...text.matchAll(/`([\w./{},-]+\.ts)`/g)].flatMap(([, name = ""]) => {
		const [, before = "", choices, after = ""] = /^(.*)\{(.*)\}(.*)$/.exec(name) ?? [];
		return choices === undefined ? [name] : choices.split(",").map((choice) => before + choice + after);
	});
}

describe("the README of a room", () => {
	test.each(rooms)("%s names files that are there", (room) => {
		const inside = readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).map((path) => `/${path}`);
		const isThere = (name: string): boolean =>
			inside.some((path) => path.endsWith(`/${name}`)) ||
			existsSync(join(root, name)) ||
			existsSync(join(root, "src", name));
		const named = namedIn(readFileSync(join(root, room, "README.md"), "utf8"));
		expect(named.filter((name) => !isThere(name))).toEqual([]);
	});

	test("there is one in every room", () => {
		const outermost = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
		expect(outermost.map(({ name }) => join("src", name)).filter((room) => !rooms.includes(room))).toEqual([]);
		expect(rooms).toContain("grammar");
	});
});
