import { expectations } from "./expectations.js";
import { formats } from "./formats.js";
import type { Group } from "./group.js";
import { language } from "./language.js";
import { security } from "./security.js";
import { services } from "./services.js";
import { values } from "./values.js";
import { xanoOnly } from "./xano_only.js";

/** Every group; together they hold each definition once. */
export const groups: readonly (() => Group)[] = [language, values, formats, security, services, xanoOnly, expectations];
