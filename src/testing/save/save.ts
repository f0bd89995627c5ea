import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quote } from "../../../grammar/print/texts.js";
import type { Builtin, Limits } from "../../catalogue/define.js";
import { defaultCatalogue } from "../../catalogue/index.js";
import { RunError } from "../../engine/errors.js";
import { declaredInput } from "../../engine/input.js";
import type { RunObserver, RunOptions, RunResult } from "../../engine/options.js";
import type { Exchange } from "../../host/cassette/exchange.js";
import { MemoryTape } from "../../host/cassette/recording.js";
import type { Environment } from "../../host/ports.js";
import { secretsIn } from "../../host/redact.js";
import { systemHost } from "../../host/system.js";
import { type Project, withTexts } from "../../project/project.js";
import { defaultLimits } from "../../runtime/limits.js";
import type { Value, XanoObject } from "../../values/kinds.js";
import { entriesOf, objectFrom } from "../../values/object.js";
import { cassetteFile, removeCassette } from "../isolation/cassette_files.js";
import type { Ending } from "../judging.js";
import type { TestFailure, TestIdentity } from "../results.js";
import { createTesting } from "../testing.js";
import { insertTest } from "../writing/edits.js";
import { literal, Unwritable } from "../writing/literal.js";
import { rewritten } from "../writing/rewritten.js";
import { SaveError } from "./error.js";
import { expectationsFor } from "./expectations.js";
import { findMocks } from "./mocking.js";
import { Recorder } from "./recorder.js";
import type { Replay } from "./replay.js";
import { SecretKeeper } from "./secrets.js";
import { type Target, targetOf } from "./target.js";

/** A run that is to become a test. */
export interface SaveSetup {
	readonly project: Project;
	readonly builtins?: readonly Builtin[];
	readonly limits?: Partial<Limits>;
	/** That of the run; asked for once it has begun. */
	readonly environment: () => Environment;
	/** What is run. */
	readonly run: Pick<RunOptions, "job" | "function" | "input">;
	/** Name of the test. */
	readonly test: string;
}

/** Stands beside a run that is to become a test. */
export interface Saving {
	/** To be given to the run. */
	readonly observer: RunObserver;
	/**
	 * Makes the test of the run. Nothing is written yet.
	 * @param outcome what the run gave, or why it failed
	 * @throws SaveError when no test of it would pass by itself
	 */
	finish(outcome: RunResult | RunError): Promise<SavedTest>;
}

/** A test that passes, ready to be written. */
export interface SavedTest {
	/** Absolute path of the file. */
	readonly path: string;
	readonly before: string;
	readonly after: string;
	/** How many statements answer with what they gave in the run. */
	readonly mocks: number;
	/** Places of the response that differ from run to run, of which the test only says that they are there. */
	readonly loose: readonly string[];
	/** Names of the environment without which it does not pass. */
	readonly needs: readonly string[];
	/** Answers to requests that no mock could give; null when there are none. */
	readonly cassette: SavedCassette | null;
}

/** The recording of a test. */
export interface SavedCassette {
	/** Absolute path. */
	readonly file: string;
	/** @throws XanoError when the file cannot be written */
	save(): Promise<void>;
	remove(): Promise<void>;
}

/**
 * Prepares to make a test of a run.
 * @throws SaveError when there is no place for it, or when its name is taken
 */
export function beginSaving(setup: SaveSetup): Saving {
	const target = targetOf(setup.run, setup.test, setup.project, defaultCatalogue(setup.builtins ?? []));
	const recorder = new Recorder(() => secretsIn(setup.environment()));
	return {
		observer: recorder,
		finish: (outcome) => {
			if (target === null) throw new SaveError("Nothing has run that could become a test");
			return finish(setup, target, recorder, outcome);
		},
	};
}

/** Failures that come from how the run was started. */
const refusals: ReadonlySet<string> = new Set(["offline", "replay-miss", "unmocked"]);

