/**
 * Imports a module by its address. A file of its own because it is also one in the build, where the rest of the library
 * comes out of a cache of compiled code, which V8 does not let import anything.
 */
export async function importModule(url: string): Promise<Record<string, unknown>> {
	return (await import(url)) as Record<string, unknown>;
}
