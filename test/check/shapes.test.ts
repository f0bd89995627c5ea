import { describe, expect, test } from "vitest";
import { diagnose, inStack } from "./support.js";

const said = (statements: string, strict = false): string[] =>
	diagnose(inStack(statements, "text name\njson changes?"), { strict })
		.filter(({ code }) => code !== "unsupported-statement" && code !== "unused-variable")
		.map(({ code, message }) => `${code}: ${message}`);

const query = (lines: string): string => `db.query user {\n${lines}\n} as $users`;

describe("a statement that does not run here", () => {
	const gaps = (text: string): string[] =>
		diagnose(text)
			.filter(({ code }) => code === "unsupported-statement")
			.map(({ severity, message }) => `${severity}: ${message}`);
	const get = "db.get user {\n  field_value = 1\n}";

	test("is a warning, said once in a function with the number of further uses", () => {
		expect(gaps(inStack(get))).toEqual([
			"warning: `db.get` does not run here: it needs a database, which this version does not have",
		]);
		expect(gaps(inStack([get, get, get].join("\n")))).toEqual([
			expect.stringContaining("(and in 2 other places of this file)"),
		]);
	});

	test("is said once in a file of several functions", () => {
		const other = inStack([get, "util.ip_lookup {\n  value = $input.name\n}"].join("\n"), "text name");
		expect(gaps(`${inStack(get)}---\n${other.replace('"example"', '"other"')}`)).toEqual([
			expect.stringContaining("`db.get` does not run here"),
			expect.stringContaining("`util.ip_lookup` does not run here"),
		]);
	});

	test("is not mentioned where it is switched off", () => {
		expect(gaps(inStack(`!${get}`))).toEqual([]);
	});
});

describe("the expressions of a query", () => {
	test.each([
		"$db.user.name includes $input.name && $db.user.age >=? 18",
		"$db.user.tags not contains $input.name || $db.user.id in [1, 2]",
		"$db.user.age|between:18:65",
		"($db.user.tags|length) > 2 && ($db.user.name|to_lower) == $input.name",
		"$db.user.place|within:$input.changes:1000",
	])("know operators, filters and columns: %s", (where) => {
		expect(said(query(`  where = ${where}`), true)).toEqual([]);
	});

	test.each([
		["$db.user.id == $uzer", "unknown-variable: nothing sets `$uzer`"],
		["$db.user.id == $input.nam", "undeclared-input-read: this function declares no input `nam`"],
		["($db.user.name|to_lowr) == $input.name", "unknown-filter: there is no filter `to_lowr`"],
		["$db.user.age|between:18", "missing-filter-argument: the filter `between` lacks its argument `maximum`"],
	])("are looked into: %s", (where, message) => {
		expect(said(query(`  where = ${where}`))).toEqual([message]);
	});

	test("are looked into where they stand inside of a value", () => {
		expect(said(query('  join = {\n    order: {table: "order", where: $db.order.user_id == $usr}\n  }'))).toEqual([
			"unknown-variable: nothing sets `$usr`",
		]);
		expect(said(query('  addon = [{name: "orders", input: {user_id: $output.id}, as: "orders"}]'))).toEqual([]);
	});
});

describe("what stands inside of a value", () => {
	test.each([
		['  return = {type: "lst"}', 'wrong-attribute-value: `type` cannot be "lst"'],
		["  return = {paging: {pages: 1}}", "unknown-attribute: `paging` has no key `pages`"],
		['  join = {order: {type: "inner"}}', "missing-attribute: `order` lacks `table`"],
		['  sort = {id: "up"}', 'wrong-attribute-value: `id` cannot be "up"'],
		['  sort = [{id: "asc"}, {name: "down"}]', 'wrong-attribute-value: `name` cannot be "down"'],
		['  addon = {orders: {nam: "orders"}}', "unknown-attribute: `orders` has no key `nam`"],
		["  return = {paging: {page: [1]}}", "attribute-kind: `page` is a number"],
	])("%s", (lines, message) => {
		expect(said(query(lines))).toContain(message);
	});

	test("is not judged where it is worked out", () => {
		expect(said(query("  return = $input.changes\n  join = $input.changes\n  sort = $input.changes"))).toEqual([]);
	});
});

describe("what only some pages of Xano's documentation write", () => {
	test("is mentioned when asked", () => {
		const statement = "db.bulk.add user {\n  data = [{id: 1}]\n} as $rows";
		expect(said(statement)).toEqual([]);
		expect(said(statement, true)).toEqual(["unknown-on-xano: Xano knows no property `data` of `db.bulk.add`"]);
	});

	test("is no mistake beside what Xano has", () => {
		const statements = [
			'zip.create_archive {\n  filename = "a.zip"\n} as $zip',
			'zip.add_to_archive {\n  archive = $zip\n  files = [{path: "a", content: "b"}]\n} as $more',
			'ai.external.mcp.tool.run {\n  server_url = "https://a.example"\n  api_key = "k"\n  tool_name = "t"\n  arguments = {}\n} as $result',
		].join("\n");
		const written = (strict: boolean): string[] =>
			said(statements, strict).filter((each) => !each.startsWith("required-on-xano"));
		expect(written(false)).toEqual([]);
		expect(written(true)).toEqual([
			"unknown-on-xano: Xano knows no property `archive` of `zip.add_to_archive`",
			"unknown-on-xano: Xano knows no property `files` of `zip.add_to_archive`",
			"unknown-on-xano: `zip.add_to_archive` binds nothing on Xano",
			...["server_url", "api_key", "tool_name", "arguments"].map(
				(name) => `unknown-on-xano: Xano knows no property \`${name}\` of \`ai.external.mcp.tool.run\``,
			),
		]);
	});

	test("does instead of what it stands for", () => {
		expect(said("db.bulk.add user {\n} as $rows")).toEqual(["missing-attribute: `db.bulk.add` lacks `items`"]);
		expect(said("await {\n  timeout = 1\n} as $all")).toEqual(["missing-attribute: `await` lacks `ids`"]);
	});
});
