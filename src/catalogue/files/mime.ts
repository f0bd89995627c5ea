/** Media types by the end of a name: what IANA registers, for the kinds of file programs meet. */
const byExtension: Readonly<Record<string, string>> = {
	"7z": "application/x-7z-compressed",
	aac: "audio/aac",
	avi: "video/x-msvideo",
	avif: "image/avif",
	bin: "application/octet-stream",
	bmp: "image/bmp",
	css: "text/css",
	csv: "text/csv",
	doc: "application/msword",
	docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	eml: "message/rfc822",
	epub: "application/epub+zip",
	flac: "audio/flac",
	gif: "image/gif",
	gz: "application/gzip",
	heic: "image/heic",
	heif: "image/heif",
	htm: "text/html",
	html: "text/html",
	ico: "image/vnd.microsoft.icon",
	ics: "text/calendar",
	jpeg: "image/jpeg",
	jpg: "image/jpeg",
	js: "text/javascript",
	json: "application/json",
	jsonl: "application/jsonl",
	m4a: "audio/mp4",
	m4v: "video/mp4",
	md: "text/markdown",
	mkv: "video/matroska",
	mov: "video/quicktime",
	mp3: "audio/mpeg",
	mp4: "video/mp4",
	mpeg: "video/mpeg",
	mpg: "video/mpeg",
	odp: "application/vnd.oasis.opendocument.presentation",
	ods: "application/vnd.oasis.opendocument.spreadsheet",
	odt: "application/vnd.oasis.opendocument.text",
	oga: "audio/ogg",
	ogg: "audio/ogg",
	ogv: "video/ogg",
	opus: "audio/ogg",
	pdf: "application/pdf",
	png: "image/png",
	ppt: "application/vnd.ms-powerpoint",
	pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	rtf: "application/rtf",
	svg: "image/svg+xml",
	tar: "application/x-tar",
	tif: "image/tiff",
	tiff: "image/tiff",
	tsv: "text/tab-separated-values",
	txt: "text/plain",
	vcf: "text/vcard",
	wav: "audio/wav",
	weba: "audio/webm",
	webm: "video/webm",
	webp: "image/webp",
	xls: "application/vnd.ms-excel",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	xml: "application/xml",
	yaml: "application/yaml",
	yml: "application/yaml",
	zip: "application/zip",
};

/** Containers: many kinds of file begin like this, and only the name tells which one it is. */
const containers: ReadonlySet<string> = new Set(["application/zip", "audio/ogg", "video/matroska", "video/mp4"]);

const anything = "application/octet-stream";

/**
 * The media type of a file: what its bytes say where they do, otherwise what its name says.
 *
 * @param name with or without an extension
 */
export function mimeOf(name: string, bytes: Uint8Array): string {
	const named = mimeOfName(name);
	const seen = mimeOfBytes(bytes);
	if (seen === null) return named ?? (isText(bytes) ? "text/plain" : anything);
	return named !== null && containers.has(seen) && !isOfBytes(named) ? named : seen;
}

/** The media type that belongs to the extension of a name; null without one that is known. */
export function mimeOfName(name: string): string | null {
	const extension = extensionOf(name);
	return Object.hasOwn(byExtension, extension) ? (byExtension[extension] as string) : null;
}

/** The extension a media type is known by, or "". */
export function extensionOfMime(mime: string): string {
	const preferred = ["jpg", "html", "tiff", "yaml", "mpg"].find((extension) => byExtension[extension] === mime);
	return preferred ?? Object.keys(byExtension).find((extension) => byExtension[extension] === mime) ?? "";
}

/** In lower case and without the dot; "" when there is none. */
export function extensionOf(name: string): string {
	return /[^/]\.([A-Za-z0-9]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** The rough kind that file values carry as `type`: image, video, audio, text, pdf, or the first part of the type. */
export function typeOfMime(mime: string): string {
	return mime === "application/pdf" ? "pdf" : mime.slice(0, mime.indexOf("/"));
}

/** Beginnings that belong to one kind of file alone; `?` stands for any byte. */
const beginnings: readonly (readonly [string, string])[] = [
	["\x89PNG\r\n\x1a\n", "image/png"],
	["\xff\xd8\xff", "image/jpeg"],
	["GIF87a", "image/gif"],
	["GIF89a", "image/gif"],
	["RIFF????WEBP", "image/webp"],
	["RIFF????WAVE", "audio/wav"],
	["RIFF????AVI ", "video/x-msvideo"],
	["II*\0", "image/tiff"],
	["MM\0*", "image/tiff"],
	["????ftypheic", "image/heic"],
	["????ftypheix", "image/heic"],
	["????ftypmif1", "image/heif"],
	["????ftypavif", "image/avif"],
	["????ftypM4A ", "audio/mp4"],
	["????ftypqt  ", "video/quicktime"],
	["????ftyp", "video/mp4"],
	["\x1a\x45\xdf\xa3", "video/matroska"],
	["OggS", "audio/ogg"],
	["fLaC", "audio/flac"],
	["ID3", "audio/mpeg"],
	["\xff\xfb", "audio/mpeg"],
	["\xff\xf3", "audio/mpeg"],
	["%PDF-", "application/pdf"],
	["PK\x03\x04", "application/zip"],
	["PK\x05\x06", "application/zip"],
	["\x1f\x8b", "application/gzip"],
	["7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"],
];

function mimeOfBytes(bytes: Uint8Array): string | null {
	const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
	return beginnings.find(([beginning]) => beginsWith(head, beginning))?.[1] ?? null;
}

function beginsWith(head: string, beginning: string): boolean {
	if (head.length < beginning.length) return false;
	for (let i = 0; i < beginning.length; i++) {
		if (beginning[i] !== "?" && beginning[i] !== head[i]) return false;
	}
	return true;
}

/** Whether files of this type would be told by their bytes, so that a name that claims it is wrong. */
function isOfBytes(mime: string): boolean {
	return beginnings.some(([, seen]) => seen === mime && !containers.has(seen));
}

function isText(bytes: Uint8Array): boolean {
	if (bytes.length === 0 || bytes.includes(0)) return false;
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
