import type { Edit } from "../../diagnostics/diagnostic.js";
import { type Construct, withTexts } from "../../project/project.js";
import type { Value } from "../../values/kinds.js";
import type { Ending } from "../judging.js";
import { defaultSeed } from "../options.js";
import { insertMock } from "../writing/edits.js";
import { literal, Unwritable } from "../writing/literal.js";
import { type Placed, statementsWithin } from "../writing/places.js";
import { rewritten } from "../writing/rewritten.js";
import { essenceOf } from "./essence.js";
import { isEqual, type Observation } from "./observations.js";
import { type Replay, type ReplaySetup, replay } from "./replay.js";
import type { SecretKeeper } from "./secrets.js";
import type { Target } from "./target.js";

/**
 * As a test runs by itself, and at another time with other random values: 397 days, 12 hours, 1 minute, 1.001 seconds
 * later, on a machine that takes longer. So there are another date, another day of the week and another time of day, which
 * programs that say good morning look at.
 */
const chances = [
	{ seed: defaultSeed, later: 0, tick: 1 },
	{ seed: defaultSeed + 1, later: (((365 + 31 + 1) * 24 + 12) * 60 + 1) * 60_000 + 1_001, tick: 137 },
] as const;

/** The mocks with which a function gives what it gave in a run, as far as mocks can do that. */
export interface Mocked {
	/** What puts them into the file. */
	readonly edits: readonly Edit[];
	/** What the function does with them. */
	readonly replays: readonly Replay[];
}

/**
 * Finds the mocks a test needs: those of statements that always gave the same and sent requests for it, and of those
 * that would give something else in a test although nothing before them does. The values of these come from the clock,
 * from random numbers, from a store that is empty in a test, or from a server.
 */
export async function findMocks(
	recorded: readonly Observation[],
	target: Target,
	setup: ReplaySetup,
	keeper: SecretKeeper,
): Promise<Mocked> {
	const search = new Search(target, setup, keeper);
	for (const observation of recorded) if (observation.uses.has("requests")) search.mock(observation);
	const complete = async (): Promise<Mocked> => {
		for (;;) {
			const mocked = await search.tryOut();
			const next = recorded.find((observation) => search.isMissing(observation, mocked.replays));
			if (!next) return mocked;
			search.mock(next);
		}
	};
	const mocked = await complete();
	// Less to read, where it makes no difference.
	const short = await search.tryOut(essenceOf);
	const best = isSameOutcome(mocked.replays, short.replays) ? short : mocked;
	const sketched = recorded.filter((observation) => search.sketch(observation));
	if (sketched.length === 0) return best;
	const guessed = await search.tryOut(best === short ? essenceOf : undefined);
	return isSameOutcome(best.replays, guessed.replays) ? guessed : best;
}

class Search {
	private readonly placed: readonly Placed[];
	/** Numbers of statements by where they begin in the file as it is. */
	private readonly numbers: ReadonlyMap<number, number>;
	private readonly tried = new Set<number>();
	private readonly mocks = new Map<Placed, Value>();

	constructor(
		private readonly target: Target,
		private readonly setup: ReplaySetup,
		private readonly keeper: SecretKeeper,
	) {
		this.placed = statementsWithin(target.construct.node);
		this.numbers = new Map(this.placed.map(({ node }, number) => [node.start, number]));
	}

	/** Adds the mock of a statement, unless it cannot have one. */
	mock({ offset, always }: Observation): void {
		this.tried.add(offset);
		const placed = this.placed[this.numbers.get(offset) ?? -1];
		if (always === null || !placed) return;
		try {
			const value = this.keeper.safe(always.value, "outside");
			if (this.edit(placed, value) !== null) this.mocks.set(placed, value);
		} catch (thrown) {
			if (!(thrown instanceof Unwritable)) throw thrown;
		}
	}

	/**
	 * Adds the mock of a statement whose answers had different headers and nothing else.
	 * @returns whether there is one
	 */
	sketch({ offset, always, essence, uses }: Observation): boolean {
		if (always !== null || essence === null || !uses.has("requests")) return false;
		const before = this.mocks.size;
		this.mock({ offset, always: essence, essence, uses });
		return this.mocks.size > before;
	}

	/** Runs the function with the mocks that there are. */
	async tryOut(shown: (value: Value) => Value = (value) => value): Promise<Mocked> {
		const { target, setup } = this;
		const edits = [...this.mocks].map(([placed, value]) => this.edit(placed, shown(value)) as Edit);
		const project = withTexts(setup.project, new Map([[target.file.path, rewritten(target.file.source, edits)]]));
		const construct = project.find("function", setup.functionName) as Construct;
		const numbers = new Map(statementsWithin(construct.node).map(({ node }, number) => [node.start, number]));
		const replays: Replay[] = [];
		for (const chance of chances) {
			const found = await replay({ ...setup, project }, chance);
			// As if they stood where they do in the file.
			const observations = found.observations.map((each) => {
				const { node } = this.placed[numbers.get(each.offset) as number] as Placed;
				return { ...each, offset: node.start };
			});
			replays.push({ ...found, observations });
		}
		return { edits, replays };
	}

	/** Whether a statement could have a mock and gives something else without it. */
	isMissing({ offset, always }: Observation, replays: readonly Replay[]): boolean {
		if (always === null || this.tried.has(offset)) return false;
		return replays.some(({ observations }) => {
			const again = observations.find((each) => each.offset === offset);
			return again !== undefined && (again.always === null || !isEqual(again.always.value, always.value));
		});
	}

	private edit(placed: Placed, value: Value): Edit | null {
		const { keeper, setup, target } = this;
		return insertMock(
			placed,
			setup.test,
			literal(value, (text) => keeper.text(text)),
			target.file,
		);
	}
}

function isSameOutcome(one: readonly Replay[], other: readonly Replay[]): boolean {
	return one.every(({ ending }, index) => isSameEnding(ending, (other[index] as Replay).ending));
}

function isSameEnding(one: Ending, other: Ending): boolean {
	if ("value" in one) return "value" in other && isEqual(one.value, other.value);
	return "error" in other && one.error.message === other.error.message;
}
