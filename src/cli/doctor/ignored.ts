import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative, sep } from "node:path";

/** The nearest folder at or above this one that is the top of a git repository; null when there is none. */
export function repositoryAround(folder: string): string | null {
	for (let current = folder; ; current = dirname(current)) {
		if (existsSync(join(current, ".git"))) return current;
		if (dirname(current) === current) return null;
	}
}

/** One line of a .gitignore. */
interface Pattern {
	/** The folder its paths begin at. */
	readonly base: string;
	readonly matches: RegExp;
	readonly isNegated: boolean;
	readonly foldersOnly: boolean;
}

/**
 * Whether git would leave a file out, by the rules of gitignore(5): the person's own list, `.git/info/exclude`, and the
 * `.gitignore` of every folder on the way; the last line that matches decides, and what is in a folder that is left out
 * cannot be taken in again. Git itself is not asked: a repository can make it run programs.
 */
export function isIgnored(file: string, repository: string): boolean {
	const patterns = [
		...listOf(personalList(), repository),
		...listOf(join(repository, ".git/info/exclude"), repository),
	];
	const steps = relative(repository, file).split(sep);
	let current = repository;
	for (const [index, step] of steps.entries()) {
		patterns.push(...listOf(join(current, ".gitignore"), current));
		current = join(current, step);
		const isFolder = index < steps.length - 1;
		const last = patterns.findLast(
			({ base, matches, foldersOnly }) =>
				(isFolder || !foldersOnly) && matches.test(relative(base, current).split(sep).join("/")),
		);
		if (last && !last.isNegated) return true;
	}
	return false;
}

function personalList(): string {
	const configured = /^\s*excludesfile\s*=\s*"?([^"\n]*?)"?\s*$/im.exec(textOf(join(homedir(), ".gitconfig")))?.[1];
	if (configured) return configured.replace(/^~(?=\/)/, homedir());
	return join(process.env.XDG_CONFIG_HOME || join(homedir(), ".config"), "git/ignore");
}

function listOf(file: string, base: string): Pattern[] {
	return textOf(file)
		.split(/\r?\n/)
		.flatMap((line) => patternOf(line, base) ?? []);
}

function textOf(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}

function patternOf(line: string, base: string): Pattern | null {
	const written = line.replace(/(?<!\\)[ \t]+$/, "");
	if (written === "" || written.startsWith("#")) return null;
	const isNegated = written.startsWith("!");
	const foldersOnly = written.endsWith("/");
	const path = written.slice(isNegated ? 1 : 0, foldersOnly ? -1 : undefined);
	const isAnchored = path.includes("/");
	const body = [...path.replace(/^\//, "").matchAll(/\*\*\/|\/\*\*$|\*+|\?|\[!?[^\]]+\]|\\.|./gs)]
		.map(([part]) => expressionOf(part))
		.join("");
	try {
		return { base, matches: new RegExp(`^${isAnchored ? "" : "(?:.*/)?"}${body}$`), isNegated, foldersOnly };
	} catch {
		// A set that is none matches nothing.
		return null;
	}
}

function expressionOf(part: string): string {
	if (part === "**/") return "(?:.*/)?";
	if (part === "/**") return "/.*";
	if (part.startsWith("*")) return "[^/]*";
	if (part === "?") return "[^/]";
	if (part.length > 1 && part.startsWith("[")) return part.replace(/^\[!/, "[^");
	return (part.length > 1 ? part.slice(1) : part).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
