import type { Statement } from "../../grammar/ast.js";
import type { Builtin, Limits } from "../catalogue/define.js";
import type { Environment, HttpClient } from "../host/ports.js";
import type { Project, ProjectFile } from "../project/project.js";
import type { Value } from "../values/kinds.js";
import type { TestIdentity, TestPlace, TestReport, TestResult } from "./results.js";

/** What the tests of a project run with. */
export interface TestingOptions {
	readonly project: Project;
	/** Functions and filters beside those of the catalogue. */
	readonly builtins?: readonly Builtin[];
	readonly limits?: Partial<Limits>;
	/** @param declared names the programs may see of the process environment; left out, that of the machine and `.env` */
	readonly environment?: (declared: ReadonlySet<string>) => Environment | Promise<Environment>;
	/** Sends the requests of tests that may go out; left out, the machine's own. */
	readonly http?: (environment: Environment) => HttpClient;
}

/** What random values are made from unless a run says otherwise. */
export const defaultSeed = 0;

/** A test that was found, ready to be run. */
export interface TestCase extends TestIdentity {
	/** Why it cannot run here; null for one that can. */
	readonly skipped: string | null;
	readonly work: BlockTest | TableTest;
}

/** A `test` block. */
export interface BlockTest {
	readonly kind: "block";
	readonly node: Statement;
}

/** An entry of a file of cases. */
export interface TableTest {
	readonly kind: "table";
	readonly input: Value;
	readonly expected: { readonly value: Value } | null;
	readonly error: TableError | null;
	/** How the response is compared: `exact` as `expect.to_equal`, `subset` for what has to be there at least. */
	readonly compare: "exact" | "subset";
	/** Where `expected` or `error` stands in the file. */
	readonly claim: TestPlace;
}

/** The error a case waits for; what is left out may be anything. */
export interface TableError {
	/** Part of the message, in whatever case. */
	readonly message?: string;
	/** Such as `ERROR_CODE_INPUT_ERROR`. */
	readonly code?: string;
	/** Of a `throw`. */
	readonly name?: string;
}

export interface TestRunOptions {
	readonly tests: readonly TestCase[];
	/** What random values are made from, together with the name of each test; 0 when left out. */
	readonly seed?: number;
	/** Time at which the clock of every test stands, in milliseconds since 1970; null for one that goes on from now. */
	readonly now?: number | null;
	/** Lets requests out that no mock answers. */
	readonly live?: boolean;
	/** Answers requests for OpenAI with the stand-in. */
	readonly simulate?: boolean;
	/** Sends requests out and records them, instead of answering from the cassettes that are there. */
	readonly update?: boolean;
	readonly coverage?: boolean;
	/** Ends with the first test that fails. */
	readonly bail?: boolean;
	readonly signal?: AbortSignal;
	/** Lets Ctrl-C end code that never pauses; handlers for SIGINT are out of work while such code runs. */
	readonly interruptible?: boolean;
	/** Told when code that cannot be interrupted goes on without a pause, and when it pauses again. */
	readonly onStall?: (isStalled: boolean) => void;
	/** Told of every test as it ends. */
	readonly onResult?: (result: TestResult) => void;
}

/** The tests of a project. */
export interface Testing {
	/**
	 * Finds the tests of a project, those that cannot run here included.
	 * @param files only those that stand in these; all when left out
	 */
	tests(files?: ReadonlySet<ProjectFile>): TestCase[];
	run(options: TestRunOptions): Promise<TestReport>;
}
