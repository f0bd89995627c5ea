import { beforeAll, expect, test } from "vitest";
import { folderOf, functionText, jobText, requireBuild, xano } from "./xano.js";

beforeAll(requireBuild);

const password = "sword-fish 9";
const card = 4_111_222_233_334_444;
const secrets = [password, String(card), "tok-4711-en", Buffer.from(password).toString("base64")];

const login = functionText("login", {
	input: `text password filters=trim { sensitive = true }
	int card { sensitive = true }
	text pin { sensitive = true }
	object account { schema { text name text token { sensitive = true } } }`,
	stack: `debug.log { value = "for " ~ $input.password }
	debug.log { value = {card: $input.card, encoded: ($input.password|base64_encode), account: $input.account} }
	debug.log { value = $input.pin }
	debug.log { value = "pin " ~ $input.pin }
	precondition ($input.pin == "12") { error = "Refused: " ~ $input.password payload = {card: $input.card} }`,
	response: "{password: $input.password, card: $input.card}",
});

/** The function that is called gets them under other names, and not as they were given. */
const main = functionText("main", {
	input: "text given text pin?=12",
	stack: `function.run "login" {
		input = {password: $input.given|trim, card: "${card / 2}"|to_int|multiply:2, pin: $input.pin, account: {name: "Ada", token: "TOK-4711-EN"|to_lower}}
	} as $result`,
	response: "$result",
});

const files = { "run.xs": jobText("J", "main"), "main.xs": main, "login.xs": login };

function expectNone(text: string): void {
	for (const secret of secrets) expect(text).not.toContain(secret);
	expect(text).toContain("«redacted:input»");
}

const run = (input: object, ...flags: string[]) =>
	xano(["run", ".", "-i", JSON.stringify(input), ...flags], { cwd: folderOf(files) });

test("what sensitive inputs are given stands in no line of a log, and in the response as it is", async () => {
	const { out, error, exitCode } = await run({ given: ` ${password} ` });
	expect(exitCode).toBe(0);
	expect(JSON.parse(out)).toEqual({ password, card });
	expectNone(error);
	const lines = error.split("\n").map((line) => line.replace(/^\S+ /, ""));
	expect(lines.slice(0, 4)).toEqual([
		"for «redacted:input»",
		'{"card":«redacted:input»,"encoded":"«redacted:input»","account":{"name":"Ada","token":"«redacted:input»"}}',
		"«redacted:input»",
		"pin 12",
	]);
});

test("with --json the logs hold none of it and are JSON", async () => {
	const { out } = await run({ given: password }, "--json");
	const { response, logs } = JSON.parse(out);
	expect(response).toEqual({ password, card });
	expectNone(JSON.stringify(logs));
	expect(logs[1].value.card).toBe("«redacted:input»");
	expect(logs[2].value).toBe("«redacted:input»");
});

test("a failure, its payload and the last steps before it hold none of it", async () => {
	const plain = await run({ given: password, pin: "34" }, "--verbose");
	expect(plain.exitCode).toBe(1);
	expectNone(plain.error);
	expect(plain.error).toContain("Refused: «redacted:input»");
	const { out, error } = await run({ given: password, pin: "34" }, "--json");
	expectNone(error);
	expectNone(out);
	expect(JSON.parse(out).error).toMatchObject({
		message: "Refused: «redacted:input»",
		payload: { card: "«redacted:input»" },
	});
});

test("what is refused before the function sees it is hidden, too", async () => {
	const folder = folderOf({
		"f.xs": functionText("f", {
			input: "object secret { sensitive = true schema { int number } }",
			response: "$input.secret",
		}),
	});
	const { out, error } = await xano(["run", "f.xs", "--json", "-i", '{"secret":{"number":"4711-4712"}}'], {
		cwd: folder,
	});
	expect(JSON.parse(out).error.code).toBe("ERROR_CODE_INPUT_ERROR");
	expect(out + error).not.toContain("4711-4712");
});

test("of many runs no result but the responses holds any of it", async () => {
	const lines = [password, `${password}0`].flatMap((given) => [{ given }, { given, pin: "34" }]);
	const input = lines.map((line) => JSON.stringify(line)).join("\n");
	const { out, error } = await xano(["run", ".", "--inputs", "-", "--json", "--concurrency", "1"], {
		cwd: folderOf(files),
		input,
	});
	const results = out.trim().split("\n");
	expect(results).toHaveLength(4);
	for (const [at, line] of results.entries()) {
		const { response, ...rest } = JSON.parse(line);
		if (at % 2 === 0) expect(response.card).toBe(card);
		expectNone(JSON.stringify(rest));
	}
	expectNone(error);
});

test("a trace hides fields of objects that are declared sensitive", async () => {
	const { error } = await run({ given: password }, "--trace");
	expectNone(error);
});

test("at the prompt logs and failures hold none of it", async () => {
	const entry = `function.run "login" { input = {password: "${password}", card: ${card}, pin: "34", account: {name: "Ada", token: "tok-4711-en"}} } as $r`;
	const { error } = await xano(["repl", "."], { cwd: folderOf(files), input: `${entry}\n` });
	expectNone(error.replaceAll(entry, ""));
	expect(error).toContain("Refused: «redacted:input»");
});
