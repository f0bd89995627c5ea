import type { FilterDefinition } from "../define.js";
import { cipherFilters } from "./crypto/cipher_filters.js";
import { digestFilters } from "./crypto/digest_filters.js";
import { identifierFilters } from "./crypto/identifier_filters.js";
import { tokenFilters } from "./crypto/token_filters.js";

/** Filters that make digests, signatures, ciphertexts, tokens and identifiers. */
export const cryptoFilters: readonly FilterDefinition[] = [
	...digestFilters,
	...cipherFilters,
	...tokenFilters,
	...identifierFilters,
];
