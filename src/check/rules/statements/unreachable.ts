import { isSwitchedOff, statementsOf } from "../../../../grammar/tree.js";
import { rule } from "../../rule.js";

const leaving = new Set(["return", "throw", "break", "continue", "debug.stop"]);

/** Statements behind one that always leaves. */
export const unreachable = rule({
	name: "unreachable",
	create: ({ report, construct }) => ({
		stack: (block, _owner, { around }) => {
			const statements = statementsOf(block).filter((node) => !isSwitchedOff(node));
			// Outside of a loop `break` leaves nothing, which is said elsewhere.
			const at = statements.findIndex(
				({ name }) => leaving.has(name) && (around.length > 0 || (name !== "break" && name !== "continue")),
			);
			const next = at < 0 ? undefined : statements[at + 1];
			const before = statements[at];
			if (!next || !before) return;
			report({
				code: "unreachable",
				severity: "hint",
				message: "this is never reached",
				span: next.nameSpan,
				related: [{ source: construct.source, span: before.nameSpan, message: `\`${before.name}\` leaves before` }],
			});
		},
	}),
});
