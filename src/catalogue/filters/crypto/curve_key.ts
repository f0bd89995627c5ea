import { encodeBase64Url } from "./base64url.js";
import { nodeCrypto } from "./node_crypto.js";

/** The curves of keys that are made here: OpenSSL's name, bytes of a number, and how many points they have. */
const curves = {
	"P-256": {
		openssl: "prime256v1",
		length: 32,
		order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
	},
	"P-384": {
		openssl: "secp384r1",
		length: 48,
		order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
	},
	"P-521": {
		openssl: "secp521r1",
		length: 66,
		order:
			0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
	},
} as const;

export type CurveName = keyof typeof curves;

export const curveNames = Object.keys(curves) as readonly CurveName[];

/** OpenSSL's name of a curve. */
export function opensslName(curve: CurveName): string {
	return curves[curve].openssl;
}

/** The JWK of a private elliptic-curve key. */
export interface CurveKey {
	readonly kty: "EC";
	readonly crv: CurveName;
	readonly d: string;
	readonly x: string;
	readonly y: string;
}

/**
 * A new elliptic-curve key.
 *
 * @param random where the private number comes from; eight bytes more than it has leave no measurable bias (FIPS 186-4,
 *   B.4.1)
 */
export function newCurveKey(curve: CurveName, random: (count: number) => Uint8Array): CurveKey {
	const { openssl, length, order } = curves[curve];
	const drawn = BigInt(`0x${Buffer.from(random(length + 8)).toString("hex")}`);
	const number = (drawn % (order - 1n)) + 1n;
	const secret = Buffer.from(number.toString(16).padStart(length * 2, "0"), "hex");
	const pair = nodeCrypto().createECDH(openssl);
	pair.setPrivateKey(secret);
	// 0x04, then both coordinates.
	const point = pair.getPublicKey();
	return {
		kty: "EC",
		crv: curve,
		d: encodeBase64Url(secret),
		x: encodeBase64Url(point.subarray(1, 1 + length)),
		y: encodeBase64Url(point.subarray(1 + length)),
	};
}
