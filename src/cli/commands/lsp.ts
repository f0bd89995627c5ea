declare const PACKAGE_VERSION: string;

/** Answers an editor over standard input and output until it has had enough; the server ends the process itself. */
export async function lsp(): Promise<never> {
	const { startServer } = await import("../../editor/server/server.js");
	startServer({ version: PACKAGE_VERSION, program: process.argv[1] ?? "" });
	return new Promise<never>(() => undefined);
}
