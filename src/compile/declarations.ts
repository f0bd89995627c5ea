import { variablesFunction } from "./access.js";
import type { FunctionFacts } from "./analysis.js";
import type { FunctionScope } from "./scope.js";

/** The declarations a generated function begins with; known only once all of it has been translated. */
export function declarationLines(
	scope: FunctionScope,
	facts: Pick<FunctionFacts, "ownable" | "nested" | "queues">,
): string[] {
	const lines = scope.countsPasses ? ["let fuel = 0;"] : [];
	if (scope.usesSizeLimit) lines.push("const mostElements = R.limits.size;");
	for (const name of [...facts.ownable]) scope.local(name);
	const locals = [...scope.locals.values()];
	if (locals.length > 0) lines.push(`let ${locals.join(", ")};`);
	if (scope.declaredTemporaries.length > 0) lines.push(`let ${scope.declaredTemporaries.join(", ")};`);
	const flags = [
		...[...facts.ownable]
			.map((name) => scope.owned(name))
			.filter((flag) => flag !== "true")
			.map((flag) => `${flag} = false`),
		...[...facts.nested].map((name) => `${scope.rows(name)} = null`),
		...[...scope.checked.keys()].map((name) => `${scope.count(name)} = 0`),
		...scope.textLists.map((list) => `${list} = null`),
		...(scope.countsElements ? ["beats = 0"] : []),
	];
	if (flags.length > 0) lines.push(`let ${flags.join(", ")};`);
	for (const name of facts.queues) lines.push(`const ${scope.queue(name)} = ${scope.support("newQueue")}();`);
	if (scope.wantsAllVariables) lines.push(variablesFunction(scope));
	return lines;
}
