import type { Construct, Project, ProjectFile } from "../project/project.js";

/** Something a session has declared, which takes the place of what the project declares under that name. */
export interface Declared {
	readonly construct: Construct;
	readonly file: ProjectFile;
}

/** What a session sees: its project with what has been declared in the session, and what is being typed. */
export function withDeclared(project: Project, declared: readonly Declared[]): Project {
	if (declared.length === 0) return project;
	const own = new Map(declared.map(({ construct }) => [key(construct.kind, construct.name), construct]));
	const constructs = [...project.constructs.filter(({ kind, name }) => !own.has(key(kind, name))), ...own.values()];
	return {
		...project,
		files: [...project.files, ...new Set(declared.map(({ file }) => file))],
		constructs,
		find: (kind, name) => own.get(key(kind, name)) ?? project.find(kind, name),
		all: (kind) => constructs.filter((each) => each.kind === kind),
	};
}

function key(kind: string, name: string): string {
	return `${kind} ${name}`;
}
