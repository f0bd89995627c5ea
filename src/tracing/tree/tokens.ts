import { grouped } from "../../diagnostics/counted.js";
import type { ModelUse } from "../trace.js";

/** `31+84 tokens`, sent and answered; null when neither is known. */
export function tokens({ promptTokens, completionTokens }: Pick<ModelUse, "promptTokens" | "completionTokens">) {
	if (promptTokens === null && completionTokens === null) return null;
	const number = (count: number | null): string => (count === null ? "?" : grouped(count));
	return `${number(promptTokens)}+${number(completionTokens)} tokens`;
}
