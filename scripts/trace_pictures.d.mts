/** What is photographed. */
export const pictures: readonly { readonly name: string; readonly run: readonly string[] }[];

export const size: { readonly width: number; readonly height: number };

/** @param browserPath of Chromium or Chrome */
export function takePictures(
	browserPath: string,
): Promise<Map<string, { readonly picture: Buffer; readonly shown: string }>>;
