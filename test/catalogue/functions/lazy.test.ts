import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const source = join(import.meta.dirname, "../../../src");

/** Every package that is loaded together with a file, through whatever imports between. */
function packagesWith(file: string, seen = new Set<string>()): Set<string> {
	const packages = new Set<string>();
	if (seen.has(file)) return packages;
	seen.add(file);
	const text = readFileSync(file, "utf8");
	for (const [, from] of text.matchAll(/^(?:import|export) (?!type )[^;]*? from "([^"]+)";/gm)) {
		const name = from as string;
		if (!name.startsWith(".")) packages.add(name);
		else for (const inner of packagesWith(join(dirname(file), name.replace(/\.js$/, ".ts")), seen)) packages.add(inner);
	}
	return packages;
}

test.each([
	"catalogue/functions/index.ts",
	"catalogue/functions/call.ts",
	"catalogue/statements/api.ts",
	"host/system.ts",
	"host/traffic.ts",
])("%s loads nothing that costs time", (file) => {
	for (const name of packagesWith(join(source, file))) expect(name).toMatch(/^node:/);
});

test("the work itself does load it", () => {
	expect(packagesWith(join(source, "catalogue/functions/openai_chat_completion/input.ts"))).toContain("zod");
});
