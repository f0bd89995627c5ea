import type { Environment } from "./ports.js";
import { SecretSearch } from "./secret_search.js";

/**
 * Names and values that must never be written anywhere. A Map is one; so is {@link secretsIn}, which looks at the
 * environment anew each time.
 */
export type Secrets = Iterable<readonly [name: string, value: string]>;

/** Shorter values are no secrets worth hiding; replacing them everywhere would garble what they occur in. */
const shortestSecret = 6;

const secretName =
	/(?:^|[_.-])(?:KEY|TOKEN|SECRET|PASS|PASSWORD|PASSWD|PASSPHRASE|PWD|CREDENTIALS?|AUTH|DSN|COOKIE|SIGNATURE)(?:[_.-]|$)|APIKEY|(?:DATABASE|CONNECTION|REDIS|WEBHOOK)_?(?:URL|URI|STRING)/i;

/** How keys look that can be told without knowing them: of OpenAI and its kin, GitHub, Slack, AWS; JSON Web Tokens. */
const secretShapes =
	/\b(?:sk-[A-Za-z0-9][A-Za-z0-9_*.-]{2,}[A-Za-z0-9_*]|gh[pousr]_[A-Za-z0-9]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|AKIA[A-Z0-9]{16}|eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+|\.?(?=\u2026)))/g;

/** An address with a password in it. */
const addressWithPassword = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@:]*:[^/?#@]+@/i;

/**
 * The variables of an environment that hold secrets: those whose name says so (`…_KEY`, `…_TOKEN`, `…PASSWORD`,
 * `DATABASE_URL`, …) and those whose value looks like a key or is an address with a password.
 */
export function secretsIn(environment: Environment): Secrets {
	return {
		*[Symbol.iterator]() {
			for (const name of environment.names()) {
				const value = environment.get(name) ?? "";
				if (value.length < shortestSecret) continue;
				if (secretName.test(name) || value.search(secretShapes) === 0 || addressWithPassword.test(value))
					yield [name, value] as const;
			}
		},
	};
}

/** What stands where a secret stood. */
export function redacted(name: string): string {
	return `«redacted:${name}»`;
}

/**
 * Replaces every secret in a text, however it is spelled there: see {@link secretPattern}.
 *
 * @param secrets known values; a longer one is replaced before a shorter one it contains
 */
export function redactText(text: string, secrets: Secrets): string {
	return searchFor(secrets).without(text, redacted);
}

/**
 * Like {@link redactText}, and replaces whatever has the shape of a well-known kind of key, and the beginning of a secret
 * within which a long text was cut off. For messages and logs.
 */
export function redactMessage(text: string, secrets: Secrets = none): string {
	const search = searchFor(secrets);
	const safe = search.withoutStarts(search.without(text, redacted), redacted);
	return safe.replace(secretShapes, () => redacted("key"));
}

const none: Secrets = [];

/** The last search for each collection of secrets: working one out takes far longer than most texts do. */
const searches = new WeakMap<Secrets, SecretSearch>();

/** Whoever asks again with the same collection gets the same search for as long as the same is in it. */
function searchFor(secrets: Secrets): SecretSearch {
	const given = [...secrets];
	const known = searches.get(secrets);
	if (known?.isFor(given)) return known;
	const search = new SecretSearch(given, shortestSecret);
	searches.set(secrets, search);
	return search;
}

const secretHeaderWords = new Set([
	"authorization",
	"cookie",
	"cookie2",
	"token",
	"secret",
	"password",
	"apikey",
	"signature",
]);

/** Whether a header carries credentials whatever its value: `Authorization`, `Set-Cookie`, `X-Api-Key`, … */
export function isSecretHeader(name: string): boolean {
	const lower = name.toLowerCase();
	return (
		/(?:^|-)api-?key$|(?:^|-)access-?key$/.test(lower) || lower.split("-").some((word) => secretHeaderWords.has(word))
	);
}

/** Headers without credentials. What is known by name keeps that name: `Bearer «redacted:OPENAI_API_KEY»`. */
export function redactHeaders(headers: ReadonlyArray<readonly [string, string]>, secrets: Secrets): [string, string][] {
	const search = searchFor(secrets);
	return headers.map(([name, value]) => {
		const text = search.without(value, redacted);
		if (!isSecretHeader(name)) return [name, text];
		const rest = text.replace(/\u00abredacted:[^\u00bb]*\u00bb/g, "");
		const isCovered = text !== rest && /^(?:[A-Za-z]+ )?$/.test(rest);
		return [name, isCovered ? text : redacted(name.toLowerCase())];
	});
}

const secretParameter =
	/^(?:api_?key|access_?key|key|token|access_?token|refresh_?token|id_?token|auth|authorization|password|passwd|pwd|secret|client_?secret|sig|signature|x-amz-(?:signature|credential|security-token))$/i;

/** Whether the value of a query parameter or form field is to be hidden because of its name. */
export function isSecretParameter(name: string): boolean {
	return secretParameter.test(name);
}

/** An address without user name, password and the values of query parameters such as `api_key` and `token`. */
export function redactUrl(url: string, secrets: Secrets): string {
	const text = redactText(url, secrets).replace(
		/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i,
		(_, scheme: string) => `${scheme}${redacted("user")}@`,
	);
	const query = text.indexOf("?");
	if (query < 0) return text;
	const hash = text.indexOf("#", query);
	const end = hash < 0 ? text.length : hash;
	return text.slice(0, query + 1) + redactForm(text.slice(query + 1, end)) + text.slice(end);
}

/** `a=1&token=…` without the values of fields that hold credentials by their name. */
export function redactForm(form: string): string {
	return form.replace(/(^|&)([^=&]*)=([^&]+)/g, (whole, start: string, name: string, value: string) =>
		isSecretParameter(name) && !value.includes("«redacted:") ? `${start}${name}=${redacted(name)}` : whole,
	);
}

/** Fields of a JSON body that hold credentials by their name. `key` and `token` alone mean too many other things. */
const secretJsonField = /^(?:api_?key|access_?token|refresh_?token|id_?token|password|client_?secret)$/i;

/** Whether the value of a JSON field is to be hidden because of the field's name. */
export function isSecretField(name: string): boolean {
	return secretJsonField.test(name);
}
