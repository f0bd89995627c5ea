import type { TwigFilter } from "../callable.js";
import { arrayFilters } from "./arrays.js";
import { dateFilters } from "./dates.js";
import { encodingFilters } from "./encoding.js";
import { numberFilters } from "./numbers.js";
import { textFilters } from "./text.js";

/** The filters of Twig's core, by name. */
export const twigFilters: ReadonlyMap<string, TwigFilter> = new Map(
	[...textFilters, ...arrayFilters, ...numberFilters, ...dateFilters, ...encodingFilters].map((filter) => [
		filter.name,
		filter,
	]),
);
