import { attributeOf, nameOf, plainName } from "../../../../grammar/tree.js";
import { groupOf } from "../../../project/identity.js";
import type { Construct, Project } from "../../../project/project.js";
import { inputsOf } from "../../facts.js";
import { type Context, rule } from "../../rule.js";
import { propose } from "../../suggestions.js";

const withParameters = ["query", "channel", "resource"];

/** Parameters in addresses, and addresses that answer the same requests. */
export const routes = rule({
	name: "routes",
	kinds: withParameters,
	create: (context) => ({
		construct: (node) => {
			const isResource = context.construct.kind === "resource";
			const written = isResource ? attributeOf(node, "uri")?.value : node.args[0];
			const route = nameOf(written);
			if (!written || route === null) return;
			parameters(route, written, context);
			if (context.construct.kind === "query") collisions(route, written, context);
		},
	}),
});

function parameters(route: string, span: { start: number; end: number }, { facts, report }: Context): void {
	if (facts.openInputs) return;
	for (const [, name = ""] of route.matchAll(/\{([^{}]*)\}/g)) {
		if (facts.inputs.has(name)) continue;
		report({
			code: "path-parameter",
			severity: "warning",
			message: `no input takes what stands in the address for \`{${name}}\``,
			span,
			why: "A part between braces is read as the input of the same name; without one it is lost.",
			...(name === "" ? {} : { help: `add \`text ${name}\` or \`int ${name}\` to the inputs` }),
			...(propose(name, facts.inputs.keys(), []).help ? propose(name, facts.inputs.keys(), []) : {}),
		});
	}
}

interface Route {
	readonly construct: Construct;
	readonly segments: readonly string[];
}

const routesOf = new WeakMap<Project, ReadonlyMap<string, readonly Route[]>>();

/** The queries of a project by group, verb and number of segments: only these can be asked for by the same request. */
function routesIn(project: Project): ReadonlyMap<string, readonly Route[]> {
	const known = routesOf.get(project);
	if (known) return known;
	const all = new Map<string, Route[]>();
	for (const construct of project.all("query")) {
		const route = { construct, segments: construct.name.split("/") };
		const key = keyOf(route);
		const beside = all.get(key);
		if (beside) beside.push(route);
		else all.set(key, [route]);
	}
	routesOf.set(project, all);
	return all;
}

function keyOf({ construct: { node, source }, segments }: Route): string {
	const verb = plainName(node.namedArguments.find(({ name }) => name === "verb")?.value) ?? "";
	return `${groupOf(node, source.name) ?? ""} ${verb.toUpperCase()} ${segments.length}`;
}

function collisions(
	route: string,
	span: { start: number; end: number },
	{ project, construct, report }: Context,
): void {
	// Of two, the one with a parameter says it; two without one have the same name, which is said elsewhere.
	if (!route.includes("{")) return;
	const here: Route = { construct, segments: route.split("/") };
	const other = (routesIn(project).get(keyOf(here)) ?? []).find(
		// Two of one name are said elsewhere.
		(each) => each.construct.name !== construct.name && isHidden(here, each),
	);
	if (!other) return;
	report({
		code: "route-collision",
		severity: "warning",
		message: `requests for ${JSON.stringify(other.construct.name)} can be meant for this query, too`,
		span,
		why: "A part between braces takes any text, and Xano does not look for a closer match.",
		help: "begin the address with a word of its own: `by_id/{id}`",
		related: [
			{
				source: other.construct.source,
				span: other.construct.node.args[0] ?? other.construct.node.nameSpan,
				message: "the other query is here",
			},
		],
	});
}

/** Whether one address answers another's requests; of two that do so for each other, only the later says it. */
function isHidden(here: Route, other: Route): boolean {
	const pairs = here.segments.map((segment, index) => [segment, other.segments[index] ?? ""] as const);
	if (!pairs.every(([one, two]) => one === two || isParameter(one) || isParameter(two))) return false;
	const hides = pairs.filter(([one, two]) => isParameter(one) && !isParameter(two));
	const isHiddenToo = pairs.filter(([one, two]) => !isParameter(one) && isParameter(two));
	if (hides.length === 0 || isHiddenToo.length === 0) return true;
	// `a/{id}/b` and `a/c/{id}` meet in `a/c/b` alone, which nobody asks for where the ids are numbers.
	return (
		hides.every(([parameter, word]) => mayBe(word, parameter, here.construct)) &&
		isHiddenToo.every(([word, parameter]) => mayBe(word, parameter, other.construct))
	);
}

/** Whether the input a parameter becomes takes a word of an address. */
function mayBe(word: string, parameter: string, { node }: Construct): boolean {
	const type = inputsOf(node).inputs.get(parameter.slice(1, -1))?.type;
	return type === "text" || type === undefined || Number.isFinite(Number(word));
}

function isParameter(segment: string): boolean {
	return /^\{[^{}]*\}$/.test(segment);
}
