import type { Statement } from "../../grammar/ast.js";
import { visitItems } from "../../grammar/tree.js";
import type { Location } from "../compile/program.js";
import type { RunError } from "../engine/errors.js";
import type { Project } from "../project/project.js";
import { MisuseError } from "../runtime/signals.js";
import { mockAdvice, mockOffer, mockToPaste } from "./isolation/mock_to_paste.js";
import type { RefusedRequest } from "./isolation/traffic.js";
import type { TestCase } from "./options.js";
import type { TestFailure } from "./results.js";

/**
 * Why a test fails that sent what nothing answers: its first such request, at the statement of the function under test
 * that led to it, with the mock to paste.
 */
export function refusedFailure(
	[first, ...others]: readonly RefusedRequest[],
	test: TestCase,
	project: Project,
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
		help: helpFor(test, miss, statement),
	};
}

function helpFor(test: TestCase, miss: string | null, statement: Statement | null): string {
	if (miss !== null) return "Record the requests of this test anew with --update.";
	// An entry of a file of cases has no name that a mock could answer by.
	if (statement === null || test.work.kind === "table")
		return "Record the answer with --update, or let it be sent with --live.";
	return mockAdvice(mockToPaste(test.name, statement));
}

/**
 * An error a test fails with, which is that something does not run here, with the mock by which the test runs without it.
 */
export function withoutWhatIsMissing(
	failure: TestFailure,
	{ cause, frames }: RunError,
	test: TestCase,
	project: Project,
): TestFailure {
	if (!(cause instanceof MisuseError) || test.work.kind === "table") return failure;
	const place = underTest(
		frames.map(({ location }) => location),
		test,
	);
	const statement = place && statementAt(place, project);
	return statement ? { ...failure, help: mockOffer(mockToPaste(test.name, statement)) } : failure;
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
	visitItems(construct.node.body?.items ?? [], (item) => {
		if (item.kind === "Statement" && item.start <= span.start && item.end >= span.end) found = item;
	});
	return found;
}
