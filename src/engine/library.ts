import type { Catalogue } from "../catalogue/catalogue.js";
import { callBuiltin } from "../catalogue/functions/call.js";
import { compilePattern, parseDate } from "../catalogue/input_helpers.js";
import { createBinder, createBindingContext } from "../catalogue/types/index.js";
import type { Library } from "../compile/units.js";
import type { Project } from "../project/project.js";

/** What compiled code is linked against: the project's functions, the catalogue, and the binding of inputs. */
export function libraryOf(project: Project, catalogue: Catalogue): Library {
	return {
		catalogue,
		projectFunction: (name) => {
			const found = project.find("function", name);
			if (found === undefined) return null;
			const { source, node, opened } = found;
			return { name, source, node, ...(opened ? { opened } : {}) };
		},
		callBuiltin,
		binder: (declarations, run, functionName) =>
			createBinder(
				declarations,
				createBindingContext({
					now: () => run.now(),
					parseDate: (text) => parseDate(text, run.timeZone, run.now()),
					compilePattern,
					randomBytes: (count) => run.random.bytes(count),
					onUnknown: (name) => run.unknownInput(functionName, name),
				}),
			),
	};
}
