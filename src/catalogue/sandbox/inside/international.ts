import type { Tools } from "./world.js";

/** The part of `Intl` that formats numbers and dates; the host knows the languages. Runs inside the sandbox, as text. */
export function makeInternational({ ask }: Tools): Record<string, unknown> {
	const formatter = (kind: string, numberOf: (value: unknown) => number) =>
		class {
			readonly format: (value?: unknown) => string;
			readonly formatToParts: (value?: unknown) => unknown;
			readonly resolvedOptions: () => unknown;
			constructor(locales?: unknown, options?: unknown) {
				const given = [locales, options];
				this.format = (value) => ask("international", [kind, ...given, String(numberOf(value))]) as string;
				this.formatToParts = (value) => ask("international", [`${kind}-parts`, ...given, String(numberOf(value))]);
				this.resolvedOptions = () => ask("international", [`${kind}-options`, ...given, "0"]);
				this.resolvedOptions();
			}
		};
	const time = (value: unknown): number =>
		value === undefined ? Date.now() : value instanceof Date ? value.getTime() : Number(value);
	return { Intl: { NumberFormat: formatter("number", Number), DateTimeFormat: formatter("date", time) } };
}
