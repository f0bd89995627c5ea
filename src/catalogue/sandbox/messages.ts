/** What the code threw. */
export interface Thrown {
	readonly name: string;
	readonly message: string;
	readonly stack: string;
}

/** An error as the world writes it, `[name, message, stack]` in JSON; code may have changed how JSON is written there. */
export function readThrown(json: string): Thrown {
	let parts: unknown = null;
	try {
		parts = JSON.parse(json);
	} catch {
		// No JSON is no array either.
	}
	const [name, message, stack] = Array.isArray(parts) ? (parts as unknown[]) : [];
	if (typeof name !== "string" || typeof message !== "string" || typeof stack !== "string")
		return { name: "", message: "An error that cannot be read", stack: "" };
	return { name, message, stack };
}

/** Wordings of QuickJS and those of V8, which Xano shows. */
const wordings: readonly (readonly [RegExp, string])[] = [
	[/^'(.+)' is not defined$/, "$1 is not defined"],
	[/^cannot read property '(.+)' of (undefined|null)$/, "Cannot read properties of $2 (reading '$1')"],
	[/^cannot set property '(.+)' of (undefined|null)$/, "Cannot set properties of $2 (setting '$1')"],
	[/^stack overflow$/, "Maximum call stack size exceeded"],
	[/^string too long$/, "Invalid string length"],
	[/^circular reference$/, "Converting circular structure to JSON"],
];

/**
 * The text an error becomes a value as: `[Line 1:Char 8] $nope is not defined`, as observed on Xano, where the column
 * may differ. What has no place in the code, such as a thrown text, stands alone.
 */
export function errorText({ message, stack }: Thrown): string {
	let text = message;
	for (const [quickjs, v8] of wordings) text = text.replace(quickjs, v8);
	const place = /\blambda:(\d+)(?::(\d+))?/.exec(stack);
	if (place === null) return text;
	// The first line is the head of the function the code is the body of.
	return `[Line ${Math.max(1, Number(place[1]) - 1)}:Char ${place[2] ?? 1}] ${text}`;
}
