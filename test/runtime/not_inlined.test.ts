import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { requireBuild } from "../cli/xano.js";

beforeAll(requireBuild);

/** V8 makes methods of up to so many bytes of bytecode part of the loops that call them (`--max-inlined-bytecode-size`). */
const longestInlined = 460;

const library = new URL("../../dist/index.js", import.meta.url).href;

/** Runs a long loop, watched and not. */
const loops = `
const { createEngine, createTraceRecorder, projectFromText } = await import(${JSON.stringify(library)});
const text = 'function "f" { input {} stack { var $x { value = 0 } for (5000) { each as $i { var $x { value = $i } } } } response = $x }';
const engine = createEngine({ project: projectFromText("f.xs", text, ".") });
await engine.run({ function: "f" });
await engine.run({ function: "f", tracer: createTraceRecorder({ writtenBy: "a test" }) });
`;

// With them in it, a loop takes a tenth longer, and one that is watched twice as long.
test.each(["tick", "tell"])("V8 does not make `%s` part of loops: it is longer than that", (name) => {
	const flags = ["--print-bytecode", `--print-bytecode-filter=${name}`, "--input-type=module", "--eval", loops];
	const printed = execFileSync(process.execPath, flags, {
		encoding: "utf8",
		cwd: fileURLToPath(new URL(".", import.meta.url)),
		maxBuffer: 64 * 1024 * 1024,
	});
	const lengths = [...printed.matchAll(/^Bytecode length: (\d+)/gm)].map(([, length]) => Number(length));
	expect(Math.max(...lengths)).toBeGreaterThan(longestInlined);
});
