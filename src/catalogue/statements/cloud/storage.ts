import type { StatementAttribute, StatementDefinition } from "../../define.js";
import { gapStatement } from "../../gap.js";

function text(name: string, summary: string, required = true): StatementAttribute {
	return { name, kind: "text", required, summary };
}

const file: StatementAttribute = { name: "file", kind: "any", required: true, summary: "The file to store." };
const metadata: StatementAttribute = { name: "metadata", kind: "object", required: false, summary: "Further facts." };
const ttl: StatementAttribute = { name: "ttl", kind: "int", required: false, default: 300, summary: "Seconds." };

/** A place where a vendor keeps files. Old programs leave any of these out, and Xano takes that. */
interface Vendor {
	readonly prefix: string;
	readonly title: string;
	/** Where the files are, and who is allowed to reach them. */
	readonly place: readonly StatementAttribute[];
	/** The name of one file. */
	readonly path: StatementAttribute;
	/** The file whose address is signed, where it has another name. */
	readonly signed: StatementAttribute;
	readonly list: readonly StatementAttribute[];
	readonly upload?: readonly StatementAttribute[];
	readonly sign?: readonly StatementAttribute[];
}

const vendors: readonly Vendor[] = [
	{
		prefix: "cloud.aws.s3",
		title: "Amazon S3",
		place: [
			text("bucket", "The bucket."),
			text("region", "Its region."),
			text("key", "The access key."),
			text("secret", "The secret of the access key."),
		],
		path: text("file_key", "The file."),
		signed: text("file_key", "The file."),
		list: [text("prefix", "What the names begin with.", false), text("next_page_token", "Goes on from there.", false)],
		upload: [
			{
				name: "object_lock_mode",
				kind: "text",
				required: false,
				values: ["compliance", "governance"],
				summary: "How the file is kept from being changed.",
			},
			{ name: "object_lock_retain_until", kind: "any", required: false, summary: "Until when." },
		],
	},
	{
		prefix: "cloud.azure.storage",
		title: "Azure Blob Storage",
		place: [
			text("account_name", "The account."),
			text("account_key", "Its key."),
			text("container_name", "The container."),
		],
		path: text("filePath", "The file."),
		signed: text("path", "The file."),
		list: [text("path", "The folder.", false)],
	},
	{
		prefix: "cloud.google.storage",
		title: "Google Cloud Storage",
		place: [text("service_account", "The service account, as JSON."), text("bucket", "The bucket.")],
		path: text("filePath", "The file."),
		signed: text("filePath", "The file."),
		list: [text("path", "The folder.", false)],
		sign: [
			{
				name: "method",
				kind: "text",
				required: false,
				values: ["GET", "POST", "PUT", "DELETE"],
				summary: "For which method.",
			},
		],
	},
];

function statementsOf(vendor: Vendor): StatementDefinition[] {
	const { prefix, title, place, path, signed, list, upload = [], sign = [] } = vendor;
	const written = (attributes: readonly StatementAttribute[], more = ""): string =>
		`{ ${attributes.map(({ name }) => `${name} = "…"`).join(" ")} ${more}}`;
	const one = (
		name: string,
		summary: string,
		attributes: readonly StatementAttribute[],
		example: string,
		before = "",
	): StatementDefinition =>
		gapStatement({
			name: `${prefix}.${name}`,
			family: "cloud",
			gap: "cloud",
			evidence: "documented",
			summary,
			positional: [],
			attributes: [...place, ...attributes],
			binds: "optional",
			example: `${before}${prefix}.${name} ${example}`,
		});
	const single = [path];
	const whole = [...place, path];
	return [
		one("list_directory", `Binds the files of a folder in ${title}.`, list, `${written(place)} as $files`),
		one("read_file", `Binds a file of ${title}.`, single, `${written(whole)} as $file`),
		one("get_file_info", `Binds what is known about a file in ${title}.`, single, `${written(whole)} as $info`),
		one(
			"upload_file",
			`Stores a file in ${title}.`,
			[...single, file, metadata, ...upload],
			written(whole, "file = $file "),
			'storage.create_file_resource { filename = "a.txt" filedata = "a" } as $file\n',
		),
		one("delete_file", `Deletes a file in ${title}.`, single, written(whole)),
		one(
			"sign_url",
			`Binds an address of a file in ${title} that works for a while.`,
			[signed, ...sign, ttl],
			`${written([...place, signed], "ttl = 300 ")} as $url`,
		),
	];
}

/** Files at vendors of storage. */
export const cloudStorageStatements: readonly StatementDefinition[] = vendors.flatMap(statementsOf);
