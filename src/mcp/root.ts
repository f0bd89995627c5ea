import {
	chmodSync,
	lstatSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { projectFromText, type ReadFile, type ReadOptions } from "../index.js";
import { Refusal } from "./refusal.js";

/** A file and the text that is to stand in it. */
export interface Replacement {
	readonly path: string;
	/** The text the new one was made of. */
	readonly before: string;
	readonly after: string;
}

/** How many files this process has begun to write: no two of them have one name. */
let written = 0;

/** The folder a server was started for. Nothing outside of it is read or written, whatever links lead there. */
export class Root {
	/** Without links. */
	readonly path: string;
	/** As it was named. */
	private readonly named: string;
	private readonly refusedPaths = new Set<string>();

	/** @throws Refusal when there is no such folder */
	constructor(folder: string) {
		this.named = resolve(folder);
		const real = realOf(this.named);
		if (real === null || !statSync(real).isDirectory()) throw new Refusal(`There is no folder ${folder}`);
		this.path = real;
	}

	/** Whether a path without links is the folder, or lies in it. */
	holds(real: string): boolean {
		return isWithin(real, this.path);
	}

	/**
	 * The path of a file or folder without links.
	 * @param path relative to the folder, or absolute
	 * @throws Refusal when there is nothing, or when it lies elsewhere
	 */
	resolve(path: string): string {
		const absolute = this.locate(path);
		const real = realOf(absolute);
		if (real === null)
			throw new Refusal(`There is nothing at ${path}`, "Paths are relative to the folder the server was started for.");
		if (!this.holds(real)) throw outside(path);
		return real;
	}

	/**
	 * The nearest folder that is there of a path that may not be there yet.
	 * @throws Refusal when it lies elsewhere
	 */
	nearestFolder(path: string): string {
		let absolute = this.locate(path);
		while (realOf(absolute) === null) absolute = dirname(absolute);
		const real = realOf(absolute) as string;
		if (!this.holds(real)) throw outside(path);
		return statSync(real).isDirectory() ? real : dirname(real);
	}

	/** How messages call a file: its path in the folder, with `/`. */
	readonly nameOf = (path: string): string => {
		const name = relative(this.path, path);
		return (sep === "/" ? name : name.split(sep).join("/")) || ".";
	};

	/** How the files of projects are read, so that links that lead out are not followed. */
	readOptions(): ReadOptions {
		return {
			nameOf: this.nameOf,
			onFolder: (path) => {
				const real = realOf(path);
				if (real === null || !this.holds(real))
					throw new Refusal(
						"The project begins above the folder the server was started for",
						"A file `run.xs`, or a folder called `function`, makes the folder above a project: start the server there.",
					);
			},
			known: (path) => (this.leadsOut(path) ? this.refused(path) : undefined),
		};
	}

	/** @throws Refusal when a file that has been read leads elsewhere by now */
	verify(paths: Iterable<string>): void {
		for (const path of paths)
			if (this.leadsOut(path) && !this.refusedPaths.has(path))
				throw new Refusal(`${this.nameOf(path)} has changed while it was read`, "Call again.");
	}

	/**
	 * @param path of a file or folder that a project may have, such as `.env`, with all that lies in it
	 * @throws Refusal when it, or something in it, is a link that leads out
	 */
	requireInside(path: string): void {
		let found: ReturnType<typeof lstatSync>;
		try {
			found = lstatSync(path);
		} catch {
			return;
		}
		const real = realOf(path);
		if (real !== null && !this.holds(real)) throw outside(this.nameOf(path));
		if (found.isDirectory()) for (const name of readdirSync(path)) this.requireInside(join(path, name));
	}

	/**
	 * Puts a new text in the place of a file, at once or not at all.
	 * @throws Refusal when the file lies elsewhere, holds another text by now, or cannot be written
	 */
	replace({ path, before, after }: Replacement): void {
		const real = this.resolve(path);
		const name = this.nameOf(real);
		const folder = dirname(real);
		const temporary = join(folder, `.${basename(real)}.${process.pid}-${++written}.tmp`);
		let isMade = false;
		try {
			if (!readFileSync(real).equals(Buffer.from(before)))
				throw new Refusal(`${name} has changed meanwhile and is left as it is`, "Call again.");
			const { mode } = statSync(real);
			writeFileSync(temporary, after, { mode, flag: "wx" });
			isMade = true;
			chmodSync(temporary, mode);
			// A folder on the way may have become a link; the file itself is replaced even if it is one.
			if (realOf(temporary) !== temporary) throw outside(name);
			renameSync(temporary, real);
		} catch (thrown) {
			if (isMade) rmSync(temporary, { force: true });
			if (thrown instanceof Refusal) throw thrown;
			throw new Refusal(`${name} cannot be written (${(thrown as NodeJS.ErrnoException).code ?? "unknown reason"})`);
		}
	}

	/** @throws Refusal for a path that lies elsewhere by its text, whether there is something or not */
	private locate(path: string): string {
		const absolute = isAbsolute(path) ? resolve(path) : resolve(this.path, path);
		if (!this.holds(absolute) && isWithin(absolute, this.named))
			return resolve(this.path, relative(this.named, absolute));
		if (!this.holds(absolute)) throw outside(path);
		return absolute;
	}

	/** Whether a file of a project is a link to something else than such a file in the folder. */
	private leadsOut(path: string): boolean {
		const real = realOf(path);
		return (
			real !== null &&
			!(this.holds(real) && real.endsWith(".xs") && statSync(real, { throwIfNoEntry: false })?.isFile())
		);
	}

	private refused(path: string): ReadFile {
		this.refusedPaths.add(path);
		const [file] = projectFromText(this.nameOf(path), "", this.path).files;
		return {
			...(file as ReadFile),
			path,
			problem: {
				code: "unreadable",
				message: "this file cannot be read: it leads to something else than a .xs file of the folder",
				help: "put a copy in its place",
			},
		};
	}
}

function outside(path: string): Refusal {
	return new Refusal(
		`${path} lies outside of the folder the server was started for`,
		"Only what is in that folder can be read and written; links that lead out of it are not followed.",
	);
}

function isWithin(path: string, folder: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A path without links; null when there is nothing. */
function realOf(path: string): string | null {
	try {
		return realpathSync(path);
	} catch {
		return null;
	}
}
