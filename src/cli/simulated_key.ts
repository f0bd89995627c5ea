export { withSimulatedKey } from "../index.js";

/** Said before a run whose requests to OpenAI never leave this machine. */
export const simulatedNotice = "Answers of OpenAI are simulated: nothing is sent to it.\n";
