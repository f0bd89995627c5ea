import type { Statement } from "../../grammar/ast.js";
import { blockOf, visitItems } from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Location } from "../compile/program.js";
import type { RunError } from "../engine/errors.js";
import type { Environment } from "../host/ports.js";
import type { Project } from "../project/project.js";
import { MisuseError } from "../runtime/signals.js";
import type { TestBench } from "./bench.js";
import type { RefusedRequest } from "./isolation/traffic.js";
import type { TestCase } from "./options.js";
import type { TestFailure } from "./results.js";
import { mockAdvice, mockOffer, mockToPaste } from "./writing/mock_to_paste.js";

/**
 * Why a test fails that sent what nothing answers: its first such request, at the statement of the function under test
 * that led to it, with the mock to paste.
 */
export function refusedFailure(
	[first, ...others]: readonly RefusedRequest[],
	test: TestCase,
	{ project, catalogue, environment }: Pick<TestBench, "project" | "catalogue" | "environment">,
): TestFailure | null {
	if (!first) return null;
	const { method, url, miss, calls } = first;
	const place = underTest(calls, test);
	const statement = place && statementAt(place, project);
	const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
	return {
		kind: "request",
		message: miss ?? `no mock answers this request${more}: ${method} ${url}`,
		code: "request-not-mocked",
		place: place && { source: place.source, span: statement?.nameSpan ?? place.span },
		comparison: null,
		frames: [],
		help: miss === null ? helpFor(test, statement, catalogue) : missHelp(miss, environment),
	};
}

/** A recording names the secrets that were in its requests: where one of them is not set, no request can be the same. */
function missHelp(miss: string, environment: Environment): string {
	const secrets = [...miss.matchAll(/\u00abredacted:([A-Z_][A-Z\d_]*)\u00bb/g)].map(([, name]) => name as string);
	const unset = secrets.find((name) => !environment.get(name));
	if (unset === undefined) return "Record the requests of this test anew with --update.";
	return (
		`${unset} was set when the requests were recorded, and is not set here. List it in the \`env\` of a job, and ` +
		`something stands in for it, or set it: --env ${unset}=for-tests`
	);
}

function helpFor(test: TestCase, statement: Statement | null, catalogue: Catalogue): string {
	// An entry of a file of cases has no name that a mock could answer by.
	if (statement === null || test.work.kind === "table")
		return "Record the answer with --update, or let it be sent with --live.";
	return mockAdvice(mockToPaste(test.name, statement, catalogue));
}

/**
 * An error a test fails with, which is that something does not run here, with the mock by which the test runs without it.
 */
export function withoutWhatIsMissing(
	failure: TestFailure,
	{ cause, frames }: RunError,
	test: TestCase,
	{ project, catalogue }: Pick<TestBench, "project" | "catalogue">,
): TestFailure {
	if (!(cause instanceof MisuseError) || test.work.kind === "table") return failure;
	const place = underTest(
		frames.map(({ location }) => location),
		test,
	);
	const statement = place && statementAt(place, project);
	return statement ? { ...failure, help: mockOffer(mockToPaste(test.name, statement, catalogue)) } : failure;
}

/** The call of the function under test among those that led somewhere; the innermost when it is not among them. */
function underTest(calls: readonly Location[], { construct }: TestCase): Location | null {
	return calls.findLast(({ functionName }) => functionName === construct) ?? calls[0] ?? null;
}

/** The innermost statement around a place. */
function statementAt({ source, span, functionName }: Location, project: Project): Statement | null {
	const construct = project.find("function", functionName);
	if (!construct || construct.source !== source) return null;
	let found: Statement | null = null;
	visitItems(blockOf(construct.node, "stack")?.items ?? [], (item) => {
		if (item.kind === "Statement" && item.start <= span.start && item.end >= span.end) found = item;
	});
	return found;
}
