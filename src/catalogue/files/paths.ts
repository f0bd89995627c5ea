import { fatalError } from "../../values/error.js";

/**
 * Paths of file values. `/vault/…` names what lasts [D]: it stands in the folder `storage` of the project's store. `/tmp/…`
 * names what lasts as long as the run. Documentation also shows paths without either, such as `private/document.pdf`;
 * they are read as below `/vault` (our choice). Nothing else of the store can be named.
 */
const vault = "/vault/";
const temporary = "/tmp/";

/**
 * Where the store keeps what a path names.
 *
 * @throws XanoError for a path that could lead elsewhere
 */
export function storedAt(path: string): string {
	const inTemporary = path.startsWith(temporary);
	const below = inTemporary
		? path.slice(temporary.length)
		: path.startsWith(vault)
			? path.slice(vault.length)
			: path.replace(/^\/+/, "");
	const steps = below.split("/");
	if (!steps.every(isPlainStep))
		throw fatalError(
			`${JSON.stringify(path)} is no path of a file`,
			"A path leads down from /vault, and nowhere else.",
		);
	return `${inTemporary ? "tmp" : "storage"}/${below}`;
}

function isPlainStep(step: string): boolean {
	return step !== "" && step !== "." && step !== ".." && !/[\\\0:]/.test(step);
}

/** The path of a new file that lasts. */
export function vaultPath(below: string): string {
	return `${vault}${below}`;
}

/** The path of a new file that is gone after the run. */
export function temporaryPath(below: string): string {
	return `${temporary}${below}`;
}
