import { type Environment, EnvironmentFileError, openEnvironment, redactMessage, secretsIn } from "../index.js";
import type { Root } from "./root.js";

type Secrets = Iterable<readonly [name: string, value: string]>;

/** Names of the process environment that sound like secrets and are none. */
const harmless: ReadonlySet<string> = new Set(["PWD", "OLDPWD", "SSH_AUTH_SOCK"]);

/** Keeps secrets out of everything that is answered. */
export class Redaction {
	private readonly known: Secrets[] = [];
	/** One collection for all texts, so that what is looked for is worked out once. */
	private readonly everything: Secrets = { [Symbol.iterator]: () => this.all() };

	/** @param variables environment of the server; whatever of it is a secret is never answered, declared or not */
	constructor(variables: Readonly<Record<string, string | undefined>>) {
		const names = Object.keys(variables).filter((name) => !harmless.has(name));
		this.addEnvironment({ get: (name) => variables[name], names: () => names });
	}

	addEnvironment(environment: Environment): void {
		this.known.push(secretsIn(environment));
	}

	/** @param values by the names that stand where they stood; asked for anew for each text */
	add(values: Secrets): void {
		this.known.push(values);
	}

	/**
	 * Adds what a project's `.env` holds.
	 * @throws Refusal when that file is a link that leads out
	 */
	async addFolder(folder: string, root: Root): Promise<void> {
		root.requireInside(`${folder}/.env`);
		try {
			this.addEnvironment(await openEnvironment({ declared: new Set(), process: {}, folder }));
		} catch (thrown) {
			// What cannot be read is said where it matters, when a program is to see it.
			if (!(thrown instanceof EnvironmentFileError)) throw thrown;
		}
	}

	/** A text without secrets. */
	readonly text = (text: string): string => redactMessage(text, this.everything);

	/** The same data with every text without secrets; its keys are our own. */
	data<Data>(data: Data): Data {
		return this.safeData(data) as Data;
	}

	private safeData(data: unknown): unknown {
		if (typeof data === "string") return this.text(data);
		if (Array.isArray(data)) return data.map((element) => this.safeData(element));
		if (typeof data !== "object" || data === null) return data;
		return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, this.safeData(value)]));
	}

	/** All that is known. */
	*all(): Generator<readonly [string, string]> {
		for (const secrets of this.known) yield* secrets;
	}
}
