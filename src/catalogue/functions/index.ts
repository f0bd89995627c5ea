import type { FunctionDefinition } from "../define.js";
import { openaiChatCompletion } from "./openai_chat_completion.js";

/** Every built-in function. What each needs to run is loaded with its first call. */
export const builtinFunctions: readonly FunctionDefinition[] = [openaiChatCompletion];
