/** Functions of JavaScript, PHP and Python that are filters here; where none is named, the filter has the same name. */
const filters: ReadonlyMap<string, string> = new Map([
	["len", "count"],
	["sizeof", "count"],
	["str", "to_text"],
	["string", "to_text"],
	["strval", "to_text"],
	["int", "to_int"],
	["intval", "to_int"],
	["parseint", "to_int"],
	["float", "to_decimal"],
	["floatval", "to_decimal"],
	["parsefloat", "to_decimal"],
	["number", "to_decimal"],
	["bool", "to_bool"],
	["boolval", "to_bool"],
	["boolean", "to_bool"],
	["empty", "is_empty"],
	["is_null", "is_null"],
	["is_array", "is_array"],
	["array.isarray", "is_array"],
	["isarray", "is_array"],
	["is_string", "is_text"],
	["strtolower", "to_lower"],
	["mb_strtolower", "to_lower"],
	["lower", "to_lower"],
	["strtoupper", "to_upper"],
	["mb_strtoupper", "to_upper"],
	["upper", "to_upper"],
	["ucfirst", "capitalize"],
	["mb_strlen", "strlen"],
	["mb_substr", "substr"],
	["json.stringify", "json_encode"],
	["json.dumps", "json_encode"],
	["json.parse", "json_decode"],
	["json.loads", "json_decode"],
	["math.floor", "floor"],
	["math.ceil", "ceil"],
	["math.round", "round"],
	["math.abs", "abs"],
	["math.sqrt", "sqrt"],
	["math.pow", "pow"],
	["object.keys", "keys"],
	["object.values", "values"],
	["object.entries", "entries"],
	["array_keys", "keys"],
	["array_values", "values"],
	["array_sum", "sum"],
	["array_unique", "unique"],
	["array_reverse", "reverse"],
	["array_merge", "merge"],
	["array_slice", "slice"],
	["encodeuricomponent", "url_encode"],
	["urlencode", "url_encode"],
	["urldecode", "url_decode"],
	["btoa", "base64_encode"],
	["atob", "base64_decode"],
	["sorted", "sort"],
	["math.max", "max"],
	["math.min", "min"],
	["reversed", "reverse"],
	...[
		"abs base64_decode base64_encode ceil count floor json_decode json_encode md5 pow round sha1 sha256 sqrt",
		"range shuffle sort strlen substr sum trim ltrim rtrim unique reverse is_empty is_int is_object is_bool is_decimal",
		"to_text to_int to_decimal to_bool to_lower to_upper capitalize keys values entries first last avg product",
		"add subtract multiply divide modulus url_encode url_decode min max",
	]
		.join(" ")
		.split(" ")
		.map((name): [string, string] => [name, name]),
]);

/** Methods of values in JavaScript and Python; those whose name is a filter's are in the table above. */
const methods: ReadonlyMap<string, string> = new Map([
	["tostring", "to_text"],
	["touppercase", "to_upper"],
	["tolowercase", "to_lower"],
	["strip", "trim"],
	["lstrip", "ltrim"],
	["rstrip", "rtrim"],
	["trimstart", "ltrim"],
	["trimend", "rtrim"],
	["split", "split"],
	["join", "join"],
	["replace", "replace"],
	["replaceall", "replace"],
	["concat", "concat"],
	["includes", "contains"],
	["startswith", "starts_with"],
	["endswith", "ends_with"],
	["indexof", "index"],
	["haskey", "has"],
	["hasownproperty", "has"],
	["get", "get"],
	["items", "entries"],
	["flat", "flatten"],
]);

/** Calls that give the same whatever is around them. */
const constants: ReadonlyMap<string, string> = new Map([
	["now", "now"],
	["time", "(now|to_seconds)"],
	["date.now", "now"],
	["microtime", "now"],
	["uuid", "(|uuid)"],
	["uuid_v4", "(|uuid)"],
	["uuidv4", "(|uuid)"],
	["crypto.randomuuid", "(|uuid)"],
]);

/** Calls that are statements here, as they are written then. */
const statements: ReadonlyMap<string, string> = new Map([
	...[
		"fetch",
		"axios",
		"axios.get",
		"axios.post",
		"http.get",
		"http.post",
		"requests.get",
		"requests.post",
		"curl_exec",
	].map((name): [string, string] => [name, 'api.request { url = "https://…" method = "GET" } as $answer']),
	...["math.random", "random", "random.random", "rand", "mt_rand", "random_int", "random.randint"].map(
		(name): [string, string] => [name, "security.random_number { min = 1 max = 6 } as $number"],
	),
	["sleep", "util.sleep { value = 1 }"],
	["time.sleep", "util.sleep { value = 1 }"],
	["settimeout", "util.sleep { value = 1 }"],
]);

/** The statement that does here what a function does elsewhere; null when none does. */
export function callAsStatement(name: string): string | null {
	return statements.get(name.toLowerCase()) ?? null;
}

/** `getenv("KEY")`, `os.environ.get("KEY")` as `$env.KEY`; null for every other call. */
export function callAsEnvironment(name: string, args: readonly string[]): string | null {
	if (!/^(?:env|getenv|os\.getenv|os\.environ\.get|deno\.env\.get|process\.env)$/i.test(name)) return null;
	const key = args.length === 1 ? /^["'](\w+)["']$/.exec(args[0] as string)?.[1] : undefined;
	return `$env.${key ?? "NAME"}`;
}

const ownStatements = /^(?:array|math|object|text)\.([\w.]+)$/;

/**
 * What a call means here, as program text.
 * @param name as written: `trim`, `math.add`
 * @param args the texts of its arguments
 * @returns null when that is not known
 */
export function callAsFilter(name: string, args: readonly string[]): string | null {
	const key = name.toLowerCase();
	const [first, ...rest] = args;
	if (first === undefined) return constants.get(key) ?? null;
	if (key === "isset" && rest.length === 0) return `(${first} !== null)`;
	const [, statement] = ownStatements.exec(name) ?? [];
	const filter = filters.get(key) ?? statement?.replaceAll(".", "_");
	return filter === undefined ? null : piped(first, filter, rest);
}

/**
 * The same for a method of a value: `$text.trim()`.
 * @param subject the text of the value
 */
export function methodAsFilter(subject: string, name: string, args: readonly string[]): string | null {
	const filter = methods.get(name.toLowerCase()) ?? filters.get(name.toLowerCase());
	return filter === undefined ? null : piped(subject, filter, args);
}

function piped(subject: string, filter: string, args: readonly string[]): string {
	return `(${asOperand(subject)}|${[filter, ...args.map(asOperand)].join(":")})`;
}

/** A text that stays one value wherever it is put. */
export function asOperand(text: string): string {
	return /^(?:-?\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\$?[\w.]+(?:\[(?:\$?[\w.]+|"[^"]*")\])*|\((?:[^()]|\([^()]*\))*\))$/.test(
		text,
	)
		? text
		: `(${text})`;
}
