import type { Access } from "../../../../grammar/ast.js";
import { rule } from "../../rule.js";

/** `$job.total`, where `$job` is the id of a call that nobody has waited for. */
export const startedCall = rule({
	name: "started-call",
	create: ({ report, facts, construct }) => {
		const told = new Set<string>();
		return {
			Access: (node, place) => {
				const name = lookedInto(node);
				const starter = name === null || place.forgiving || told.has(name) ? undefined : facts.started.get(name);
				if (name === null || !starter) return;
				told.add(name);
				report({
					code: "started-call",
					severity: "warning",
					message: `\`$${name}\` is the id of a started call, not its result`,
					span: node,
					help: `wait for it first: \`await ($${name}) as $${name}_result\``,
					related: [{ source: construct.source, span: starter.nameSpan, message: "it is started here" }],
				});
			},
		};
	},
});

/** The variable of which a member or element is read, with or without `$var`. */
function lookedInto({ base, steps }: Access): string | null {
	if (base.kind !== "Variable") return null;
	if (base.name !== "var") return base.name;
	const [first] = steps;
	return first?.kind === "member" && steps.length > 1 ? first.name : null;
}
