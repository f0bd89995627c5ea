import { attributeOf, entryOf, nameOf, plainName, withoutGroups } from "../../../grammar/tree.js";
import { checkCall } from "../calls.js";
import { rule } from "../rule.js";

/** The functions `function.run` and the steps of a job call. */
export const calls = rule({
	name: "calls",
	kinds: ["function", "run.job", "run.service"],
	create: (context) => ({
		construct: (node) => {
			if (context.construct.kind === "function") return;
			for (const step of context.construct.kind === "run.job" ? ["pre", "main", "post"] : ["pre"]) {
				const attribute = attributeOf(node, step);
				const value = attribute ? withoutGroups(attribute.value) : null;
				if (value?.kind === "Text" || (value?.kind === "Word" && value.value !== "null"))
					checkCall(value.value, value, null, context);
				if (value?.kind !== "Object") continue;
				const name = entryOf(value, "name");
				const called = nameOf(name);
				if (name && called !== null) checkCall(called, name, entryOf(value, "input"), context);
			}
		},
		statement: (node) => {
			const [name] = node.args;
			if (node.name !== "function.run" || !name) return;
			const called = plainName(name);
			if (called !== null) checkCall(called, name, attributeOf(node, "input")?.value ?? null, context);
		},
	}),
});
