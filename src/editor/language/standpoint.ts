import type { XanoToken } from "../../../grammar/tokens.js";
import * as T from "../../../grammar/tokens.js";
import type { Workspace } from "../workspace.js";
import type { ConstructMentions } from "./construct_mentions.js";
import { knownOf, type Standpoint } from "./known.js";
import { type Known, unknown } from "./known_value.js";
import type { Levels } from "./levels.js";
import { worksOnTable } from "./naming.js";
import { accessedValue, argumentPlace, pipedValue } from "./operand.js";
import type { Role } from "./roles.js";

/** What names mean at a cursor: its construct, and what `$$`, `$db` and `$response` are there. */
export function standpointAt(
	levels: Levels,
	roles: readonly Role[],
	construct: ConstructMentions | null,
	text: string,
	workspace: Workspace,
): Standpoint {
	const isTest = roles.some((role) => role.kind === "test");
	const table = queriedTable(levels, roles, construct);
	const outer: Standpoint = { workspace, construct, isTest, ...(table === null ? {} : { table }) };
	const element = elementAt(levels, outer, text);
	return element === null ? outer : { ...outer, element };
}

/** The table a query asks, where the cursor stands in its expressions. */
function queriedTable({ all }: Levels, roles: readonly Role[], construct: ConstructMentions | null): string | null {
	for (let at = roles.length - 1; at > 0; at--) {
		const role = roles[at];
		if (role?.kind === "statement" && worksOnTable(role.name)) return nameBehind(all[at]?.head ?? []);
	}
	return construct?.owner.kind === "table" ? construct.owner.name : null;
}

/** The text or word behind a statement's name. */
export function nameBehind(head: readonly XanoToken[]): string | null {
	const [, name] = head;
	if (name?.tokenType === T.Text) return (name.payload as { value: string }).value;
	return name?.tokenType === T.Word ? (name.payload as string) : null;
}

/** What `$$` is at the cursor; null where it means nothing. */
function elementAt({ all }: Levels, standpoint: Standpoint, text: string): Known | null {
	const { catalogue } = standpoint.workspace;
	for (let at = all.length - 1; at >= 0; at--) {
		const level = all[at];
		if (level === undefined) continue;
		const before = at === all.length - 1 ? level.current : (all[at + 1]?.head ?? []);
		const argument = argumentPlace(before);
		const declared = argument === null ? null : catalogue.filter(argument.name)?.arguments[argument.index];
		if (argument !== null && declared?.kind === "expression") {
			const subject = pipedValue(before.slice(0, before.indexOf(argument.filter)), text);
			return elementOf(subject === null ? unknown : knownOf(subject, standpoint));
		}
		if (level.kind === "index") {
			const list = accessedValue(level.head, text);
			return elementOf(list === null ? unknown : knownOf(list, standpoint));
		}
		const [head] = before;
		// `array.find ($list) if (…)`
		if (head?.tokenType === T.StatementName && before.at(-1)?.image === "if" && before.length > 2) {
			const list = pipedValue(before.slice(0, -1), text);
			return elementOf(list === null ? unknown : knownOf(list, standpoint));
		}
		if (head?.tokenType === T.AttributeName) {
			const statement = level.head[0]?.tokenType === T.StatementName ? (level.head[0].payload as string) : "";
			const attribute = catalogue.statement(statement)?.attributes.find(({ name }) => name === head.payload);
			if (attribute?.perElement) {
				const list = pipedValue(level.head, text);
				return elementOf(list === null ? unknown : knownOf(list, standpoint));
			}
		}
	}
	return null;
}

function elementOf(known: Known): Known {
	if (known.element !== null) return known.element;
	// What is no list is an element itself.
	return known.kind === "array" || known.kind === "object" ? unknown : known;
}
