/** Elements of HTML that mails are made of: in a plain text `<ada@example.com>` is none. */
const element =
	/<(?:!doctype|\/?(?:html|head|body|div|span|p|br|hr|h[1-6]|a|b|i|u|s|em|strong|small|sub|sup|font|center|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|img|pre|code|blockquote|section|article|header|footer|style|button))(?=[\s/>])/i;

/** Whether a message is HTML and not a plain text. */
export function isHtml(message: string): boolean {
	return element.test(message);
}

/** A tag, or a comment up to its end. A `<` inside a tag ends the search, so that it takes one pass over any text. */
const markup = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z!][a-z0-9]*)([^<>]*)>/gi;

const unseen: ReadonlySet<string> = new Set(["head", "script", "style", "title"]);
const lineBlocks: ReadonlySet<string> = new Set(["hr", "li", "tr", "dt", "dd", "div", "section", "article"]);
const paragraphs: ReadonlySet<string> = new Set([
	...["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "header", "footer"],
]);

/** What HTML says, as a plain text: without markup, addresses of links in parentheses, items of lists behind dashes. */
export function plainTextOf(html: string): string {
	const lines = [""];
	const add = (text: string): void => {
		lines.push(`${lines.pop()}${text}`);
	};
	const breakLine = (): void => {
		if (lines.at(-1)?.trim() !== "") lines.push("");
	};
	let hiddenBy: string | null = null;
	let link = "";
	let from = 0;
	for (const match of html.matchAll(markup)) {
		const [whole, slash, rawName = "", rest = ""] = match;
		if (hiddenBy === null) add(seenText(html.slice(from, match.index)));
		from = match.index + whole.length;
		const name = rawName.toLowerCase();
		const closes = slash === "/";
		if (hiddenBy !== null) {
			if (closes && name === hiddenBy) hiddenBy = null;
		} else if (unseen.has(name) && !closes) hiddenBy = name;
		else if (name === "a") {
			if (closes && link !== "") add(` (${link})`);
			link = closes ? "" : linkIn(rest);
		} else if (name === "td" || name === "th") add(" ");
		else if (name === "br") lines.push("");
		else if (paragraphs.has(name)) lines.push("", "");
		else if (lineBlocks.has(name)) breakLine();
		if (name === "li" && !closes && hiddenBy === null) add("- ");
	}
	if (hiddenBy === null) add(seenText(html.slice(from)));
	return lines
		.map((line) => line.replace(/ {2,}/g, " ").trim())
		.join("\n")
		.replace(/\n{3,}/g, "\n\n")
		.trim();
}

/** A text between tags as a browser shows it. */
function seenText(text: string): string {
	return decoded(text.replace(/\s+/g, " "));
}

/** The address of a link, unless it is a place on the same page. */
function linkIn(attributes: string): string {
	const match = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
	const address = decoded(match?.[1] ?? match?.[2] ?? match?.[3] ?? "").trim();
	return address.startsWith("#") ? "" : address;
}

const named: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: " ",
	copy: "©",
	euro: "€",
	hellip: "…",
	mdash: "—",
	ndash: "–",
};

function decoded(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hexadecimal, name) => {
		if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] as string) : whole;
		const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}
