import { expect, test } from "vitest";
import { createEngine, openProject, type Value } from "../../src/index.js";
import { folderOf, functionText } from "../cli/xano.js";

const files = {
	"login.xs": functionText("login", {
		input: `text password filters=trim|lower { sensitive = true }
		object[] cards? { schema { text owner int number { sensitive = true } } }
		text plain?`,
		response: "$input.password|strlen",
	}),
	"main.xs": functionText("main", {
		input: "int count",
		stack: `for ($input.count) { each as $i {
			function.run "login" { input = {password: "Secret-" ~ $i, cards: [{owner: "Ada", number: $i + 40}], plain: "plain"} } as $r
		} }`,
	}),
};

async function told(name: string, input: unknown): Promise<Value[]> {
	const values: Value[] = [];
	const project = await openProject(folderOf(files));
	const engine = createEngine({ project, env: {}, hides: (value) => values.push(value) });
	await engine.run({ function: name, input }).catch(() => undefined);
	return values;
}

test("what sensitive inputs and fields are given is told at each call, as the function sees it", async () => {
	expect(await told("main", { count: 2 })).toEqual(["secret-0", 40, "secret-1", 41]);
});

test("what is given from outside is told as it was given as well, also where it is refused", async () => {
	const password = " Secret ";
	expect(await told("login", { password })).toEqual([password, "secret"]);
	expect(await told("login", { password, cards: [{ number: "wrong" }] })).toEqual([password, "wrong"]);
});

test("code of functions without sensitive inputs has nothing of it", async () => {
	const engine = createEngine({ project: await openProject(folderOf({ "login.xs": files["login.xs"] })), env: {} });
	expect(engine.generatedCode("login").match(/hides/g)).toHaveLength(2);
	const plain = files["login.xs"].replaceAll("{ sensitive = true }", "");
	const other = createEngine({ project: await openProject(folderOf({ "login.xs": plain })), env: {} });
	expect(other.generatedCode("login")).not.toContain("hide");
});
