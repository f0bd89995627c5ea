import type { FilterDefinition } from "../define.js";
import { addingFilters } from "./array/add.js";
import { choosingFilters } from "./array/choose.js";
import { makingFilters } from "./array/make.js";
import { readingFilters } from "./array/read.js";

/** Filters that work on the elements of an array. */
export const arrayFilters: readonly FilterDefinition[] = [
	...readingFilters,
	...addingFilters,
	...choosingFilters,
	...makingFilters,
];
