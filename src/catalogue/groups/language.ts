import { arrayStatements } from "../statements/array.js";
import { controlStatements } from "../statements/control.js";
import { mathStatements } from "../statements/math.js";
import { objectStatements } from "../statements/object.js";
import { textStatements } from "../statements/text.js";
import type { Group } from "./group.js";

/** What nearly every program is made of. */
export function language(): Group {
	return {
		filters: [],
		queryFilters: [],
		statements: [...controlStatements, ...arrayStatements, ...mathStatements, ...textStatements, ...objectStatements],
	};
}
