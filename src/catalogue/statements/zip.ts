import { type StatementAttribute, type StatementDefinition, statement } from "../define.js";
import { encryptions } from "./zip/encryptions.js";

/** A page of Xano's documentation has names and forms of its own for these; programs written after it run. */
const shown: Pick<StatementAttribute, "kind" | "required" | "refusedOnXano"> = {
	kind: "any",
	required: false,
	refusedOnXano: true,
};

const archive: readonly StatementAttribute[] = [
	{ name: "zip", kind: "any", required: false, requiredUnless: ["archive"], summary: "The archive, a file." },
	{ ...shown, name: "archive", summary: "What a page of the documentation calls `zip`." },
];

const password: StatementAttribute = {
	name: "password",
	kind: "text",
	required: false,
	summary: "The password of the entries.",
};

const encryption: StatementAttribute = {
	name: "password_encryption",
	kind: "text",
	required: false,
	default: "standard",
	values: encryptions,
	summary: "standard (weak, but every program can open it), AES-128, AES-192 or AES-256.",
};

const hello = 'storage.create_file_resource { filename = "hello.txt" filedata = "hello" } as $file';
const made = `zip.create_archive { filename = "a.zip" } as $zip\n${hello}`;
const filled = `${made}\nzip.add_to_archive { file = $file zip = $zip }`;

/** Zip archives. A statement that changes one changes what the path of its file value names; variables stay as they are. */
export const zipStatements: readonly StatementDefinition[] = [
	statement({
		name: "zip.create_archive",
		family: "zip",
		summary: "Binds an archive without entries; it lasts as long as the run.",
		positional: [],
		attributes: [
			{ name: "filename", kind: "text", required: true, summary: "What the archive is called." },
			{ ...password, summary: "Locks what is added without a password of its own." },
			encryption,
		],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes: "storage.create_attachment keeps the archive. That its password is remembered for the run is our choice.",
		examples: [
			{
				code: 'zip.create_archive { filename = "a.zip" } as $zip\nresponse = $zip',
				result: '{"name":"a.zip","type":"application","size":22,"mime":"application/zip","path":"/tmp/a.zip"}',
			},
		],
		run: async (call) => (await import("./zip/change.js")).createArchive(call),
	}),
	statement({
		name: "zip.add_to_archive",
		family: "zip",
		summary: "Adds a file to an archive; an entry of the same name is replaced.",
		positional: [],
		attributes: [
			{ name: "file", kind: "any", required: false, requiredUnless: ["files"], summary: "The file to add." },
			{ ...shown, name: "files", summary: "Several files to add, each `{path, content}`." },
			...archive,
			{ name: "filename", kind: "text", required: false, summary: "The path of the entry; left out, the file's name." },
			{ ...password, summary: "Locks the entry." },
			encryption,
		],
		binds: "never",
		bindsInPages: true,
		effects: "async",
		evidence: "documented",
		notes: "A path that leads out of the archive is cut down to what is harmless: `../a.txt` is added as `a.txt`.",
		examples: [
			{
				code: `${made}\nzip.add_to_archive { file = $file zip = $zip filename = "docs/hello.txt" }\nzip.view_contents { zip = $zip } as $contents\nresponse = $contents`,
				result: '[{"path":"docs/hello.txt","size":5,"compressed_size":7}]',
			},
		],
		run: async (call) => (await import("./zip/change.js")).addToArchive(call),
	}),
	statement({
		name: "zip.delete_from_archive",
		family: "zip",
		summary: "Removes an entry from an archive.",
		positional: [],
		attributes: [
			{
				name: "filename",
				kind: "any",
				required: false,
				requiredUnless: ["paths"],
				summary: "The path of the entry, as zip.view_contents shows it.",
			},
			{ ...shown, name: "paths", summary: "Several paths; one that ends with `/` is a folder." },
			...archive,
			{ ...password, summary: "Not needed: the other entries stay locked as they are." },
		],
		binds: "never",
		bindsInPages: true,
		effects: "async",
		evidence: "documented",
		notes:
			"An entry that is not there gives a warning, not an error (our choice). A file in place of the path stands for its name.",
		examples: [
			{
				code: `${filled}\nzip.delete_from_archive { filename = "hello.txt" zip = $zip }\nzip.view_contents { zip = $zip } as $contents\nresponse = $contents`,
				result: "[]",
			},
		],
		run: async (call) => (await import("./zip/change.js")).deleteFromArchive(call),
	}),
	statement({
		name: "zip.extract",
		family: "zip",
		summary: "Binds the files in an archive as a list; they last as long as the run.",
		positional: [],
		attributes: [
			...archive,
			password,
			{ ...shown, name: "target_path", summary: "A folder, which makes no difference." },
		],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		notes:
			"Folders are left out; the name of a file keeps its folders, without what would lead elsewhere. Together the files may have as many bytes as a text may have characters (--max-size).",
		examples: [
			{
				code: `${filled}\nzip.extract { zip = $zip } as $files\nstorage.read_file_resource { value = $files.0 } as $read\nresponse = $read`,
				result: '{"name":"hello.txt","size":5,"mime":"text/plain","data":"hello"}',
			},
		],
		run: async (call) => (await import("./zip/read.js")).extract(call),
	}),
	statement({
		name: "zip.view_contents",
		family: "zip",
		summary: "Binds a list of what is in an archive: path, size and compressed_size.",
		positional: [],
		attributes: [...archive, { ...password, summary: "Not needed: names and sizes are never locked." }],
		binds: "optional",
		effects: "async",
		evidence: "documented",
		examples: [
			{
				code: `${filled}\nzip.view_contents { zip = $zip } as $contents\nresponse = $contents`,
				result: '[{"path":"hello.txt","size":5,"compressed_size":7}]',
			},
		],
		run: async (call) => (await import("./zip/read.js")).viewContents(call),
	}),
];
