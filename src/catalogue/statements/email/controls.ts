/** Whether a text holds what a header must not: line breaks and other control characters. */
export function holdsControls(text: string): boolean {
	return /[\0-\x1f\x7f-\x9f\u2028\u2029]/.test(text);
}