async function finish(
	setup: SaveSetup,
	target: Target,
	recorder: Recorder,
	outcome: RunResult | RunError,
): Promise<SavedTest> {
	const { project, test } = setup;
	const { construct, file } = target;
	if (recorder.input === null) throw new SaveError(`The function ${JSON.stringify(construct.name)} was never called`);
	const refused = recorder.exchanges().find(({ failure }) => failure !== null && refusals.has(failure.kind));
	if (refused)
		throw new SaveError(
			"A request of this run was kept from being sent, so that nothing can be said of its answer",
			"Run without --offline, or with a recording that holds all answers.",
		);
	const ending = endingOf(recorder, outcome);
	const environment = setup.environment();
	const secrets = secretsIn(environment);
	const keeper = new SecretKeeper(secrets);
	const input = declaredOnly(recorder.input, target, keeper);
	const inputText = described("input", () => literal(input, (text) => keeper.text(text)));
	const { edits, replays } = await findMocks(
		recorder.observations(),
		target,
		{
			project,
			catalogue: defaultCatalogue(setup.builtins ?? []),
			limits: { ...defaultLimits, ...setup.limits },
			environment,
			secrets,
			functionName: construct.name,
			test,
			input,
			began: systemHost().clock.now(),
			exchanges: recorder.exchanges(),
		},
		keeper,
	);
	const claims = claimsOf(ending, replays, keeper);
	const given = inputText === "{}" ? "" : `input = ${inputText}\n`;
	const block = `test ${quote(test)} {\n${given}${claims.map(({ text }) => text).join("\n")}\n}`;
	const after = rewritten(file.source, [...edits, insertTest(construct.node, block, file)]);
	const exchanges = recorder.exchanges().filter((exchange) => replays.some(({ played }) => played.has(exchange)));
	const changed = withTexts(project, new Map([[file.path, after]]));
	const failure = await failureOf(setup, changed, target, exchanges, environment);
	if (failure) throw new SaveError(`The test would not pass: ${failure.message}`, byHand(failure.help));
	return {
		path: file.path,
		before: file.source.text,
		after,
		mocks: edits.length,
		loose: claims.flatMap(({ loose }) => loose ?? []),
		needs: await needed((kept) => failureOf(setup, changed, target, exchanges, kept), environment),
		cassette: cassetteOf(exchanges, cassetteFile(project.root, construct.name, test)),
	};
}

/** How main ended: what comes after it does not matter. */
function endingOf(recorder: Recorder, outcome: RunResult | RunError): Ending {
	if (recorder.answer !== null) return recorder.answer;
	// Ended by a `debug.stop`.
	if (!(outcome instanceof RunError)) return { value: outcome.value };
	if (outcome.code === "INTERNAL_ERROR" || outcome.code.startsWith("LIMIT_"))
		throw new SaveError("A run that was ended before it was done makes no test", outcome.help);
	return { error: outcome };
}

/** A run does not get past what its test would have a mock for. */
function byHand(help: string | null): string | null {
	return help === null ? null : `No run can write this test; write it by hand. ${help}`;
}

/** Of the input what the function takes: for anything else a test would warn every time. */
function declaredOnly(input: XanoObject, { construct }: Target, keeper: SecretKeeper): XanoObject {
	const entries = entriesOf(input).filter(([name]) => declaredInput(construct, name) !== null);
	return objectFrom(entries.map(([name, value]) => [name, described("input", () => keeper.safe(value, "program"))]));
}

function described<Result>(what: string, write: () => Result): Result {
	try {
		return write();
	} catch (thrown) {
		if (!(thrown instanceof Unwritable)) throw thrown;
		throw new SaveError(`The ${what} cannot be written into a test: ${thrown.message}`);
	}
}

interface ClaimText {
	readonly text: string;
	/** The place, where only that something is there can be said. */
	readonly loose?: string;
}

