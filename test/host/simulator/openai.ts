import OpenAI from "openai";
import { onTestFinished } from "vitest";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../../src/host/simulator/server.js";

/** A stand-in that ends with the test. */
export async function openSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const simulator = await startSimulator(options);
	onTestFinished(() => simulator.close());
	return simulator;
}

/** The official SDK on a stand-in, with its own retries switched off. */
export async function sdkOn(simulator: Simulator, key = "sk-simulated"): Promise<OpenAI> {
	return new OpenAI({ apiKey: key, baseURL: `${simulator.url}/v1`, maxRetries: 0, logLevel: "off" });
}

/** The error the API answers with. */
export async function refusalOf(action: () => PromiseLike<unknown>): Promise<InstanceType<typeof OpenAI.APIError>> {
	try {
		await action();
	} catch (thrown) {
		if (thrown instanceof OpenAI.APIError) return thrown;
		throw thrown;
	}
	throw new Error("the API answered");
}
