import { format } from "../project/format.js";
import type { Ran } from "./session.js";

/**
 * The statements of a session as a function, laid out as `xano fmt` does. Its response is the last expression. Where `$_`
 * is read, the expression that it was is put into a variable of this name.
 * @param name of the function
 * @param ran what has run, in order
 */
export function functionFromSession(name: string, ran: readonly Ran[]): string {
	const lines: string[] = [];
	let response = "null";
	ran.forEach(({ kind, text }, index) => {
		if (kind === "statements") lines.push(text);
		else {
			response = text.trim();
			if (isReadBelow(ran, index)) lines.push(`var $_ {\n  value = ${response}\n}`);
		}
	});
	const stack = lines.length === 0 ? "" : `${lines.join("\n\n")}\n`;
	const text = `function ${JSON.stringify(name)} {\n  input {\n  }\n\n  stack {\n${stack}  }\n\n  response = ${response}\n}\n`;
	// What cannot be laid out is kept as it was typed.
	return format(`${name}.xs`, text).text ?? text;
}

/** Whether something reads `$_` before another expression takes its place. */
function isReadBelow(ran: readonly Ran[], index: number): boolean {
	for (const { kind, text } of ran.slice(index + 1)) {
		if (/\$(?:var\.)?_(?!\w)/.test(text)) return true;
		if (kind === "expression") return false;
	}
	return false;
}
