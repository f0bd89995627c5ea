import { checkTool } from "./check.js";
import { docsTool } from "./docs.js";
import { explainTool } from "./explain.js";
import { formatTool } from "./format.js";
import { runTool } from "./run.js";
import { testTool } from "./test.js";
import type { Tool } from "./tool.js";
import { traceTool } from "./trace.js";

/** In the order in which clients list them. */
export const tools: readonly Tool[] = [checkTool, explainTool, docsTool, runTool, traceTool, testTool, formatTool];
