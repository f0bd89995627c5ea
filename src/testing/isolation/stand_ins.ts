import type { Environment } from "../../host/ports.js";

/** What stands in for a variable that is not set, in tests that send nothing. */
function standIn(name: string): string {
	return `test-${name}`;
}

/**
 * An environment in which every variable the project names has a value, so that its tests pass on machines without its
 * keys: a `precondition` that a key is there should not decide about them. What is set stays as it is.
 * @param declared what the jobs list in `env`, and what the built-in functions that can be reached may read
 */
export function withStandIns(
	environment: Environment,
	declared: { readonly jobs: readonly string[]; readonly builtins: readonly string[] },
): Environment {
	const wanted = new Set([
		...declared.jobs.filter((name) => name !== addressOfOpenAi),
		// The others change what such a function does: unset is what they are nearly always.
		...declared.builtins.filter((name) => /(?:^|_)KEY$/.test(name)),
	]);
	return {
		get: (name) => environment.get(name) || (wanted.has(name) ? standIn(name) : environment.get(name)),
		names: () => [...new Set([...environment.names(), ...wanted])],
	};
}

/** Nothing that stands in for it would be an address. */
const addressOfOpenAi = "OPENAI_BASE_URL";
