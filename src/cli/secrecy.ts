import {
	type Environment,
	encodeJson,
	fromJavaScript,
	type LocatedLog,
	redactMessage,
	type Secrets,
	SensitiveValues,
	secretsIn,
	type Value,
	withTexts,
} from "../index.js";

/**
 * Values of `sensitive` inputs that are looked for however they are spelled. The search is worked out anew for each of
 * them that comes between two texts; what comes later is found as it is written.
 */
const mostSpelled = 100;

/**
 * Nothing that is printed beside the response may hold a secret: neither one of the environment, nor what inputs were
 * given that are declared `sensitive`.
 */
export class Secrecy {
	/** Of the run; null before there is one. */
	environment: Environment | null = null;
	private sensitive: SensitiveValues | null = null;

	/** All that are known at the moment they are asked for. */
	readonly secrets: Secrets = { [Symbol.iterator]: () => this.all() };

	/** Keeps what a `sensitive` input is given. */
	readonly hide = (value: Value): void => {
		this.sensitive ??= new SensitiveValues(mostSpelled);
		this.sensitive.add(value);
	};

	/** A text as it may be shown. */
	readonly text = (text: string): string => {
		const rest = this.sensitive?.withoutWritten(text) ?? text;
		return this.environment || this.sensitive ? redactMessage(rest, this.secrets) : rest;
	};

	/** A `debug.log` as it may be shown where texts are; short values are only hidden where they are all of it. */
	readonly log = (log: LocatedLog): LocatedLog => {
		const { sensitive } = this;
		const { value } = log;
		return sensitive && isSingle(value) && sensitive.has(value) ? { ...log, value: sensitive.instead } : log;
	};

	/** Data as JSON as it may be shown. */
	readonly json = (data: unknown): string => {
		const value = fromJavaScript(data);
		// A number that is hidden leaves a text behind.
		return this.sensitive ? encodeJson(withTexts(value, this.text)) : this.text(encodeJson(value));
	};

	private *all(): Generator<readonly [string, string]> {
		if (this.environment) yield* secretsIn(this.environment);
		if (this.sensitive) yield* this.sensitive.secrets();
	}
}

function isSingle(value: unknown): value is string | number | bigint {
	return typeof value === "string" || typeof value === "number" || typeof value === "bigint";
}
