import { fatalError, XanoError } from "../../../values/error.js";
import { decodeJson, encodeJson } from "../../../values/json.js";
import { isObject, type Value, type XanoObject } from "../../../values/kinds.js";
import { getKey } from "../../../values/object.js";
import type { CallContext } from "../../define.js";
import { encodeBase64Url } from "../../filters/crypto/base64url.js";
import { objectArgument } from "../../filters/crypto/claims.js";
import { encodeJwe } from "../../filters/crypto/jwe.js";
import { wholeArgument } from "../../filters/subject.js";
import { textArgument } from "../../filters/text/coerce.js";

/** Where the key of a project stands in its store. */
export const authKeyPath = "keys/auth_token.json";

/** How the tokens are encrypted; those of Xano name the same algorithms [O]. */
export const authAlgorithms = { keyAlgorithm: "A256KW", contentAlgorithm: "A256CBC-HS512" } as const;

type AuthKeyContext = Pick<CallContext, "store" | "random" | "clock" | "signal">;

/** How often, and after how many milliseconds, a key that another program is about to write is looked for again. */
const attempts = 50;
const pause = 20;

/**
 * The key that seals the tokens of a project, a JWK. The first use makes it.
 *
 * @throws XanoError when the file is no such key
 */
async function authKey({ store, random, clock, signal }: AuthKeyContext): Promise<XanoObject> {
	const fresh = Buffer.from(encodeJson({ kty: "oct", k: encodeBase64Url(random.bytes(32)) }));
	for (let attempt = 0; attempt < attempts; attempt++) {
		const bytes = await store.read(authKeyPath);
		if (bytes !== null && bytes.length > 0) return readKey(bytes);
		// Another program may make one at the same time: the first one stays, and its file is empty for a moment.
		if (bytes === null && (await store.create(authKeyPath, fresh))) return readKey(fresh);
		await clock.sleep(pause, signal);
	}
	throw damaged();
}

function readKey(bytes: Uint8Array): XanoObject {
	try {
		const key = decodeJson(Buffer.from(bytes).toString());
		if (isObject(key) && getKey(key, "kty") === "oct") return key;
	} catch (error) {
		if (!(error instanceof XanoError)) throw error;
	}
	throw damaged();
}

function damaged(): XanoError {
	return fatalError(
		`The key in ${authKeyPath} is damaged`,
		"Remove the file from the folder .xano to get a new key; tokens of the old one become void.",
	);
}

/** The attributes of the statement. */
export interface AuthTokenSettings {
	readonly table: Value;
	readonly id: Value;
	readonly extras: Value;
	readonly expiration: Value;
}

/**
 * An encrypted token for a row of a table: the claims `table`, `id` and `extras`, with `iat`, `nbf` and `exp` when it
 * expires.
 *
 * @throws XanoError when an attribute is missing or of the wrong kind
 */
export async function newAuthToken(context: CallContext, settings: AuthTokenSettings): Promise<string> {
	const table = textArgument(settings.table, "security.create_auth_token", "table");
	if (table === "") throw fatalError("security.create_auth_token needs the name of a table");
	const { id } = settings;
	if (id === null || id === "" || typeof id === "object" || typeof id === "boolean") {
		throw fatalError("security.create_auth_token needs the id of a row", "It is a number or a text.");
	}
	const expiration =
		settings.expiration === null
			? 0
			: wholeArgument(settings.expiration, "The expiration of `security.create_auth_token`");
	if (expiration < 0) throw fatalError("expiration must not be negative", "0 is for a token that never expires.");
	return encodeJwe(
		context,
		{ table, id, extras: objectArgument(settings.extras, "The extras of `security.create_auth_token`") },
		{
			builtin: "security.create_auth_token",
			headers: {},
			key: await authKey(context),
			...authAlgorithms,
			ttl: expiration,
		},
	);
}
