import { nameOf, statementsOf } from "../../../grammar/tree.js";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { SetupError } from "../../engine/errors.js";
import type { RunOptions } from "../../engine/options.js";
import { planRun } from "../../engine/plan.js";
import { type Reach, reachFrom } from "../../engine/reach.js";
import { uploadsIn } from "../../engine/uploads.js";
import type { Construct, Project } from "../../project/project.js";
import type { ProjectFile } from "../../project/sources.js";
import { hasMock } from "../writing/edits.js";
import { statementsWithin } from "../writing/places.js";
import { SaveError } from "./error.js";

/** The function a test is for, and the file it stands in. */
export interface Target {
	readonly construct: Construct;
	readonly file: ProjectFile;
}

/**
 * Where the test of a run is to be written, before anything has run.
 * @param test the name it is to have
 * @returns null when there is nothing to run, which the run itself will say
 * @throws SaveError when it cannot be written
 */
export function targetOf(options: RunOptions, test: string, project: Project, catalogue: Catalogue): Target | null {
	const name = functionToRun(options, project, catalogue);
	if (name === null) return null;
	if (test.trim() === "") throw new SaveError("A test needs a name", 'For example --save-test "greets in English".');
	const construct = project.find("function", name);
	const file = construct && fileOf(construct, project);
	if (!construct || !file)
		throw new SaveError(
			`${JSON.stringify(name)} is a built-in function: there is no file to write a test into`,
			"Write a function that calls it with function.run, and run that one.",
		);
	const [upload] = uploadsIn(options.input).uploads.keys();
	if (upload !== undefined)
		throw new SaveError(
			`The input ${JSON.stringify(upload)} is a file, which cannot be written into a test`,
			"Let the function take the file's content as a text, or what it made of it.",
		);
	refuseTaken(construct, test, reachFrom([name], project, catalogue));
	return { construct, file };
}

function functionToRun(options: RunOptions, project: Project, catalogue: Catalogue): string | null {
	try {
		const { job, names } = planRun(options, project, catalogue);
		return job?.main?.functionName ?? names[0] ?? null;
	} catch (thrown) {
		if (thrown instanceof SetupError) return null;
		throw thrown;
	}
}

function fileOf({ source }: Construct, project: Project): ProjectFile | undefined {
	const files = [...project.files, ...(project.around?.files ?? [])];
	return files.find((file) => file.source === source);
}

/**
 * A mock answers by the name of the test, also in functions that are called, so that what is there for that name must not
 * come into a new one.
 */
function refuseTaken({ name, node }: Construct, test: string, { constructs }: Reach): void {
	const help = `Choose another name, such as --save-test ${JSON.stringify(`${test} again`)}, or remove that one first.`;
	if (statementsOf(node.body).some((each) => each.name === "test" && nameOf(each.args[0]) === test))
		throw new SaveError(`The function ${JSON.stringify(name)} already has a test ${JSON.stringify(test)}`, help);
	for (const { node: reached, source } of constructs) {
		const mocked = statementsWithin(reached).find((placed) => hasMock(placed.node, test));
		if (!mocked) continue;
		const { line } = source.lineAndColumn(mocked.node.start);
		throw new SaveError(`${source.name}:${line} already has a mock for a test ${JSON.stringify(test)}`, help);
	}
}
