import { promises } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and what is missing above it. Node's own way to do that never ends where the system answers every attempt
 * with "not found", as Linux does below /proc.
 * @throws the error of the system
 */
export async function makeFolder(path: string): Promise<void> {
	try {
		await makeOne(path);
	} catch (thrown) {
		const above = dirname(path);
		if ((thrown as NodeJS.ErrnoException).code !== "ENOENT" || above === path) throw thrown;
		await makeFolder(above);
		await makeOne(path);
	}
}

async function makeOne(path: string): Promise<void> {
	try {
		await promises.mkdir(path);
	} catch (thrown) {
		// It may be there, or another program may have made it meanwhile.
		const found = await promises.stat(path).catch(() => null);
		if (!found?.isDirectory()) throw thrown;
	}
}
