/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string, several = `${noun}s`): string {
	return `${count.toLocaleString("en-US")} ${count === 1 ? noun : several}`;
}
