/** The words Xano has for how an entry is locked [D], and the strength of AES they stand for; null for the old cipher of PKWARE. */
export const strengths: Readonly<Record<string, 1 | 2 | 3 | null>> = {
	standard: null,
	"AES-128": 1,
	"AES-192": 2,
	"AES-256": 3,
};

/** The words alone. */
export const encryptions: readonly string[] = Object.keys(strengths);
