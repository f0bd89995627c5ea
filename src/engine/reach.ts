import { plainName, visitItems } from "../../grammar/tree.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { FunctionDefinition } from "../catalogue/define.js";
import type { Construct, Project } from "../project/project.js";

/** What some functions can get to by `function.run`, themselves included. */
export interface Reach {
	readonly constructs: ReadonlySet<Construct>;
	readonly builtins: ReadonlySet<FunctionDefinition>;
	/** Names that are neither. */
	readonly unknown: ReadonlySet<string>;
}

/** Follows every `function.run` with a name from the given functions on. */
export function reachFrom(names: readonly string[], project: Project, catalogue: Catalogue): Reach {
	const constructs = new Set<Construct>();
	const builtins = new Set<FunctionDefinition>();
	const unknown = new Set<string>();
	const pending = [...names];
	for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
		const construct = project.find("function", name);
		if (construct === undefined) {
			const builtin = catalogue.function(name);
			if (builtin) builtins.add(builtin);
			else unknown.add(name);
			continue;
		}
		if (constructs.has(construct)) continue;
		constructs.add(construct);
		visitItems(construct.node.body?.items ?? [], (item) => {
			const called = item.kind === "Statement" && item.name === "function.run" ? plainName(item.args[0]) : null;
			if (called !== null) pending.push(called);
		});
	}
	return { constructs, builtins, unknown };
}
