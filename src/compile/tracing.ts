import { counting } from "./coverage.js";
import type { FunctionScope, Nesting, Telling } from "./scope.js";

/**
 * Code that tells that the function begins. It may stand before its variables are declared. What sensitive inputs are
 * given is told of every call: it may stand in what is kept later.
 */
export function entering(scope: FunctionScope, declarations: readonly { readonly sensitive: boolean }[]): string {
	const inputs = `[${[...scope.inputs.values()].join(", ")}]`;
	const hiding = declarations.some(({ sensitive }) => sensitive) ? ` T.hides(${scope.unit}, ${inputs});` : "";
	return `const T = R.trace;${hiding} const t = T.on ? T.enter(${scope.unit}, ${inputs}) : -1;`;
}

/** Identifier of what counts the passes of a loop for the tracer. */
export function passesOf(label: string): string {
	return `${label}_told`;
}

/** Code that begins to count the passes of the loop around it. However it is left, the tracer knows how many there were. */
export function looping(label: string, scope: FunctionScope): string {
	const { level, site } = scope.traced as Nesting;
	return `const ${passesOf(label)} = T.loop(t, ${level - 1}, ${site});`;
}

/** Code of what a function gives its caller, which tells it. */
export function giving(value: string, scope: FunctionScope): string {
	return scope.traced ? `T.gave(t, ${value})` : value;
}

/** Code that tells that a statement begins. One that waits is told of however much has been told before. */
export function beginning(site: number, waits: boolean, level: number): string {
	return waits ? `T.waits(t, ${level}, ${site});` : `if (T.on) T.began(t, ${level}, ${site});`;
}

/**
 * Writes a line that tells something. The statement after it may tell the same: V8 runs a loop for as long as its function
 * is large before it compiles it, and every call in it costs as much as a statement of the program.
 */
function tell(told: string, counted: string, withNext: Telling["withNext"], scope: FunctionScope): void {
	const { buffer } = scope;
	buffer.line(`${counted}if (T.on) ${told}`);
	(scope.traced as Nesting).told = { end: buffer.length, counted: counted.trimEnd(), withNext };
}

/** Tells what variables are now that a statement has been done. */
function tellChanges(names: Iterable<string>, level: number, scope: FunctionScope): void {
	const changes = [...names].map((name) => `${JSON.stringify(name)}, ${scope.readPossibly(name, "borrow").text}`);
	const last = changes.at(-1);
	if (last === undefined) return;
	const before = changes.slice(0, -1).map((change) => `T.changed(t, ${level}, ${change}); `);
	const told = (call: string): string => (before.length === 0 ? call : `{ ${before.join("")}${call} }`);
	tell(
		told(`T.changed(t, ${level}, ${last});`),
		"",
		(_, site) => told(`T.next(t, ${level}, ${site}, ${last});`),
		scope,
	);
}

/** Code that counts that the statement around it has gone one way, and tells it, as one statement of JavaScript. */
export function goingAtOnce(way: number, { traced }: FunctionScope): string {
	const counted = `${counting(way)};`;
	return traced ? `{ ${counted} if (T.on) T.went(t, ${traced.level - 1}, ${way}); }` : counted;
}

/** Counts that the statement around it has gone one way, and tells it. */
export function going(way: number, scope: FunctionScope): void {
	const counted = `${counting(way)};`;
	if (scope.traced)
		tell(
			`T.went(t, ${scope.traced.level - 1}, ${way});`,
			`${counted} `,
			(level, site) => `T.wentTo(t, ${level}, ${site}, ${way});`,
			scope,
		);
	else scope.buffer.line(counted);
}

/** Code that tells that an error has been caught by the statement around it. */
export function catching(scope: FunctionScope): string {
	return `if (t >= 0) T.caught(t, ${(scope.traced?.level ?? 1) - 1});`;
}

/** Code that tells that the cleanup of the statement around it has been done. */
export function cleaned(scope: FunctionScope): string {
	return `if (t >= 0) T.cleaned(t, ${(scope.traced?.level ?? 1) - 1});`;
}

/** Counts a pass of the loop around it, and tells of it and what its variable is. */
export function passing(passes: number, label: string, variable: string | null, scope: FunctionScope): void {
	const counted = `${counting(passes)};`;
	if (scope.traced) {
		const value = variable === null ? "" : `, ${JSON.stringify(variable)}, ${scope.local(variable)}`;
		tell(
			`T.passes(t, ${scope.traced.level - 1}${value});`,
			`${counted} ${passesOf(label)}.passes++; `,
			(level, site) => `T.passesTo(t, ${level}, ${site}${value});`,
			scope,
		);
	} else scope.buffer.line(counted);
}

/** Code that tells that the loop around it is over. */
export function looped(label: string, scope: FunctionScope): string {
	return `if (${passesOf(label)}.isKept) T.looped(t, ${(scope.traced?.level ?? 1) - 1});`;
}

/** Code that says of what runs later in which program it stands. @returns code to stand there, and in what runs later */
export function later(scope: FunctionScope): readonly [here: string, there: string] {
	const program = scope.label("program");
	return [`const ${program} = T.program();`, `T.goesOn(${program});`];
}

/** What a statement is traced with. */
export interface TracedStatement {
	readonly site: number;
	readonly waits: boolean;
	/** Whether the statements in it tell what changes. */
	readonly holds: boolean;
}

/** Counts that a statement begins and tells it, together with what has been told just before. */
function begin(site: number, waits: boolean, scope: FunctionScope): void {
	const { buffer } = scope;
	const { level, told } = scope.traced as Nesting;
	const counted = `${counting(site)};`;
	if (waits || told?.end !== buffer.length) {
		buffer.line(counted);
		buffer.line(beginning(site, waits, level));
		return;
	}
	buffer.takeBack();
	if (told.counted !== "") buffer.line(told.counted);
	buffer.line(counted);
	buffer.line(`if (T.on) ${told.withNext(level, site)}`);
}

/** Translates a statement with all that is counted and told of it. */
export function tracedStatement(
	{ site, waits, holds }: TracedStatement,
	scope: FunctionScope,
	translate: () => void,
): void {
	const nesting = scope.traced as Nesting;
	const { level } = nesting;
	begin(site, waits, scope);
	const before = scope.touched;
	scope.touched = new Set();
	nesting.level = level + 1;
	nesting.site = site;
	translate();
	nesting.level = level;
	const changed = scope.touched;
	scope.touched = new Set([...before, ...changed]);
	if (!holds) tellChanges(changed, level, scope);
}
