import { fatalError } from "../../../values/error.js";
import type { Value, XanoObject } from "../../../values/kinds.js";
import { getKey } from "../../../values/object.js";
import type { CallContext } from "../../define.js";
import { checkLength } from "../subject.js";
import { type ContentAlgorithmName, contentAlgorithms, type KeyAlgorithmName, keyAlgorithms } from "./algorithms.js";
import { encodeBase64Url } from "./base64url.js";
import { chosen, namesOf } from "./choice.js";
import { objectArgument, readPayload, writePayload } from "./claims.js";
import { notDecrypted, open, seal } from "./content_encryption.js";
import { unwrapKey, wrapKey } from "./key_management.js";
import { bytesOfPart, partsOf, readHeader, writeHeader } from "./token.js";

/** Arguments as the filter and the statement get them. */
export interface JweSettings {
	/** The filter or statement, for its messages. */
	readonly builtin: string;
	readonly key: Value;
	readonly keyAlgorithm: Value;
	readonly contentAlgorithm: Value;
}

export const keyAlgorithmNames = namesOf(keyAlgorithms);
export const contentAlgorithmNames = namesOf(contentAlgorithms);

function algorithmsOf(settings: JweSettings): { readonly alg: KeyAlgorithmName; readonly enc: ContentAlgorithmName } {
	const { builtin, keyAlgorithm, contentAlgorithm } = settings;
	return {
		alg: chosen(keyAlgorithm, keyAlgorithmNames, builtin, "key_algorithm"),
		enc: chosen(contentAlgorithm, contentAlgorithmNames, builtin, "content_algorithm"),
	};
}

/**
 * An encrypted token (RFC 7516, compact form). Its header is what the program gives and then what decrypting needs.
 *
 * @param payload claims, or any value
 * @param ttl seconds; 0 for a token that does not expire
 * @throws XanoError when the key does not fit the algorithm or the payload cannot be written
 */
export function encodeJwe(
	context: CallContext,
	payload: Value,
	settings: JweSettings & { readonly headers: Value; readonly ttl: Value },
): string {
	const { builtin, headers, key, ttl } = settings;
	const { alg, enc } = algorithmsOf(settings);
	const given = objectArgument(headers, `The headers of \`${builtin}\``);
	const content = writePayload(context, payload, ttl, builtin);
	checkLength(context, content.length);
	const random = (count: number): Uint8Array => context.random.bytes(count);
	const contentKey = Buffer.from(random(contentAlgorithms[enc].keyLength));
	const wrapped = wrapKey(alg, key, contentKey, given, random);
	const header = writeHeader(given, { alg, enc, ...wrapped.header });
	const packed = isZipped(given) ? process.getBuiltinModule("node:zlib").deflateRawSync(content) : content;
	const { iv, data, tag } = seal(enc, contentKey, packed, header, random);
	return [header, ...[wrapped.key, iv, data, tag].map(encodeBase64Url)].join(".");
}

/**
 * The payload of an encrypted token.
 *
 * @throws XanoError when the token is malformed, made with other algorithms or another key, expired, not valid yet, or a
 *   claim is not the expected one
 */
export function decodeJwe(
	context: CallContext,
	token: Value,
	settings: JweSettings & { readonly checkClaims: Value; readonly timeDrift: Value },
): Value {
	const { builtin, checkClaims, key, timeDrift } = settings;
	const wanted = algorithmsOf(settings);
	const [first = "", ...rest] = partsOf(context, token, 5);
	const header = readHeader(first, wanted);
	const [wrapped, iv, data, tag] = rest.map(bytesOfPart) as [Buffer, Buffer, Buffer, Buffer];
	const contentKey = unwrapKey(wanted.alg, key, wrapped, header);
	const content = open(wanted.enc, contentKey, { iv, data, tag }, first);
	const payload = isZipped(header) ? inflated(context, content) : content;
	return readPayload(context, payload, checkClaims, timeDrift, builtin);
}

/** Whether the content is compressed; tokens made on Xano can be. */
function isZipped(header: XanoObject): boolean {
	const zip = getKey(header, "zip");
	if (zip === undefined) return false;
	if (zip === "DEF") return true;
	throw fatalError("The token is compressed in an unknown way", 'The only known value of the header zip is "DEF".');
}

function inflated(context: CallContext, content: Buffer): Buffer {
	try {
		return process.getBuiltinModule("node:zlib").inflateRawSync(content, { maxOutputLength: context.limits.size });
	} catch (error) {
		if (error instanceof RangeError) checkLength(context, context.limits.size + 1);
		throw notDecrypted();
	}
}
