import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { UsageError } from "../exit.js";
import { linesIn } from "./lines.js";
import { readResultLine, type WrittenResult } from "./result_line.js";

/** A result that was written earlier, as it stands in the file. */
export interface OldResult extends WrittenResult {
	readonly text: string;
}

/**
 * The file the results are written to, one whole line after the other, so that it is valid at any moment. A call that
 * goes on where another ended writes beside the file what is new, and puts both together in the end: lines that are
 * done again stand where they stood. Should it be ended by force, the next call puts them together.
 */
export class ResultFile {
	private descriptor: number | null = null;
	/** Numbers of lines whose results are out of date. */
	private readonly dropped = new Set<number>();
	/** null for a file that begins with this call. */
	private old: OldResults | null = null;

	private constructor(private readonly path: string) {}

	/**
	 * @param resumes whether what the file holds counts
	 * @throws UsageError for a file that is not empty and is not to be gone on with, or holds something else than results
	 */
	static async open(path: string, resumes: boolean): Promise<ResultFile> {
		const file = new ResultFile(path);
		const size = Math.max(await sizeOf(path), await sizeOf(file.besides));
		if (resumes && size > 0) {
			for await (const _ of oldResults(file.besides));
			for await (const _ of oldResults(path));
			await file.putTogether(!(await isEnded(path)));
			file.old = new OldResults(oldResults(path));
		} else if (size > 0) {
			throw new UsageError(
				`The output ${path} exists already`,
				"With --resume it is gone on with. Remove it, or name another, to begin anew.",
			);
		}
		file.descriptor = reported(path, () => openSync(file.old ? file.besides : path, "w"));
		return file;
	}

	/** What was written of a line; to be asked for one line after the other. */
	async oldResult(line: number): Promise<OldResult | null> {
		return (await this.old?.of(line, (passed) => this.dropped.add(passed))) ?? null;
	}

	/** @throws UsageError when it cannot be written */
	write(lines: string): void {
		reported(this.path, () => writeAll(this.descriptor as number, lines));
	}

	/** @param isWhole whether all lines of the inputs have been seen, so that results of any others are out of date */
	async close(isWhole: boolean): Promise<void> {
		if (this.descriptor === null) return;
		const { descriptor } = this;
		this.descriptor = null;
		closeSync(descriptor);
		if (this.old === null) return;
		if (isWhole) await this.old.pass((passed) => this.dropped.add(passed));
		await this.putTogether(this.dropped.size > 0);
	}

	private get besides(): string {
		return `${this.path}.new`;
	}

	/**
	 * Lays what stands beside the file over it, line by line in order.
	 * @param always also when nothing stands there
	 */
	private async putTogether(always: boolean): Promise<void> {
		if ((await sizeOf(this.besides)) <= 0 && !always) {
			await rm(this.besides, { force: true });
			return;
		}
		const whole = `${this.path}.whole`;
		const descriptor = reported(this.path, () => openSync(whole, "w"));
		try {
			for await (const { line, text } of merged(oldResults(this.path), oldResults(this.besides))) {
				if (!this.dropped.has(line)) reported(this.path, () => writeAll(descriptor, `${text}\n`));
			}
			reported(this.path, () => fsyncSync(descriptor));
		} finally {
			closeSync(descriptor);
		}
		await rename(whole, this.path);
		await rm(this.besides, { force: true });
	}
}

/** Results in order, asked for by rising numbers of lines. */
class OldResults {
	private next: OldResult | null = null;

	constructor(private readonly results: AsyncIterator<OldResult>) {}

	/** @param onPassed told of results of lines that nobody asked for */
	async of(line: number, onPassed: (line: number) => void): Promise<OldResult | null> {
		await this.upTo(line, onPassed);
		return this.next?.line === line ? this.next : null;
	}

	/** Passes all that are left. */
	async pass(onPassed: (line: number) => void): Promise<void> {
		await this.upTo(Number.POSITIVE_INFINITY, onPassed);
	}

	private asked = 0;

	private async upTo(line: number, onPassed: (line: number) => void): Promise<void> {
		while (this.next === null || this.next.line < line) {
			if (this.next !== null && this.next.line !== this.asked) onPassed(this.next.line);
			const { done, value } = await this.results.next();
			if (done) {
				this.next = null;
				break;
			}
			this.next = value;
		}
		this.asked = line;
	}
}

/**
 * The results a file holds; a last line that was cut short is none.
 * @throws UsageError where it holds something else
 */
async function* oldResults(path: string): AsyncGenerator<OldResult> {
	if ((await sizeOf(path)) <= 0) return;
	let before = 0;
	for await (const { number, text, isEnded } of linesIn(createReadStream(path), Number.POSITIVE_INFINITY)) {
		const found = readResultLine(text as string);
		if (found === null && !isEnded) return;
		if (found === null)
			throw new UsageError(
				`${path}:${number} is no result of an earlier call`,
				"Remove the line, or name another file.",
			);
		if (found.line <= before)
			throw new UsageError(`${path}:${number} is out of order`, "Results stand in the order of their lines.");
		before = found.line;
		yield { ...found, text: text as string };
	}
}

/** Two series of results as one; where both have a line, the second counts. */
async function* merged(first: AsyncIterator<OldResult>, second: AsyncIterator<OldResult>): AsyncGenerator<OldResult> {
	let [a, b] = await Promise.all([first.next(), second.next()]);
	while (!(a.done && b.done)) {
		if (b.done || (!a.done && a.value.line < b.value.line)) {
			yield a.value;
			a = await first.next();
			continue;
		}
		if (!a.done && a.value.line === b.value.line) a = await first.next();
		yield b.value;
		b = await second.next();
	}
}

function writeAll(descriptor: number, text: string): void {
	const bytes = Buffer.from(text);
	for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

/** Whether the last line of a file has an end; there is one. */
async function isEnded(path: string): Promise<boolean> {
	let isEnded = true;
	for await (const line of linesIn(createReadStream(path, { start: Math.max(0, (await sizeOf(path)) - 1) })))
		isEnded = line.isEnded;
	return isEnded;
}

/** -1 when there is no such file. */
async function sizeOf(path: string): Promise<number> {
	const found = await stat(path).catch(() => null);
	if (found?.isDirectory()) throw new UsageError(`The output ${path} is a folder`);
	return found?.size ?? -1;
}

function reported<Result>(path: string, work: () => Result): Result {
	try {
		return work();
	} catch (thrown) {
		const { code = "unknown reason" } = thrown as NodeJS.ErrnoException;
		const reasons: Readonly<Record<string, string>> = {
			ENOENT: "its folder does not exist",
			EACCES: "access is denied",
			ENOSPC: "there is no space left",
		};
		throw new UsageError(`The output ${path} cannot be written: ${reasons[code] ?? code}`);
	}
}
