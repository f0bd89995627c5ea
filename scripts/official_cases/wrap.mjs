// Makes a whole document of the fragment a grammar rule is given.

/** In the `stack` of a function. */
const inStack =
	(before = "", after = "") =>
	(text) =>
		`function wrapped {\n  input {\n  }\n\n  stack {\n    ${before}${text}${after}\n  }\n\n  response = null\n}\n`;

/** In the `input` of a function. */
const inInput =
	(before = "", after = "") =>
	(text) =>
		`function wrapped {\n  input {\n    ${before}${text}${after}\n  }\n\n  stack {\n  }\n\n  response = null\n}\n`;

/** Among the clauses of a construct that is otherwise complete. */
const construct = (head, rest) => (text) => `${head} {\n  ${text}\n${rest ? `\n${rest}\n` : ""}}\n`;

const body = "  input {\n  }\n\n  stack {\n  }\n\n  response = null";
const inTest = (before) => (text) =>
	construct("function wrapped", `${body}`)(`test "wrapped" {\n    ${before}${text}\n  }`);
const inWorkflowTest = (before) => (text) => `workflow_test wrapped {\n  stack {\n    ${before}${text}\n  }\n}\n`;
const inQuery = construct("query wrapped verb=GET", body);
const inTable = construct("table wrapped", "  schema {\n    int id\n  }");
const trigger = (kind, rest) => construct(`${kind} wrapped`, `  actions = {${rest}}\n\n${body}`);

/** Statements whose rule leaves out the family's name, by the beginning of the rule's name. */
const families = [
	["dbExternal", "db.external.mysql."],
	["db", "db."],
	["redis", "redis."],
	["aiAgent", "ai.agent."],
	["aiExternalMcpTool", "ai.external.mcp.tool."],
	["aiExternalMcp", "ai.external.mcp."],
	["api", "api."],
	["cloudAlgolia", "cloud.algolia."],
	["cloudAwsS3", "cloud.aws."],
	["cloudSearch", "cloud.aws.opensearch."],
	["cloudStorage", "cloud.google."],
	["cloud", "cloud.aws.s3."],
	["debug", "debug."],
	["object", "object."],
	["security", "security."],
	["storage", "storage."],
	["stream", "stream."],
	["util", "util."],
	["zip", "zip."],
	["allMath", "math."],
	["allText", "text."],
];

/** Rules of statements that are written as they are. */
const whole =
	/^(?:await|conditional|for|forEach|functionRun|group|precondition|return|switch|throw|tryCatch|while|var|ai|text)Fn$/;

