// What is loaded when it is first needed: parts of the library and of the command line, as `bundles.mjs` deals them out.

/**
 * Parts of the library that many runs do without, by their doors: modules of which functions are called, and nothing else
 * is taken. A part is loaded with the first such call.
 */
export const libraryParts = {
	// Definitions of what programs name, by what is used together; nearly all of them need those of the language itself.
	values: { doors: ["src/catalogue/groups/values.ts"] },
	formats: { standsOn: ["values"], doors: ["src/catalogue/groups/formats.ts"] },
	security: { standsOn: ["values"], doors: ["src/catalogue/groups/security.ts"] },
	services: { standsOn: ["values"], doors: ["src/catalogue/groups/services.ts"] },
	xano_only: { standsOn: ["values"], doors: ["src/catalogue/groups/xano_only.ts"] },
	expectations: {
		standsOn: ["values"],
		doors: [
			"src/catalogue/groups/expectations.ts",
			"src/compile/statements/expect.ts",
			"src/compile/statements/mock.ts",
			"src/compile/tests.ts",
		],
	},
	catalogue: {
		standsOn: ["values", "formats", "security", "services", "xano_only", "expectations"],
		doors: ["src/catalogue/groups/all.ts"],
	},
	// The parser with chevrotain: a program that has not changed since its last run needs none.
	grammar: { doors: ["grammar/parse.ts"] },
	// What the parser says of what it cannot read.
	unreadable: {
		standsOn: ["grammar"],
		doors: [
			"grammar/describe.ts",
			"grammar/foreign/pasted.ts",
			"grammar/foreign/statements.ts",
			"grammar/lexer/strays.ts",
		],
	},
	printing: { standsOn: ["grammar"], doors: ["grammar/print.ts", "src/project/format.ts"] },
	checking: { doors: ["src/check/check.ts", "src/check/fixing.ts"] },
	// What is said about mistakes, and what people ask for.
	explaining: {
		standsOn: ["checking"],
		doors: [
			"src/compile/source_map.ts",
			"src/diagnostics/codes.ts",
			"src/diagnostics/explain.ts",
			"src/diagnostics/github.ts",
			"src/diagnostics/json.ts",
			"src/diagnostics/render.ts",
			"src/diagnostics/sarif.ts",
			"src/diagnostics/suggest.ts",
			"src/diagnostics/unified_diff.ts",
			"src/reference/json.ts",
			"src/reference/look_up.ts",
			"src/reference/reference.ts",
			"src/reference/terminal.ts",
		],
	},
	// The way to other machines and to files.
	outside: {
		imported: true,
		doors: [
			"src/host/http/body.ts",
			"src/host/http/client.ts",
			"src/host/http/failures.ts",
			"src/host/pacing.ts",
			"src/host/redis/embedded.ts",
			"src/host/redis/server.ts",
		],
	},
	// Tests that programs have.
	testing: {
		standsOn: ["explaining", "expectations"],
		doors: [
			"src/testing/affected.ts",
			"src/testing/cases.ts",
			"src/testing/coverage/html.ts",
			"src/testing/coverage/lcov.ts",
			"src/testing/coverage/missing.ts",
			"src/testing/coverage/summary.ts",
			"src/testing/memory.ts",
			"src/testing/name_filter.ts",
			"src/testing/report/reporters.ts",
			"src/testing/several.ts",
			"src/testing/testing.ts",
		],
	},
	// What an editor or a prompt proposes.
	language: {
		standsOn: ["grammar", "explaining", "xano_only"],
		doors: ["src/editor/language/complete.ts", "src/editor/language/declarations.ts"],
	},
	// A prompt that runs what is typed.
	prompt: {
		standsOn: ["language", "printing"],
		doors: [
			"src/repl/complete.ts",
			"src/repl/describe.ts",
			"src/repl/layout.ts",
			"src/repl/saving.ts",
			"src/repl/session.ts",
		],
	},
	// What a run that is watched did, and what is made of it. It reads the credentials of requests.
	tracing: {
		standsOn: ["outside"],
		doors: [
			"src/tracing/recording/recorder.ts",
			"src/tracing/last_steps.ts",
			"src/tracing/otlp/send.ts",
			"src/tracing/summary.ts",
			"src/tracing/page/page.ts",
			"src/tracing/tree/tree.ts",
		],
	},
	// Making a test of a run; it keeps what was sent, as recordings do.
	saving: { standsOn: ["testing", "outside"], doors: ["src/testing/save/save.ts"] },
	// What single built-ins do, and is large.
	builtins: {
		standsOn: ["values", "formats"],
		doors: [
			"src/catalogue/files/image_size.ts",
			"src/catalogue/files/mime.ts",
			"src/catalogue/filters/charset/detect.ts",
			"src/catalogue/filters/date/abbreviations.ts",
			"src/catalogue/filters/date/from_format.ts",
			"src/catalogue/filters/date/parse.ts",
			"src/catalogue/filters/regex/pattern.ts",
			"src/catalogue/filters/yaml/dump.ts",
			"src/catalogue/sandbox/instances.ts",
			"src/catalogue/sandbox/sandbox.ts",
			"src/catalogue/twig/render.ts",
		],
	},
};

/** Parts of the command line; in the core is what is called all the time: run, test, check and fmt. */
export const commandParts = {
	cli_doctor: { doors: ["src/cli/commands/doctor.ts"] },
	cli_repl: { doors: ["src/cli/commands/repl.ts"] },
	// What is made of a run beside its response.
	cli_tracing: { doors: ["src/cli/commands/save_test.ts", "src/cli/last_steps.ts", "src/cli/tracing.ts"] },
	cli_watch: { doors: ["src/cli/changes.ts", "src/cli/commands/run_watch.ts", "src/cli/watch.ts"] },
	// Short ones.
	cli_others: {
		doors: [
			"src/cli/commands/compile.ts",
			"src/cli/commands/completion.ts",
			"src/cli/commands/docs.ts",
			"src/cli/commands/explain.ts",
			"src/cli/commands/init.ts",
			"src/cli/commands/lsp.ts",
			"src/cli/commands/mcp.ts",
			"src/cli/failure.ts",
		],
	},
};
