import { counting } from "./coverage.js";
import type { FunctionScope, Nesting } from "./scope.js";

/**
 * Code that tells that the function begins, and, whether anything is kept of that or not, what its `sensitive` inputs are:
 * logs and errors are always kept. It may stand before its variables are declared. */
export function entering(scope: FunctionScope, hasSecrets: boolean): string {
	const inputs = `[${[...scope.inputs.values()].join(", ")}]`;
	const hiding = hasSecrets ? ` T.hides(${scope.unit}, ${inputs});` : "";
	return `const T = R.trace;${hiding} const t = T.on ? T.enter(${scope.unit}, ${inputs}) : -1;`;
}

/** Code of what a function gives its caller, which tells it. */
export function giving(value: string, scope: FunctionScope): string {
	return scope.traced ? `T.gave(t, ${value})` : value;
}

/** Code that tells that a statement begins. One that waits is told of however much has been told before. */
export function beginning(site: number, waits: boolean, level: number): string {
	return waits ? `T.waits(t, ${level}, ${site});` : `if (T.on) T.began(t, ${level}, ${site});`;
}

/** Code that tells what variables are now that a statement has been done. */
export function changing(names: Iterable<string>, level: number, scope: FunctionScope): string {
	const told = [...names].map(
		(name) => `T.changed(t, ${level}, ${JSON.stringify(name)}, ${scope.readPossibly(name, "borrow").text});`,
	);
	return told.length === 0 ? "" : `if (T.on) { ${told.join(" ")} }`;
}

/** Code that counts that the statement around it has gone one way, and tells it. */
export function going(way: number, scope: FunctionScope): string {
	const counted = `${counting(way)};`;
	return scope.traced ? `${counted} if (T.on) T.went(t, ${scope.traced.level - 1}, ${way});` : counted;
}

/** The same as one statement of JavaScript. */
export function goingAtOnce(way: number, scope: FunctionScope): string {
	return scope.traced ? `{ ${going(way, scope)} }` : going(way, scope);
}

/** Code that tells that an error has been caught by the statement around it. */
export function catching(scope: FunctionScope): string {
	return `if (t >= 0) T.caught(t, ${(scope.traced?.level ?? 1) - 1});`;
}

/** Code that tells of a pass of the loop around it, and what its variable is. */
export function passing(variable: string | null, scope: FunctionScope): string {
	const value = variable === null ? "" : `, ${JSON.stringify(variable)}, ${scope.local(variable)}`;
	return `if (T.on) T.passes(t, ${(scope.traced?.level ?? 1) - 1}${value});`;
}

/** Code that tells that the loop around it is over. @param passes code of how many it has made */
export function looped(passes: string, scope: FunctionScope): string {
	return `if (t >= 0) T.looped(t, ${(scope.traced?.level ?? 1) - 1}, ${passes});`;
}

/** What a statement is traced with. */
export interface TracedStatement {
	readonly site: number;
	readonly waits: boolean;
	/** Whether the statements in it tell what changes. */
	readonly holds: boolean;
}

/** Translates a statement with all that is told of it. */
export function tracedStatement(
	{ site, waits, holds }: TracedStatement,
	scope: FunctionScope,
	translate: () => void,
): void {
	const nesting = scope.traced as Nesting;
	const { level } = nesting;
	scope.buffer.line(beginning(site, waits, level));
	const before = scope.touched;
	scope.touched = new Set();
	nesting.level = level + 1;
	translate();
	nesting.level = level;
	const changed = scope.touched;
	scope.touched = new Set([...before, ...changed]);
	if (holds) return;
	const told = changing(changed, level, scope);
	if (told !== "") scope.buffer.line(told);
}