/** Every other rule. */
const wrappings = {
	document: (text) => text,
	functionDeclaration: (text) => text,
	apiCallFn: inWorkflowTest("api."),
	arrayNoValueAs: inStack("array.pop $list "),
	arrayValueIfAs: inStack("array.find "),
	arrayValueOnly: inStack("array.push $list "),
	valueAttrOnly: inStack("array.push $list "),
	arrayOfStringLiterals: (text) =>
		`table_trigger wrapped {\n  table = "t"\n  datasources = ${text}\n  actions = {insert: true}\n\n${body}\n}\n`,
	arraySlice: inInput("int", " wrapped"),
	arrayWithValues: inStack("var $wrapped {\n value = ", "\n}"),
	asVariable: inStack("object.keys {\n value = {a: 1}\n} "),
	assignableVariableAs: inStack("array.find ([1]) if ($this == 1) as "),
	assignableVariableProperty: inStack("object.keys {\n value = {a: 1}\n} as "),
	castedValue: inStack("var $wrapped {\n value = ", "\n}"),
	chainedIdentifier: inStack("var $wrapped {\n value = $value", "\n}"),
	columnDefaultValueAttribute: inInput("text wrapped?"),
	columnDefinition: inInput(),
	columnMetadataDefinition: inInput("text wrapped "),
	dbLinkColumnDefinition: inInput(),
	descriptionFieldAttribute: construct("function wrapped", body),
	disabledFieldAttribute: inStack("debug.log {\n value = 1\n ", "\n}"),
	docsFieldAttribute: inQuery,
	enumColumnDefinition: inInput(),
	enumColumnMetadataDefinition: inInput("enum wrapped "),
	filterDefinition: inInput("text wrapped "),
	filterFn: inStack("var $wrapped {\n value = $value", "\n}"),
	"filterFn+allowQueryExpression": inStack("db.query user {\n where = $db.user.id", " == 1\n} as $wrapped"),
	inputFilterFn: inInput("text wrapped filters="),
	minimalFnBody: inStack("util.get_env ", " as $wrapped"),
	mockAttribute: inStack("db.query user {\n ", "\n} as $wrapped"),
	objectColumnDefinition: inInput(),
	requiredValueFnBody: inStack("math.add $wrapped "),
	sensitiveFieldAttribute: inInput("text wrapped {\n", "\n}"),
	shortFormVariable: inStack("var $wrapped {\n value = ", "\n}"),
	stringArray: construct("function wrapped", body),
	valueExpression: inStack("var $wrapped {\n value = ", "\n}"),
	"valueExpression+allowOptionalIfNull": inStack("db.query user {\n where = ", "\n} as $wrapped"),
	"valueExpression+allowQueryExpression": inStack("db.query user {\n where = ", "\n} as $wrapped"),
	valueFieldAttribute: inStack("debug.log {\n ", "\n}"),
	valuesFieldAttribute: inInput("enum wrapped {\n", "\n}"),
	variableOnly: inStack("array.pop ", " as $wrapped"),
	agentClause: trigger("agent_trigger", "connection: true"),
	authClause: inTable,
	cacheClause: inQuery,
	canonicalClause: construct("api_group wrapped"),
	channelClause: trigger("realtime_trigger", "join: true"),
	dbTableClause: trigger("table_trigger", "insert: true"),
	historyClause: inQuery,
	indexClause: inTable,
	inputClause: construct("function wrapped", "  stack {\n  }\n\n  response = null"),
	mcpServerClause: trigger("mcp_server_trigger", "connection: true"),
	middlewareClause: inQuery,
	nakedStackFn: (text) => `function wrapped {\n  input {\n  }\n\n  stack ${text}\n\n  response = null\n}\n`,
	responseClause: construct("function wrapped", "  input {\n  }\n\n  stack {\n  }"),
	scheduleClause: construct("task wrapped", "  stack {\n  }"),
	schemaClause: construct("table wrapped"),
	tagsAttribute: construct("function wrapped", body),
	testClause: construct("function wrapped", body),
	unitExpectFn: inTest(""),
	viewClause: inTable,
};

wrappings.stringArray = (text) => wrappings.tagsAttribute(`tags = ${text}`);

/** Rules that exist only inside the editor's tests of its own helpers, and no program reaches. */
const ownTests =
	/^(?:schema(?:Fn|Parse\w+)_|schemaParse\w+Fn|functionAttrReq_|objectAttrReq_|arrayOfObjectAttrReq_|objectWithAttributes_|test_recursive)/;

/**
 * A whole document around a fragment.
 * @param {string} rule name of the grammar rule
 * @param {string} text what it is given
 * @returns {{ document: string } | { left: string }} why it is left out, otherwise
 */
export function wrap(rule, text) {
	if (ownTests.test(rule)) return { left: "a rule that exists only in the tests of the editor's helpers" };
	if (rule === "arrayValueAs") return { left: "a rule no other rule invokes" };
	if (rule === "forEachFn" && /^foreach\.remove\b/.test(text))
		return { document: inStack("foreach ($list) {\n each as $item {\n ", "\n }\n}")(text) };
	if (Object.hasOwn(wrappings, rule)) return { document: wrappings[rule](text) };
	if (whole.test(rule)) return { document: inStack()(text) };
	if (/^unitExpect/.test(rule)) return { document: inTest("expect.")(text) };
	if (/^workflowExpect/.test(rule)) return { document: inWorkflowTest("expect.")(text) };
	const family = families.find(([begin]) => rule.startsWith(begin) && rule.endsWith("Fn"));
	if (family) return { document: inStack(family[1])(text) };
	return { left: `no document is known for the rule ${rule}` };
}
