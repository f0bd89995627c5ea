import type { Trace } from "../../trace.js";

/** The trace that the page came with: JSON, packed when it is long. */
export async function traceIn(data: HTMLScriptElement): Promise<Trace> {
	const text = data.textContent ?? "";
	if (data.type === "application/json") return JSON.parse(text);
	const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
	const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Response(unpacked).json();
}
