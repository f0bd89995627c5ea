import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { imageSize } from "../../../src/catalogue/files/image_size.js";
import { extensionOf, extensionOfMime, mimeOf, mimeOfName, typeOfMime } from "../../../src/catalogue/files/mime.js";
import { markedName, plainName } from "../../../src/catalogue/files/names.js";
import { png } from "./files.js";

const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** Headers of one picture each, 5 wide and 3 high, written after the formats' own specifications. */
const pictures: Readonly<Record<string, Buffer>> = {
	png: png(5, 3),
	gif: latin("GIF89a\x05\0\x03\0\0\0\0"),
	"gif of 1987": latin("GIF87a\x05\0\x03\0\0\0\0"),
	jpeg: latin("\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x0b\x08\0\x03\0\x05\x01\x01\x11\0"),
	"progressive jpeg after filling and a table": latin(
		"\xff\xd8\xff\xff\xfe\0\x06abcd\xff\xc4\0\x04xy\xff\xc2\0\x0b\x08\0\x03\0\x05\x01\x01\x11\0",
	),
	"lossy webp": latin("RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x05\0\x03\0"),
	"lossless webp": latin("RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x04\x80\0\0\0\0\0\0\0"),
	"extended webp": latin("RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x04\0\0\x02\0\0"),
};

describe("the size of a picture", () => {
	test.each(Object.entries(pictures))("in a %s", (_, bytes) => {
		expect(imageSize(bytes)).toEqual({ width: 5, height: 3 });
	});

	test.each(Object.entries(pictures))("is not found in the beginning of a %s", (_, bytes) => {
		for (let length = 0; length < bytes.length - 12; length++) expect(imageSize(bytes.subarray(0, length))).toBeNull();
	});

	test("is not found where there is none", () => {
		for (const text of ["", "text", "%PDF-1.7", "\xff\xd8\xff\xe0\0\x04xx!!\xff\xc0\0\x0b\x08\0\x03\0\x05"])
			expect(imageSize(latin(text))).toBeNull();
		expect(imageSize(png(0, 3))).toBeNull();
	});

	test("is never sought forever, whatever the bytes are", () => {
		const beginnings = Object.values(pictures).map((bytes) => bytes.subarray(0, 12));
		fc.assert(
			fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 64 }), (beginning, rest) => {
				const size = imageSize(Buffer.concat([beginning, rest]));
				if (size) expect(size.width > 0 && size.height > 0).toBe(true);
			}),
		);
	});
});

describe("the media type", () => {
	test.each([
		["a.csv", "a,b", "text/csv"],
		["a.JSON", "{}", "application/json"],
		["a", "plain words", "text/plain"],
		["a.unknown", "\xff\xfe\0", "application/octet-stream"],
		["a", "", "application/octet-stream"],
		["a.txt", "\x89PNG\r\n\x1a\n", "image/png"],
		["a.png", "%PDF-1.7", "application/pdf"],
		["a.docx", "PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
		["a.png", "PK\x03\x04", "application/zip"],
		["a", "PK\x05\x06", "application/zip"],
		["a.m4v", "\0\0\0\x18ftypisom", "video/mp4"],
		["a.mov", "\0\0\0\x18ftypqt  ", "video/quicktime"],
		["a.webm", "\x1aE\xdf\xa3", "video/webm"],
		["a.opus", "OggS", "audio/ogg"],
		["a", "RIFF\0\0\0\0WAVE", "audio/wav"],
		["a", "RIFF\0\0\0\0WEBP", "image/webp"],
	])("of %s that begins with %j is %s", (name, content, mime) => {
		expect(mimeOf(name, latin(content))).toBe(mime);
	});

	test("is told by names alone, too", () => {
		expect([mimeOfName("x.jpeg"), mimeOfName("png"), mimeOfName("x.constructor"), mimeOfName("")]).toEqual([
			"image/jpeg",
			null,
			null,
			null,
		]);
		expect([extensionOf("a.tar.GZ"), extensionOf(".env"), extensionOf("a."), extensionOf("a.b/c")]).toEqual([
			"gz",
			"",
			"",
			"",
		]);
		expect([extensionOfMime("image/jpeg"), extensionOfMime("text/plain"), extensionOfMime("x/y")]).toEqual([
			"jpg",
			"txt",
			"",
		]);
		expect([typeOfMime("image/png"), typeOfMime("application/pdf"), typeOfMime("text/csv")]).toEqual([
			"image",
			"pdf",
			"text",
		]);
	});
});

describe("names", () => {
	test.each([
		["report.pdf", "report.pdf"],
		["Ä ö.txt", "Ä ö.txt"],
		["/etc/passwd", "passwd"],
		["..\\..\\boot.ini", "boot.ini"],
		["..", "fallback"],
		["  ", "fallback"],
		[".hidden", "hidden"],
		["a:b*c?.txt", "a_b_c_.txt"],
		["line\nbreak\0.txt", "line_break_.txt"],
		["turned\u202etxt.exe", "turned_txt.exe"],
		["CON.txt", "_CON.txt"],
		["end. ", "end"],
		["\udc80\ud800.txt", "__.txt"],
	])("%j becomes %j", (given, plain) => {
		expect(plainName(given, "fallback")).toBe(plain);
	});

	test("are one step that any store takes", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
				const name = plainName(given, "file");
				expect(name).toMatch(/^[^/\\:\0]+$/);
				expect([".", ".."]).not.toContain(name);
				expect(Buffer.byteLength(name)).toBeLessThanOrEqual(151);
				expect(plainName(name, "file")).toBe(name);
			}),
		);
	});

	test("keep their extension when they are shortened or numbered", () => {
		expect(plainName(`${"ü".repeat(300)}.jpeg`, "")).toMatch(/^ü{72}\.jpeg$/);
		expect([markedName("a.tar.gz", "2"), markedName("README", "3")]).toEqual(["a.tar-2.gz", "README-3"]);
	});
});
