import type { Expression, ObjectEntry, Statement } from "../../../../grammar/ast.js";
import { attributeOf, isSwitchedOff, nameOf, statementsOf, withoutGroups } from "../../../../grammar/tree.js";
import type { Project } from "../../../project/project.js";
import { partsOfConstruct } from "../../constructs.js";
import { type Context, rule } from "../../rule.js";
import { excerpt, propose, replace } from "../../suggestions.js";

/** The answers statements give in tests: each belongs to a test, by its name. */
export const mocks = rule({
	name: "mocks",
	create: (context) => {
		const own = namesOfTests(context.construct.node);
		if (!partsOfConstruct(context.construct.kind).has("test")) return {};
		return {
			statement: (node, place) => {
				const mock = place.test === null ? attributeOf(node, "mock") : null;
				const value = mock ? withoutGroups(mock.value) : null;
				if (value?.kind !== "Object") return;
				for (const entry of value.entries) if (!entry.disabled) answer(entry, own, context);
			},
		};
	},
});

function answer({ key, keySpan }: ObjectEntry, own: ReadonlySet<string>, context: Context): void {
	if (typeof key !== "string" || own.has(key)) return;
	// In tests of other functions that call this one it answers as well.
	const everywhere = allNames(context.project);
	if (everywhere.has(key) || everywhere.size === 0) return;
	const spelled = [...own].find((name) => folded(name) === folded(key));
	context.report({
		code: "mock-without-test",
		severity: own.size > 0 ? "warning" : "hint",
		message: `there is no test ${quoted(key)} for this mock to answer in`,
		span: keySpan,
		...(spelled === undefined
			? propose(key, own.size > 0 ? own : everywhere, [])
			: {
					why: "Case and white space count.",
					help: `the test is called ${quoted(spelled)}`,
					fix: replace("write the name of the test", keySpan, JSON.stringify(spelled)),
				}),
	});
}

/** White space may be what is wrong with a name, so it is shown as it is. */
function quoted(name: string): string {
	return JSON.stringify(name.length > longestShown ? excerpt(name, longestShown) : name);
}

const longestShown = 60;

function folded(name: string): string {
	return name.trim().replace(/\s+/g, " ").toLowerCase();
}

function namesOfTests(node: Statement): Set<string> {
	const names = statementsOf(node.body)
		.filter((each) => each.name === "test" && !isSwitchedOff(each))
		.map(({ args: [name] }) => nameOf(name as Expression | undefined));
	return new Set(names.filter((name) => name !== null));
}

const known = new WeakMap<Project, ReadonlySet<string>>();

/** The names of all tests of a project, gathered once. */
function allNames(project: Project): ReadonlySet<string> {
	let names = known.get(project);
	if (names === undefined) {
		names = new Set(project.constructs.flatMap(({ node }) => [...namesOfTests(node)]));
		known.set(project, names);
	}
	return names;
}
