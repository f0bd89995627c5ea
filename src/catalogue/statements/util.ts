import { toNumber } from "../../values/arithmetic.js";
import { fatalError } from "../../values/error.js";
import type { Value } from "../../values/kinds.js";
import { objectFrom } from "../../values/object.js";
import { type StatementDefinition, statement } from "../define.js";
import { geoDistance } from "./util/geo_distance.js";
import { templateEngine } from "./util/template_engine.js";

/** Odds and ends of a running function. */
export const utilStatements: readonly StatementDefinition[] = [
	statement({
		name: "util.sleep",
		family: "util",
		summary: "Waits; fractions of a second are allowed.",
		notes: "A negative number is an error. The limit of the run's time and Ctrl-C end the wait.",
		positional: [],
		attributes: [{ name: "value", kind: "number", required: true, summary: "Seconds." }],
		binds: "never",
		effects: "async",
		evidence: "observed",
		examples: [{ code: "util.sleep { value = 0 }", result: "null" }],
		run: async ({ context, attributes }) => {
			const seconds = Number(toNumber(attributes.value as Value));
			if (seconds < 0) throw fatalError("util.sleep needs a number of seconds", "It cannot be negative.");
			await context.clock.sleep(seconds * 1000, context.signal);
			return null;
		},
	}),
	statement({
		name: "util.get_env",
		family: "util",
		summary: "Binds an object of all environment variables the run can see.",
		notes:
			"These are the ones the job declares, those of `.env`, `--env` and `--env-file`, and what built-ins ask for.",
		positional: [],
		attributes: [],
		binds: "optional",
		effects: "pure",
		evidence: "documented",
		examples: [{ code: "util.get_env as $env_names\nresponse = $env_names|is_object", result: "true" }],
		run: ({ context }) =>
			objectFrom(context.environment.names().map((name) => [name, context.environment.get(name) ?? null])),
	}),
	statement({
		name: "util.get_vars",
		family: "util",
		summary: "Binds an object of all variables that are set.",
		notes: "A copy: changing it changes no variable.",
		positional: [],
		attributes: [],
		binds: "optional",
		effects: "pure",
		needsVariables: true,
		evidence: "documented",
		examples: [{ code: "var $a { value = 1 } util.get_vars as $all\nresponse = $all.a", result: "1" }],
		run: ({ variables }) => variables?.() ?? {},
	}),
	statement({
		name: "util.get_all_input",
		family: "util",
		summary: "Binds an object of all declared inputs.",
		notes: "As they are after conversion and their filters; what was sent beyond the declared ones is not in it.",
		positional: [],
		attributes: [],
		binds: "optional",
		effects: "control",
		evidence: "documented",
		examples: [{ code: "util.get_all_input as $all\nresponse = $all", result: "{}" }],
	}),
	statement({
		name: "util.post_process",
		family: "util",
		summary: "Keeps a stack for later: it runs once the result of the run is known.",
		notes:
			"It sees the variables of its function and cannot change the result. An error in it fails the run (our choice).",
		positional: [],
		attributes: [],
		blocks: [{ name: "stack", required: true }],
		binds: "never",
		effects: "control",
		evidence: "documented",
		examples: [{ code: "util.post_process { stack { debug.log { value = 1 } } } response = 2", result: "2" }],
	}),
	templateEngine,
	geoDistance,
];
