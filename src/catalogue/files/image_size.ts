/** Width and height of a picture in pixels. */
export interface ImageSize {
	readonly width: number;
	readonly height: number;
}

/**
 * Reads the size of a PNG, JPEG, GIF or WebP picture from its header.
 *
 * Sources: W3C PNG 3 section 11.2.1, ITU-T T.81 annex B.2.2, GIF89a section 18, RFC 9649.
 *
 * @returns null for anything else, and for a picture that ends before it says its size
 */
export function imageSize(bytes: Uint8Array): ImageSize | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const head = Buffer.from(bytes.subarray(0, 30)).toString("latin1");
	const size = sizeIn(view, head);
	return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

function sizeIn(view: DataView, head: string): ImageSize | null {
	if (head.startsWith("\x89PNG\r\n\x1a\n") && head.slice(12, 16) === "IHDR")
		return view.byteLength < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
	if (/^GIF8[79]a/.test(head))
		return view.byteLength < 10 ? null : { width: view.getUint16(6, true), height: view.getUint16(8, true) };
	if (head.startsWith("\xff\xd8\xff")) return jpegSize(view);
	if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return webpSize(view, head.slice(12, 16));
	return null;
}

/** Goes from segment to segment until one says the size: the markers C0 to CF without DHT, JPG and DAC. */
function jpegSize(view: DataView): ImageSize | null {
	let at = 2;
	while (at + 9 <= view.byteLength) {
		if (view.getUint8(at) !== 0xff) return null;
		const marker = view.getUint8(at + 1);
		if (marker === 0xff) {
			at++;
			continue;
		}
		if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
			return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
		const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
		at += standsAlone ? 2 : 2 + Math.max(view.getUint16(at + 2), 2);
	}
	return null;
}

function webpSize(view: DataView, chunk: string): ImageSize | null {
	if (view.byteLength < 30) return null;
	if (chunk === "VP8X") return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
	if (chunk === "VP8 ") return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
	if (chunk !== "VP8L") return null;
	const packed = view.getUint32(21, true);
	return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

function uint24(view: DataView, at: number): number {
	return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
