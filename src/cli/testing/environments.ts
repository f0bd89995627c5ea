import { type Environment, EnvironmentFileError, openEnvironment, redactMessage, secretsIn } from "../../index.js";
import { UsageError } from "../exit.js";
import { readPairs } from "../input.js";
import { withSimulatedKey } from "../simulated_key.js";
import type { TestFlags } from "./flags.js";

/** Opens what tests see of the environment, and keeps its secrets out of everything that is printed. */
export class Environments {
	private readonly secrets: ReturnType<typeof secretsIn>[] = [];
	private readonly pairs: ReadonlyMap<string, string>;

	/** @throws UsageError for a pair that is none */
	constructor(private readonly flags: Pick<TestFlags, "env" | "envFile" | "simulate">) {
		this.pairs = readPairs(flags.env ?? []);
	}

	/**
	 * @param folder that of the project
	 * @param declared names that its programs may see of the process environment
	 * @throws UsageError when a file of variables cannot be used
	 */
	async open(folder: string, declared: ReadonlySet<string>): Promise<Environment> {
		const { envFile, simulate } = this.flags;
		const file = envFile === undefined ? {} : { file: envFile };
		try {
			const opened = await openEnvironment({ pairs: this.pairs, ...file, declared, process: process.env, folder });
			const environment = simulate ? withSimulatedKey(opened) : opened;
			this.secrets.push(secretsIn(environment));
			return environment;
		} catch (thrown) {
			if (!(thrown instanceof EnvironmentFileError)) throw thrown;
			throw new UsageError(thrown.message, "Every line is NAME=value.", "bad-environment-file");
		}
	}

	/** A text without secrets. */
	readonly safe = (text: string): string =>
		this.secrets.reduce((safe, secrets) => redactMessage(safe, secrets), redactMessage(text));
}
