import type { Answer, World } from "../call.js";
import { openSubjects } from "./subject.js";

/** What a project has: its files, and what they declare. */
export async function outline(_input: unknown, world: World): Promise<Answer> {
	const { subjects, redaction, notes } = await openSubjects({}, world);
	const projects = subjects.map(({ project }) => ({
		folder: world.root.nameOf(project.root),
		files: project.files.map(({ source }) => source.name),
		declares: project.constructs.map(({ kind, name, node, source }) => ({
			kind,
			name: redaction.text(name),
			file: source.name,
			line: source.lineAndColumn(node.start).line,
		})),
	}));
	return { structured: { projects, notes }, text: "" };
}
