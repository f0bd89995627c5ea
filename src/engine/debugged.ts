/** Whether this process was started for a debugger: `node --inspect`, or the same in NODE_OPTIONS. */
export function isDebugged(): boolean {
	const { execArgv, env } = process;
	return [...execArgv, ...(env.NODE_OPTIONS ?? "").split(" ")].some((option) => option.startsWith("--inspect"));
}
