import { type ConstructValue, construct } from "./define.js";
import { description, descriptive, guid, middlewareChain, property } from "./parts.js";
import { any, bool, either, entry, filledText, object, recordOf, switches, text } from "./values.js";

const historyOf: ConstructValue = { kind: "choice", values: [false, 0, 10, 100, 1000, 10000, "all", "inherit"] };
const hosts = ["function", "query", "task", "tool", "trigger", "middleware", "message", "prompt", "resource"];

/** What holds for all of a workspace. */
export const workspaceConstructs = [
	construct({
		name: "workspace",
		summary: "The project as a whole: its environment variables and preferences.",
		location: "workspace/NAME.xs",
		parts: [
			description,
			property("env", recordOf(text), "Environment variables and their values."),
			property("acceptance", switches({ ai_terms: "The terms of AI features are accepted." }), "What was agreed to."),
			property(
				"preferences",
				switches({
					internal_docs: "Documentation for members only.",
					sql_columns: "Columns have their own names in the database.",
					sql_names: "Tables have their own names in the database.",
					track_performance: "Times are measured.",
				}),
				"How the workspace behaves.",
			),
			property("realtime", object(entry("canonical", text, "The beginning of the address.")), "Realtime channels."),
			guid,
		],
		runs: false,
		evidence: "documented",
		example: 'workspace "shop" {\n  description = "The shop"\n}',
	}),
	construct({
		name: "branch",
		summary: "One branch of the workspace: what runs around everything, and what is kept of runs.",
		location: "branch.xs",
		parts: [
			description,
			property("color", text, "How Xano's interface shows it."),
			property(
				"middleware",
				either(
					object(
						...hosts.map((name) => entry(name, middlewareChain, `Around every ${name}.`)),
						entry("pre", any, "Runs before."),
						entry("post", any, "Runs after."),
					),
				),
				"What runs before and after everything of a kind.",
			),
			property(
				"history",
				object(...hosts.map((name) => entry(name, historyOf, `For every ${name}.`))),
				"How many statements of a run are kept to look at, by kind.",
			),
			guid,
		],
		runs: false,
		evidence: "documented",
		example: 'branch "production" {\n  color = "#22c55e"\n}',
	}),
	construct({
		name: "policy",
		summary: "A rule that Xano holds the workspace to.",
		location: "policies/KEY.xs",
		parts: [
			property("title", text, "Its name."),
			property("statement", text, "What has to hold."),
			property("severity", text, "How bad it is when it does not."),
			property("active", bool, "Whether it is asked."),
			property("enforcement", any, "What happens then."),
			{ name: "rule", value: any, block: "other", summary: "What is looked at." },
			...descriptive,
		],
		runs: false,
		evidence: "documented",
		example: 'policy "AUTH" {\n  title = "Every query asks who it is"\n  severity = "high"\n}',
	}),
	construct({
		name: "microservice",
		summary: "A container that runs beside the workspace.",
		location: "microservice/NAME.xs",
		parts: [],
		open: true,
		runs: false,
		evidence: "engine",
		example: 'microservice "worker" {\n}',
	}),
	construct({
		name: "market_item",
		summary: "How an extension presents itself.",
		location: "index.xs",
		parts: [
			description,
			property("category", text, "Where it is listed.", "always"),
			property("guid", text, "Its identity.", "always"),
			property("canonical", filledText, "The part of addresses that stands for it.", "always"),
			property("email", text, "Who answers questions.", "always"),
			property("type", text, "What it is.", "always"),
			property("license", text, "What others may do with it.", "always"),
			{ name: "tablemap", block: "other", repeated: true, summary: "Tables it works with." },
		],
		open: true,
		runs: false,
		evidence: "engine",
		example:
			'market_item "login" {\n  category = "authentication"\n  guid = "0A"\n  canonical = "login"\n  email = "author@example.com"\n  type = "extension"\n  license = "MIT"\n}',
	}),
	construct({
		name: "knowledge",
		summary: "What agents may look up.",
		location: "knowledge/NAME.xs",
		parts: [],
		open: true,
		runs: false,
		evidence: "engine",
		example: 'knowledge "handbook" {\n}',
	}),
];
