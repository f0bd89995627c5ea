import { construct } from "./define.js";
import { description, property } from "./parts.js";
import { any, entry, listOf, nameOf, object, text } from "./values.js";

const named = entry("name", nameOf("function"), "The function.", "always");
const given = entry("input", any, "What it is given; constants only.");
const kept = entry("as", text, "What its result is called.");
const step = object(named, given, kept);

const pre = property("pre", step, "A function that is called first.");
const environment = property("env", listOf(text), "Environment variables that have to be set.");

/** What is run from the command line. */
export const jobConstructs = [
	construct({
		name: "run.job",
		summary: "Names the function that `xano run` calls, and what it is given.",
		location: "run.xs",
		parts: [
			property("main", step, "The function whose response is the result.", "always"),
			pre,
			property("post", step, "A function that is called last."),
			environment,
			description,
		],
		runs: true,
		evidence: "documented",
		example:
			'run.job "Greeting" {\n  main = {name: "greet", input: {}}\n}\n---\nfunction "greet" {\n  input {\n  }\n\n  stack {\n  }\n\n  response = "Hello"\n}',
	}),
	construct({
		name: "run.service",
		summary: "Keeps running, and answers requests to the queries of the project.",
		location: "run.xs",
		parts: [pre, environment, description],
		runs: false,
		evidence: "documented",
		example: 'run.service "shop" {\n  env = []\n}',
	}),
];
