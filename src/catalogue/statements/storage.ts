import { type StatementAttribute, type StatementDefinition, statement } from "../define.js";
import type { StoredKind } from "./storage/create.js";

const source: StatementAttribute = {
	name: "value",
	kind: "any",
	required: true,
	summary: "A file, a base64 data URL, the address of a file on the web, or the bare content of one.",
};

const access: StatementAttribute = {
	name: "access",
	kind: "text",
	required: false,
	default: "public",
	values: ["public", "private"],
	requiredOnXano: "always",
	summary: "Who may fetch the file from a server: public or private.",
};

const filename: StatementAttribute = {
	name: "filename",
	kind: "text",
	required: false,
	requiredOnXano: "always",
	summary: "What the file is called; left out, as the value is called.",
};

const pathname: StatementAttribute = {
	name: "pathname",
	kind: "text",
	required: true,
	summary: "The `path` of the file.",
};

const wherever =
	"Files are kept below `.xano/storage` in the project's folder, by access, year and month; `/vault/public/2026/08/a.png` is `.xano/storage/public/2026/08/a.png`. None is ever overwritten: another of the same name gets a number.";

function creation(kind: StoredKind, what: string, notes: string, code: string, result: string): StatementDefinition {
	return statement({
		name: `storage.create_${kind}`,
		family: "storage",
		summary: `Keeps ${what} and binds the reference that tables hold: access, path, name, type, size, mime and meta.`,
		positional: [],
		attributes:
			kind === "attachment"
				? [
						source,
						access,
						filename,
						{
							name: "include_meta",
							kind: "bool",
							required: false,
							default: true,
							summary: "Whether `meta` says what is known of the content.",
						},
						{ name: "type", kind: "text", required: false, summary: "What `type` is to say." },
					]
				: [source, access, filename],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: `${notes} ${wherever}`,
		examples: [{ code, result }],
		run: async (call) => (await import("./storage/create.js")).createStoredFile(call, kind),
	});
}

const gif = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";

/** Files: those of one run and those that last. */
export const storageStatements: readonly StatementDefinition[] = [
	creation(
		"image",
		"a picture",
		"Names end with jpg, jpeg, png, gif or webp, any other is refused (documented); so is a content that is no such picture (our choice). `meta` holds width and height.",
		`storage.create_image { value = "${gif}" access = "public" filename = "dot.gif" } as $image\nresponse = $image.meta`,
		'{"validated":false,"width":1,"height":1}',
	),
	creation(
		"video",
		"a video",
		"The name has to end like that of a video (our choice).",
		'storage.create_video { value = "…" access = "private" filename = "talk.mp4" } as $video\nresponse = $video.type',
		'"video"',
	),
	creation(
		"audio",
		"an audio file",
		"The name has to end like that of an audio file (our choice).",
		'storage.create_audio { value = "…" access = "private" filename = "talk.mp3" } as $audio\nresponse = $audio.type',
		'"audio"',
	),
	creation(
		"attachment",
		"a file of any kind",
		"Any name and any content will do. `include_meta` and `type` are in Xano's grammar, their meaning is our choice.",
		'storage.create_attachment { value = "a,b" access = "private" filename = "list.csv" } as $file\nresponse = [$file.access, $file.mime, $file.size]',
		'["private","text/csv",3]',
	),
	statement({
		name: "storage.create_file_resource",
		family: "storage",
		summary: "Binds a file of a name and a content; it lasts as long as the run.",
		positional: [],
		attributes: [
			{ name: "filename", kind: "text", required: true, summary: "What the file is called." },
			{ name: "filedata", kind: "any", required: true, summary: "Its content: a text, or another file." },
		],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: "The content is taken as it is: base64 stays base64. storage.create_attachment keeps the file.",
		examples: [
			{
				code: 'storage.create_file_resource { filename = "a.txt" filedata = "hello" } as $file\nresponse = $file',
				result: '{"name":"a.txt","type":"text","size":5,"mime":"text/plain","path":"/tmp/a.txt"}',
			},
		],
		run: async (call) => (await import("./storage/files.js")).createFileResource(call),
	}),
	statement({
		name: "storage.read_file_resource",
		family: "storage",
		summary: "Binds the content of a file as a text in `data`, with its name, size and mime.",
		positional: [],
		attributes: [{ ...source, summary: "A file, a base64 data URL, or the address of a file on the web." }],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: "Content that is no text comes as a text that stands for its bytes: base64_encode and the hashes see these.",
		examples: [
			{
				code: 'storage.create_file_resource { filename = "a.txt" filedata = "hello" } as $file\nstorage.read_file_resource { value = $file } as $read\nresponse = $read',
				result: '{"name":"a.txt","size":5,"mime":"text/plain","data":"hello"}',
			},
		],
		run: async (call) => (await import("./storage/files.js")).readFileResource(call),
	}),
	statement({
		name: "storage.append_file",
		family: "storage",
		summary: "Adds to the end of a stored file; without one it begins one.",
		positional: [],
		attributes: [pathname, { name: "data", kind: "any", required: true, summary: "What to add: a text, or a file." }],
		binds: "never",
		effects: "async",
		evidence: "documented",
		portability: "Xano's engine does not list `storage.append_file`; only its documentation of streams shows it",
		examples: [
			{
				code: 'storage.append_file { pathname = "log.txt" data = "a" }\nstorage.append_file { pathname = "log.txt" data = "b" }\nstorage.read_file_resource { value = {path: "log.txt"} } as $read\nresponse = $read.data',
				result: '"ab"',
			},
		],
		run: async (call) => (await import("./storage/files.js")).appendFile(call),
	}),
	statement({
		name: "storage.delete_file",
		family: "storage",
		summary: "Deletes a file by its path.",
		positional: [],
		attributes: [pathname],
		binds: "never",
		effects: "async",
		evidence: "documented",
		notes: "A path that names nothing gives a warning, not an error (our choice).",
		examples: [
			{
				code: 'storage.create_file_resource { filename = "a.txt" filedata = "x" } as $file\nstorage.delete_file { pathname = $file.path }\nstorage.read_file_resource { value = $file } as $read\nresponse = $read',
				result: "error: There is no file /tmp/a.txt",
			},
		],
		run: async (call) => (await import("./storage/files.js")).deleteFile(call),
	}),
	statement({
		name: "storage.sign_private_url",
		family: "storage",
		summary: "Binds an address under which a stored file can be opened.",
		positional: [],
		attributes: [
			pathname,
			{
				name: "ttl",
				kind: "number",
				required: false,
				default: 30,
				requiredOnXano: "undocumented",
				summary: "Seconds the address is good for.",
			},
		],
		binds: "optional",
		effects: "async",
		evidence: "choice",
		notes:
			"On Xano a signed address that expires. Here nothing serves files: it is the `file:` URL of the stored file, which does not expire, and the run warns of that.",
		examples: [
			{
				code: 'storage.sign_private_url { pathname = "/vault/private/none.pdf" ttl = 60 } as $url\nresponse = $url',
				result: "error: There is no file /vault/private/none.pdf",
			},
		],
		run: async (call) => (await import("./storage/files.js")).signPrivateUrl(call),
	}),
];
