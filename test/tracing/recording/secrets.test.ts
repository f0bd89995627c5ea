import { expect, test } from "vitest";
import { functionText } from "../../engine/support.js";
import { answering } from "../../host/requests.js";
import { violationsOf } from "./invariants.js";
import { record } from "./record.js";

const password = "hunter2-and-more";
const key = "environment-key-4711";

const login = functionText("login", {
	input: "text password { sensitive = true }",
	stack: `var $copy { value = $input.password }
	var $list { value = [{k: $copy}] }
	debug.log { value = "with " ~ $copy }
	api.request { url = "http://x/" ~ $copy ~ "?q=" ~ $env.API_KEY method = "POST" params = {p: $copy, k: $env.API_KEY} headers = ["X-Own: " ~ $copy, "X-Key: " ~ $env.API_KEY] } as $r
	conditional { if ($copy == "${password}") { throw { name = "bad" value = "it was " ~ $copy ~ " " ~ $env.API_KEY } } }`,
	response: "$copy",
});

test.each([
	["with room for all", {}, ""],
	["where the call itself is not kept", { events: 5 }, "for (20) { each as $i { var $x { value = $i } } }"],
	["where the last events are kept", { events: 4, keeps: "last" }, ""],
] as const)("secrets stand nowhere in a trace: %s", async (_, options, before) => {
	const text = `${functionText("main", {
		input: "text given { sensitive = true }",
		stack: `${before} function.run "login" { input = {password: $input.given ~ "-and-more"} } as $r`,
	})}${login}`;
	const { trace, error } = await record(
		text,
		{ function: "main", input: { given: "hunter2" } },
		{ ...options, secrets: () => [["API_KEY", key]] },
		{
			env: { API_KEY: key },
			host: { http: answering(({ body }) => ({ status: 200, body: JSON.stringify({ echo: String(body) }) })) },
		},
	);
	expect(error?.message).toContain(password);
	expect(violationsOf(trace)).toEqual([]);
	expect(trace.requests).toHaveLength(1);
	const written = JSON.stringify(trace);
	for (const secret of [password, key, "hunter2"]) expect(written).not.toContain(secret);
	expect(written).toContain("«redacted:API_KEY»");
});

test("a secret that is cut off does not stand there by half", async () => {
	const stack = `var $x { value = "${"x".repeat(232)}" ~ $env.API_KEY } var $y { value = [$x] }`;
	const { trace } = await record(
		functionText("main", { stack }),
		{ function: "main" },
		{ secrets: () => [["API_KEY", key]] },
		{ env: { API_KEY: key } },
	);
	expect(JSON.stringify(trace.events)).not.toContain("environ");
});

test("names of models and reasons for an end hold no secret", async () => {
	const stack = `api.request {
		url = "http://x/v1/chat/completions" method = "POST" headers = ["Content-Type: application/json"]
		params = {model: "model-of-" ~ $input.given, messages: []}
	} as $r`;
	const { trace } = await record(
		functionText("main", { input: "text given { sensitive = true }", stack }),
		{ function: "main", input: { given: "hunter2" } },
		{ secrets: () => [["API_KEY", key]] },
		{
			env: { API_KEY: key },
			host: {
				http: answering(() => ({
					status: 200,
					body: JSON.stringify({
						model: `${key}-1`,
						choices: [{ finish_reason: "stop" }, { finish_reason: "hunter2" }],
					}),
				})),
			},
		},
	);
	expect(trace.requests[0]?.model).toMatchObject({
		requested: "model-of-«redacted:input»",
		answered: "«redacted:API_KEY»-1",
		finishReasons: ["stop", "«redacted:input»"],
	});
	expect(JSON.stringify(trace)).not.toMatch(/hunter2|environment-key/);
});
