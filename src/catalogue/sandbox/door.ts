import { fatalError } from "../../values/error.js";
import type { XanoObject } from "../../values/kinds.js";
import { objectFrom } from "../../values/object.js";
import type { CallContext, CallerScope } from "../define.js";
import { nodeCrypto } from "../filters/crypto/node_crypto.js";
import { fromSandbox, toSandbox } from "./crossing.js";

/** Most bytes of one random value, as the web's `crypto` has it. */
const mostRandomBytes = 65_536;

/** Most characters of what one value is formatted by: the host's formatters take long over long lists of locales. */
const longestFormat = 10_000;

const digests: ReadonlySet<string> = new Set(["md5", "sha1", "sha256", "sha384", "sha512"]);

/**
 * What the code may ask of its host, each with its argument and answer as JSON: nothing but data of the run and pure
 * functions.
 *
 * @param stop ends the code for good with an error of the run
 */
export function doorFor(
	context: CallContext,
	scope: CallerScope,
	stop: (error: unknown) => void,
): (operation: string, given: string) => string {
	let printed = 0;
	const variables = (value: XanoObject): string => toSandbox(value, context);
	const operations: Readonly<Record<string, (given: string) => string>> = {
		$input: () => variables(scope.input()),
		$var: () => variables(scope.variables()),
		$env: () => variables(environmentOf(context)),
		print: (given) => {
			printed += given.length;
			if (printed > context.limits.size) {
				throw fatalError("The code prints too much", "Raise the limit with --max-size if that is right.");
			}
			scope.print(fromSandbox(given, context));
			return "null";
		},
		now: () => String(context.clock.now()),
		random: () => String(Buffer.from(context.random.bytes(6)).readUIntBE(0, 6) / 2 ** 48),
		uuid: () => JSON.stringify(context.random.uuid()),
		"random-bytes": (given) => {
			const count = Number(given);
			if (!(count >= 0 && count <= mostRandomBytes))
				throw new RangeError(`At most ${mostRandomBytes} random bytes at a time`);
			return JSON.stringify(Buffer.from(context.random.bytes(Math.trunc(count))).toString("base64"));
		},
		digest: (given) => JSON.stringify(digestOf(textsIn(given))),
		"read-url": (given) => JSON.stringify(readUrl(textsIn(given))),
		"change-url": (given) => JSON.stringify(changeUrl(textsIn(given))),
		"read-parameters": (given) => JSON.stringify([...new URLSearchParams(String(JSON.parse(given)))]),
		"write-parameters": (given) => {
			const pairs = listIn(given).map((pair) => textsIn(pair) as [string, string]);
			return JSON.stringify(new URLSearchParams(pairs).toString());
		},
		international: (given) => {
			if (given.length > longestFormat) throw new RangeError("The locales and options are too long");
			return JSON.stringify(international(JSON.parse(given)));
		},
	};
	return (operation, given) => {
		const act = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
		if (act === undefined) throw new TypeError(`There is no ${operation} here`);
		try {
			return act(given);
		} catch (error) {
			// Errors of the run are not for the code to catch.
			if (!(error instanceof RangeError || error instanceof TypeError)) stop(error);
			throw error;
		}
	};
}

/** Code may have changed how its world writes JSON, so that anything at all can come out. */
function listIn(given: unknown): unknown[] {
	const list = typeof given === "string" ? JSON.parse(given) : given;
	if (Array.isArray(list)) return list;
	throw new TypeError("A list is needed");
}

/** A list of texts, as JSON or as it is; null stands for a text that is not there. */
function textsIn(given: unknown): (string | null | undefined)[] {
	const list = listIn(given);
	for (const each of list) if (typeof each !== "string" && each !== null) throw new TypeError("Texts are needed");
	return list as (string | null)[];
}

function environmentOf({ environment }: CallContext): XanoObject {
	return objectFrom(environment.names().map((name) => [name, environment.get(name) ?? null]));
}

type Texts = readonly (string | null | undefined)[];

function digestOf([algorithm, key, data]: Texts): string | null {
	if (typeof algorithm !== "string" || typeof data !== "string" || !digests.has(algorithm)) return null;
	const isKeyed = typeof key === "string";
	const { createHash, createHmac } = nodeCrypto();
	const hash = isKeyed ? createHmac(algorithm, Buffer.from(key, "base64")) : createHash(algorithm);
	return hash.update(Buffer.from(data, "base64")).digest("base64");
}

const urlParts = [
	"href",
	"origin",
	"protocol",
	"username",
	"password",
	"host",
	"hostname",
	"port",
	"pathname",
	"search",
	"hash",
] as const;

function partsOf(url: URL): Record<string, string> {
	return Object.fromEntries(urlParts.map((part) => [part, url[part]]));
}

function readUrl([text, base]: Texts): Record<string, string> | null {
	const written = [String(text), base ?? undefined] as const;
	return URL.canParse(...written) ? partsOf(new URL(...written)) : null;
}

function changeUrl([href, part, written]: Texts): Record<string, string> | null {
	const url = new URL(String(href));
	const value = String(written);
	const known = urlParts.find((each) => each === part);
	if (known === undefined || known === "origin" || (known === "href" && !URL.canParse(value))) return null;
	url[known] = value;
	return partsOf(url);
}

type Formatting = readonly [
	kind: string,
	locales: string | string[] | null,
	options: Record<string, unknown> | null,
	value: string,
];

/** Formats a number or a moment; text in another language than the code's own is the host's to know. */
function international([kind, locales, options, value]: Formatting): unknown {
	const [what, wanted] = kind.split("-");
	const formatter =
		what === "date"
			? new Intl.DateTimeFormat(locales ?? "en-US", { timeZone: "UTC", ...options })
			: new Intl.NumberFormat(locales ?? "en-US", options ?? {});
	if (wanted === "options") return formatter.resolvedOptions();
	const number = Number(value);
	if (what === "date" && Number.isNaN(number)) return "Invalid Date";
	return wanted === "parts" ? formatter.formatToParts(number) : formatter.format(number);
}
