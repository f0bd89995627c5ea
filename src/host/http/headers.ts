/** The value of the first header of that name, whatever its case. */
export function headerValue(headers: ReadonlyArray<readonly [string, string]>, name: string): string | undefined {
	const wanted = name.toLowerCase();
	return headers.find(([each]) => each.toLowerCase() === wanted)?.[1];
}
