import { statSync } from "node:fs";
import { UsageError } from "../exit.js";

declare const PACKAGE_VERSION: string;

/** The flags of `xano mcp`, as the command line gives them. */
export interface McpFlags {
	readonly allowNetwork?: boolean;
	readonly allowBuiltins?: boolean;
}

/**
 * Answers a coding agent over standard input and output until it is gone; the server ends the process itself.
 * @throws UsageError when there is no such folder
 */
export async function mcp(folder: string, { allowNetwork, allowBuiltins }: McpFlags): Promise<never> {
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
		throw new UsageError(`There is no folder ${folder}`, "Name the folder that holds the .xs files.", "path-not-found");
	const { startServer } = await import("../../mcp/server.js");
	const permissions = { network: allowNetwork === true, builtins: allowBuiltins === true };
	return startServer({ version: PACKAGE_VERSION, folder, permissions });
}
