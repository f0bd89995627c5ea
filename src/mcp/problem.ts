/**
 * The message of an error on one line. What schemas have to say of a value is told as "where: what".
 * @param text of an error of the SDK; its schemas give theirs as JSON
 */
export function plainProblem(text: string): string {
	const start = text.search(/\[\s*\{/);
	const issues = start < 0 ? null : issuesIn(text.slice(start));
	return (issues === null ? text : text.slice(0, start) + issues).replace(/\s*\n\s*/g, " ");
}

function issuesIn(text: string): string | null {
	let found: unknown;
	try {
		found = JSON.parse(text);
	} catch {
		return null;
	}
	if (!Array.isArray(found) || !found.every(isIssue)) return null;
	return found.map(({ path, message }) => `${path.length > 0 ? `${path.join(".")}: ` : ""}${message}`).join("; ");
}

function isIssue(value: unknown): value is { readonly path: readonly unknown[]; readonly message: string } {
	if (typeof value !== "object" || value === null || !("path" in value) || !("message" in value)) return false;
	return Array.isArray(value.path) && typeof value.message === "string";
}