/** The assertions of the test, as far as its runs agree with the one that was recorded. */
function claimsOf(ending: Ending, replays: readonly Replay[], keeper: SecretKeeper): ClaimText[] {
	const missed = replays.find((replay) => replay.missed !== null)?.missed;
	if (missed)
		throw new SaveError(
			`A test would send a request that was not sent in this run: ${keeper.shown(missed)}`,
			"What is sent depends on the time or on random numbers. Take them as inputs of the function.",
		);
	if ("error" in ending) return [throwing(ending.error, replays, keeper)];
	const values: Value[] = [];
	for (const { ending: again } of replays) {
		if ("error" in again)
			throw new SaveError(
				`As a test the function would not answer, but raise: ${keeper.shown(again.error.message)}`,
				"What it does depends on the time, on random numbers, or on a secret that is not written down.",
			);
		values.push(again.value);
	}
	const recorded = ending.value;
	const safe = described("response", () => keeper.safe(recorded, "program"));
	return expectationsFor(recorded, [...values, safe]).map(({ subject, value }) => {
		const loose = { text: `expect.to_be_defined (${subject})`, loose: subject };
		if (value === null) return loose;
		try {
			const text = literal(value.value, (each) => keeper.text(each));
			return { text: `expect.to_equal (${subject}) {\nvalue = ${text}\n}` };
		} catch (thrown) {
			if (thrown instanceof Unwritable) return loose;
			throw thrown;
		}
	});
}

function throwing({ message }: RunError, replays: readonly Replay[], keeper: SecretKeeper): ClaimText {
	const messages = replays.map(({ ending }) => ("error" in ending ? ending.error.message : null));
	if (message === "" || messages.includes(null) || messages.includes(""))
		throw new SaveError("As a test the function would not raise this error again");
	const isSure = keeper.safe(message, "program") === message && messages.every((each) => each === message);
	if (!isSure) return { text: "expect.to_throw", loose: "the message of the error" };
	return { text: `expect.to_throw {\nexception = ${keeper.text(message) ?? quote(message)}\n}` };
}

function cassetteOf(exchanges: readonly Exchange[], file: string): SavedCassette | null {
	if (exchanges.length === 0) return null;
	return {
		file,
		save: async () => {
			const tape = new MemoryTape();
			for (const exchange of exchanges) await tape.keep(tape.reserve(), exchange);
			await tape.save(file);
		},
		remove: () => removeCassette(file),
	};
}

/** Why the test fails as `xano test` runs it; null when it passes. */
async function failureOf(
	{ builtins, limits, test }: SaveSetup,
	project: Project,
	{ construct, file }: Target,
	exchanges: readonly Exchange[],
	environment: Environment,
): Promise<Pick<TestFailure, "message" | "help"> | null> {
	const home = project.files.some(({ path }) => path === file.path) ? project : (project.around ?? project);
	// Its cassette is not where it will be before the test is known to pass.
	const root = await mkdtemp(join(tmpdir(), "xano-"));
	try {
		await cassetteOf(exchanges, cassetteFile(root, construct.name, test))?.save();
		const testing = createTesting({
			project: { ...home, root },
			environment: () => environment,
			...(builtins ? { builtins } : {}),
			...(limits ? { limits } : {}),
		});
		const isWanted = ({ kind, ...each }: TestIdentity): boolean =>
			kind === "function" && each.construct === construct.name && each.name === test;
		const { results } = await testing.run({ tests: testing.tests().filter(isWanted) });
		if (results.length !== 1) return { message: "it would not be found again", help: null };
		return results[0]?.failures[0] ?? null;
	} finally {
		await rm(root, { recursive: true, force: true });
	}
}

/** What of the environment a test fails without; other machines may not have it. */
async function needed(
	failure: (environment: Environment) => Promise<unknown>,
	environment: Environment,
): Promise<string[]> {
	if ((await failure(without(environment, environment.names()))) === null) return [];
	const needs: string[] = [];
	for (const name of environment.names()) if ((await failure(without(environment, [name]))) !== null) needs.push(name);
	return needs;
}

function without(environment: Environment, names: readonly string[]): Environment {
	return {
		get: (name) => (names.includes(name) ? undefined : environment.get(name)),
		names: () => environment.names().filter((name) => !names.includes(name)),
	};
}
