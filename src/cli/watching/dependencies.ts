import { existsSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { builtinsFolder } from "../../index.js";
import { shownPath } from "../checking.js";
import { inputFiles } from "../input.js";
import type { RunSetup, SetupFlags } from "../run_setup.js";

/** The files that a run depends on, beside those that a change can bring into it. */
export class Dependencies {
	/** Absolute paths of what the call names, beside the program. */
	private readonly named: readonly string[];
	private root: string | null = null;
	/** Absolute paths of the programs that were run last. */
	private programs: readonly string[] = [];

	constructor({ input = [], envFile, replay }: SetupFlags & { readonly input?: readonly string[] }) {
		const files = [...inputFiles(input), ...[envFile, replay].filter((file) => file !== undefined)];
		this.named = [...new Set(files.map((file) => resolve(file)))];
	}

	/** Takes note of what is run now. */
	update({ project }: RunSetup, programs: readonly string[]): void {
		this.root = project.root;
		this.programs = programs;
	}

	/** Whether a change of this file is worth a look. */
	readonly matters = (path: string): boolean => path.endsWith(".xs") || this.isNoProgram(path);

	/** Folders in which a change could be one of such a file. */
	folders(): string[] {
		const own = this.root === null ? [] : [this.root, join(this.root, builtinsFolder)];
		return [...new Set([...this.named.map((file) => dirname(file)), ...own])];
	}

	/** Of what has changed, come or gone: what is no program, and makes every run another one. */
	besidePrograms(changed: ReadonlySet<string>): string[] {
		return [...changed].filter(
			(path) => this.isNoProgram(path) || this.beside().some((file) => file.startsWith(path + sep)),
		);
	}

	/** Of what has changed, come or gone: what the last run had to do with. */
	amongPrograms(changed: ReadonlySet<string>): string[] {
		return [...changed].filter((path) =>
			this.programs.some((program) => program === path || program.startsWith(path + sep)),
		);
	}

	/** What is watched, as people call it. */
	shown(): string[] {
		return [...this.programs, ...this.beside().filter((path) => existsSync(path))].map(shownPath);
	}

	private isNoProgram(path: string): boolean {
		return this.beside().some(
			(file) => path === file || (file.endsWith(builtinsFolder) && path.startsWith(file + sep)),
		);
	}

	private beside(): string[] {
		return this.root === null
			? [...this.named]
			: [...this.named, join(this.root, ".env"), join(this.root, builtinsFolder)];
	}
}
