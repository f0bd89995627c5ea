import { createHash, createHmac } from "node:crypto";
import { fatalError } from "../../values/error.js";
import type { XanoObject } from "../../values/kinds.js";
import { objectFrom } from "../../values/object.js";
import type { CallContext, CallerScope } from "../define.js";
import { fromSandbox, toSandbox } from "./crossing.js";

/** Most bytes of one random value, as the web's `crypto` has it. */
const mostRandomBytes = 65_536;

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
		digest: (given) => JSON.stringify(digestOf(JSON.parse(given))),
		"read-url": (given) => JSON.stringify(readUrl(JSON.parse(given))),
		"change-url": (given) => JSON.stringify(changeUrl(JSON.parse(given))),
		"read-parameters": (given) => JSON.stringify([...new URLSearchParams(JSON.parse(given) as string)]),
		"write-parameters": (given) =>
			JSON.stringify(new URLSearchParams(JSON.parse(given) as [string, string][]).toString()),
		international: (given) => JSON.stringify(international(JSON.parse(given))),
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

function environmentOf({ environment }: CallContext): XanoObject {
	return objectFrom(environment.names().map((name) => [name, environment.get(name) ?? null]));
}

function digestOf([algorithm, key, data]: readonly [string, string | null, string]): string | null {
	if (!digests.has(algorithm)) return null;
	const hash = key === null ? createHash(algorithm) : createHmac(algorithm, Buffer.from(key, "base64"));
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

function readUrl([text, base]: readonly [string, string?]): Record<string, string> | null {
	return URL.canParse(text, base) ? partsOf(new URL(text, base)) : null;
}

function changeUrl([href, part, value]: readonly [string, string, string]): Record<string, string> | null {
	const url = new URL(href);
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
