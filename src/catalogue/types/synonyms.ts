/**
 * Type names of other languages, of databases and of Xano's own editor, and what XanoScript calls them. `T[]` stands for
 * a list of whatever the elements are. All keys are lower case.
 */
export const typeSynonyms: Readonly<Record<string, string>> = {
	string: "text",
	str: "text",
	char: "text",
	varchar: "text",
	longtext: "text",
	url: "text",
	slug: "text",
	phone: "text",
	color: "text",
	html: "text",
	markdown: "text",
	boolean: "bool",
	checkbox: "bool",
	toggle: "bool",
	integer: "int",
	long: "int",
	short: "int",
	bigint: "int",
	smallint: "int",
	serial: "int",
	id: "int",
	reference: "int",
	tableref: "int",
	foreign_key: "int",
	number: "decimal",
	float: "decimal",
	double: "decimal",
	real: "decimal",
	numeric: "decimal",
	currency: "decimal",
	money: "decimal",
	percent: "decimal",
	mail: "email",
	pass: "password",
	secret: "password",
	guid: "uuid",
	datetime: "timestamp",
	date_time: "timestamp",
	time: "timestamp",
	epoch: "timestamp",
	day: "date",
	any: "json",
	mixed: "json",
	variant: "json",
	dynamic: "json",
	unknown: "json",
	jsonb: "json",
	null: "json",
	dict: "object",
	dictionary: "object",
	map: "object",
	hash: "object",
	record: "object",
	struct: "object",
	choice: "enum",
	select: "enum",
	option: "enum",
	list: "T[]",
	array: "T[]",
	tuple: "T[]",
	set: "T[]",
	collection: "T[]",
	embedding: "vector",
	upload: "file",
	binary: "file",
	img: "image",
	picture: "image",
	photo: "image",
	movie: "video",
	sound: "audio",
	document: "attachment",
	point: "geo_point",
	location: "geo_point",
	latlng: "geo_point",
	linestring: "geo_linestring",
	polygon: "geo_polygon",
	geo_point_collection: "geo_multipoint",
	geo_path: "geo_linestring",
	geo_path_collection: "geo_multilinestring",
	epochms: "timestamp",
	obj: "object",
	blob: "attachment",
	blob_img: "image",
	blob_video: "video",
	blob_audio: "audio",
};

/** What a single name stands for: a type's own name in other case, or a synonym. */
function single(name: string, isType: (name: string) => boolean): string | null {
	if (isType(name)) return name;
	return Object.hasOwn(typeSynonyms, name) ? typeSynonyms[name]! : null;
}

/**
 * The type an author may mean by an unknown name, in XanoScript's spelling. Knows other languages' ways of writing lists
 * as well: `array[int]`, `list<string>`, `int_array`.
 * @param name as written, without question mark
 * @param isType whether a name is a type
 * @returns null when the meaning of the name is not known; nearness in spelling is not looked at
 */
export function suggestType(name: string, isType: (name: string) => boolean): string | null {
	const plain = name.toLowerCase();
	const found = single(plain, isType);
	if (found !== null) return found;
	const list = /^(?:array|list|set|vector)_?(?:\[|<|\(|of_)([a-z_]+)[\]>)]?$/.exec(plain);
	const suffix = /^([a-z_]+?)_?(?:array|list)$/.exec(plain);
	const element = list?.[1] ?? suffix?.[1];
	if (element === undefined) return null;
	const type = single(element, isType);
	return type === null ? "T[]" : `${type}[]`;
}
