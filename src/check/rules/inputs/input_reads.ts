import type { Span } from "../../../../grammar/source.js";
import { memberName } from "../../../../grammar/tree.js";
import { findConstruct } from "../../../catalogue/constructs/index.js";
import { isDoubtful } from "../../damage.js";
import { type Context, rule } from "../../rule.js";
import { list, propose } from "../../suggestions.js";
import { nounOf } from "../../wording.js";

/** `$input.name` of names that are not declared. */
export const inputReads = rule({
	name: "input-reads",
	create: (context) => {
		const reads = new Map<string, { places: Span[]; strict: boolean }>();
		const given = findConstruct(context.construct.kind)?.inputs ?? [];
		return {
			queries: true,
			Access: ({ base, steps }, place) => {
				const [step] = steps;
				if (base.kind !== "Variable" || base.name !== "input" || step?.kind !== "member") return;
				if (context.facts.openInputs || context.facts.inputs.has(step.name) || given.includes(step.name)) return;
				const known = reads.get(step.name) ?? { places: [], strict: false };
				reads.set(step.name, known);
				known.places.push(memberName(step));
				if (!place.forgiving) known.strict = true;
			},
			end: () => {
				for (const [name, { places, strict }] of reads) undeclared(name, places, strict, context);
			},
		};
	},
});

function undeclared(name: string, places: readonly Span[], strict: boolean, context: Context): void {
	const { facts, report, file, construct } = context;
	const [first] = places;
	if (!first || isDoubtful(name, file)) return;
	const declared = [...facts.inputs.keys()];
	const proposal = propose(name, declared, places);
	report({
		code: "undeclared-input-read",
		severity: strict && findConstruct(construct.kind)?.runs === true ? "error" : "warning",
		message: `this ${nounOf(construct.kind)} declares no input \`${name}\`${places.length === 1 ? "" : ` (it is read in ${places.length} places)`}`,
		span: first,
		why: declared.length === 0 ? "It declares no inputs." : `It declares ${list(declared.slice(0, 12))}.`,
		...(proposal.help || facts.variables.has(name)
			? facts.variables.has(name)
				? { help: `the variable of this name is read as \`$${name}\`` }
				: proposal
			: { help: `declare it: \`input { text ${/^\w+$/.test(name) ? name : "name"} }\`` }),
	});
}
