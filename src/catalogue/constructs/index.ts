import { agentConstructs } from "./agents.js";
import { apiConstructs } from "./apis.js";
import type { ConstructDefinition } from "./define.js";
import { functionConstructs } from "./functions.js";
import { jobConstructs } from "./jobs.js";
import { realtimeConstructs } from "./realtime.js";
import { tableConstructs } from "./tables.js";
import { taskConstructs } from "./tasks.js";
import { triggerConstructs } from "./triggers.js";
import { workspaceConstructs } from "./workspaces.js";

export { providersOf, wantedByParser } from "./agents.js";
export type {
	BlockContent,
	ConstructDefinition,
	ConstructEntry,
	ConstructPart,
	ConstructValue,
	NameForm,
	Necessity,
} from "./define.js";

/** Every word a file may begin with, in the order people meet them. */
export const constructs: readonly ConstructDefinition[] = [
	...functionConstructs.slice(0, 1),
	...jobConstructs,
	...apiConstructs,
	...tableConstructs.slice(0, 1),
	...functionConstructs.slice(1),
	...taskConstructs,
	...agentConstructs,
	...triggerConstructs,
	...realtimeConstructs,
	...workspaceConstructs,
	...tableConstructs.slice(1),
];

let byName: ReadonlyMap<string, ConstructDefinition> | null = null;

/** The construct of exactly this word; undefined when there is none. */
export function findConstruct(name: string): ConstructDefinition | undefined {
	byName ??= new Map(constructs.map((each) => [each.name, each]));
	return byName.get(name);
}
