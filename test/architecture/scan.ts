import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** One import of a source file: static, dynamic, of types only, or a re-export. */
export interface Import {
	/** Path from the root of the repository. */
	readonly file: string;
	/** The same for files of the repository; otherwise the package, or `node:` and the name of Node's own module. */
	readonly target: string;
}

/** The TypeScript files of a folder and those below it, as paths from the root of the repository. */
export function sourceFiles(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
		.map((name) => `${folder}/${name.split(sep).join("/")}`)
		.filter((path) => path.endsWith(".ts") && statSync(join(root, path)).isFile())
		.sort();
}

/** Everything a file imports. */
export function importsOf(file: string): Import[] {
	const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
	return importedFiles.map(({ fileName }) => ({ file, target: targetOf(file, fileName) }));
}

function targetOf(file: string, specifier: string): string {
	if (!specifier.startsWith(".")) return specifier.startsWith("node:") ? specifier : packageOf(specifier);
	const absolute = join(root, dirname(file), specifier.replace(/\.js$/, ".ts"));
	return posix.normalize(relative(root, absolute).split(sep).join("/"));
}

function packageOf(specifier: string): string {
	const parts = specifier.split("/");
	return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

/**
 * The groups of nodes that reach each other, each in order of names; empty when the graph has no cycle. A node that
 * points to itself alone is none.
 */
export function cycles(graph: ReadonlyMap<string, Iterable<string>>): string[][] {
	const number = new Map<string, number>();
	const lowest = new Map<string, number>();
	const open: string[] = [];
	const found: string[][] = [];
	const visit = (node: string): number => {
		const own = number.size;
		number.set(node, own);
		lowest.set(node, own);
		open.push(node);
		for (const next of graph.get(node) ?? []) {
			const reached = number.has(next) ? (open.includes(next) ? (number.get(next) as number) : own) : visit(next);
			lowest.set(node, Math.min(lowest.get(node) as number, reached));
		}
		const low = lowest.get(node) as number;
		if (low === own) {
			const group = open.splice(open.indexOf(node));
			if (group.length > 1) found.push(group.sort());
		}
		return low;
	};
	for (const node of graph.keys()) if (!number.has(node)) visit(node);
	return found;
}
