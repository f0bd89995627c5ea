import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { faultFor } from "../../src/host/simulator/faults.js";

const folder = join(import.meta.dirname, "../../src/host");
const readme = readFileSync(join(folder, "README.md"), "utf8");

test("the README lists every file and folder", () => {
	for (const name of readdirSync(folder)) {
		if (name !== "README.md" && name !== "cassette.ts") expect(readme).toContain(name);
	}
});

test("the README's table of magic names is complete and true", () => {
	const source = readFileSync(join(folder, "simulator/faults.ts"), "utf8");
	const table = source.slice(source.indexOf("const faults"), source.indexOf("\n};"));
	const known = [...table.matchAll(/^\t"?([\w-]+)"?: \{/gm)].map(([, name]) => name as string);
	const listed = [...readme.matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, name]) => name as string);
	expect(listed).toEqual(expect.arrayContaining(known));
	const magic = listed.filter((name) => faultFor(`sk-simulate-${name}`, null) !== null);
	expect(magic.sort()).toEqual(known.sort());
	expect(known).toHaveLength(12);
});
