import type { FilterDefinition } from "../define.js";
import { creatingFilters } from "./object/create.js";
import { partFilters } from "./object/parts.js";
import { pathFilters } from "./object/paths.js";

/** Filters that read, change, take apart and put together objects. */
export const objectFilters: readonly FilterDefinition[] = [...pathFilters, ...partFilters, ...creatingFilters];
