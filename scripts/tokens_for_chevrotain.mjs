// What chevrotain knows of types of tokens, for a grammar of which no type is a category of others: they have numbers, and
// equal numbers match. Its own looks for categories in every type, twice, which takes as long as building the rest.

let types = 0;

export function augmentTokenTypes(added) {
	for (const type of added) {
		if (type.CATEGORIES?.length > 0)
			throw new Error(`${type.name} has categories; the bundle can do nothing with them`);
		type.tokenTypeIdx ??= ++types;
		type.isParent = false;
	}
}

export const tokenStructuredMatcherNoCategories = (token, type) => token.tokenTypeIdx === type.tokenTypeIdx;
export const tokenStructuredMatcher = tokenStructuredMatcherNoCategories;
export const hasShortKeyProperty = ({ tokenTypeIdx }) => tokenTypeIdx !== undefined;
export const isTokenType = hasShortKeyProperty;
