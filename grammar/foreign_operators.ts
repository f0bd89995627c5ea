/** Operators that other languages write as words, and what they are here. */
export const foreignOperators: ReadonlyMap<string, string> = new Map([
	["and", "&&"],
	["or", "||"],
	["not", "!"],
	["is", "=="],
	["eq", "=="],
	["equals", "=="],
	["ne", "!="],
	["neq", "!="],
	["gt", ">"],
	["gte", ">="],
	["lt", "<"],
	["lte", "<="],
	["mod", "%"],
	["div", "/"],
]);
