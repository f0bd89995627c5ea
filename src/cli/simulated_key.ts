import { type Environment, simulatedKey } from "../index.js";

/** Said before a run whose requests to OpenAI never leave this machine. */
export const simulatedNotice = "Answers of OpenAI are simulated: nothing is sent to it.\n";

/** The stand-in for OpenAI takes any key; a program that insists on one gets one. */
export function withSimulatedKey(environment: Environment): Environment {
	const name = "OPENAI_API_KEY";
	if (environment.get(name)) return environment;
	return {
		get: (wanted) => (wanted === name ? simulatedKey : environment.get(wanted)),
		names: () => [...new Set([...environment.names(), name])],
	};
}
