import { runInNewContext } from "node:vm";

/** From this share of the memory on it is worth finding out how much of it is garbage. */
const suspicious = 0.75;

/** More than this share without any garbage is too much: a growing map needs room for itself twice. */
const exhausted = 0.7;

/** The part of the limit that is for young values only, in bytes. */
const youngGeneration = 48 * 1024 * 1024;

/**
 * Whether values fill the memory JavaScript may use. Beyond it the whole process would be ended without a word.
 * Quick as long as there is room; otherwise garbage is collected first.
 */
export function isMemoryExhausted(): boolean {
	if (shareInUse() < suspicious) return false;
	collectGarbage();
	return shareInUse() > exhausted;
}

/** `node:v8`, which short programs never need. */
function v8(): typeof import("node:v8") {
	return process.getBuiltinModule("node:v8");
}

function shareInUse(): number {
	const { used_heap_size, heap_size_limit } = v8().getHeapStatistics();
	return used_heap_size / Math.max(heap_size_limit - youngGeneration, youngGeneration);
}

let collect: (() => void) | null = null;

/** Node offers no other way to ask for a collection in a process that was started without `--expose-gc`. */
function collectGarbage(): void {
	if (collect === null) {
		v8().setFlagsFromString("--expose-gc");
		collect = runInNewContext("gc") as () => void;
	}
	collect();
}
