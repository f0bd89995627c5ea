import type { ReporterName } from "../index.js";

/**
 * How reports can be printed. The names stand here because help is printed without the library; that they are all, and no
 * others, the types hold.
 */

/** What `xano check --format` takes. */
export const checkFormats = ["pretty", "json", "sarif", "github"] as const;

export type ReportFormat = (typeof checkFormats)[number];

/** What `xano test --reporter` takes. */
export const testReporters = Object.keys({
	pretty: true,
	tap: true,
	junit: true,
	json: true,
	github: true,
} satisfies Readonly<Record<ReporterName, true>>);
