import { bytesOf } from "../../../values/bytes.js";

/**
 * A text as a part of a message: its headers, an empty line, and its lines, which end in one more line break. ASCII in
 * short lines stays as it is, everything else is quoted-printable (RFC 2045), so that people can read it in the file.
 */
export function textPart(subtype: "plain" | "html", text: string): string[] {
	const lines = text.split(/\r\n|\r|\n/);
	if (lines.at(-1) === "") lines.pop();
	const isPlain = lines.every((line) => line.length <= longestLine && /^[\t\x20-\x7e]*$/.test(line));
	return [
		`Content-Type: text/${subtype}; charset=utf-8`,
		`Content-Transfer-Encoding: ${isPlain ? "7bit" : "quoted-printable"}`,
		"",
		...(isPlain ? lines : lines.map(quotedPrintable)),
		"",
	];
}

/** Of a line, the mark of a soft line break included. */
const longestLine = 76;

function quotedPrintable(line: string): string {
	const bytes = bytesOf(line);
	let written = "";
	let column = 0;
	for (const [index, byte] of bytes.entries()) {
		const isBlank = byte === 0x20 || byte === 0x09;
		const isLiteral = (byte > 0x20 && byte < 0x7f && byte !== 0x3d) || (isBlank && index < bytes.length - 1);
		const next = isLiteral ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
		if (column + next.length > longestLine - 1) {
			written += "=\r\n";
			column = 0;
		}
		written += next;
		column += next.length;
	}
	return written;
}
