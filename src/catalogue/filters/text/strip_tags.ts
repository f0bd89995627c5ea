const SPACE = /[ \t\n\v\f\r]/;
const XML_OPENING = /<\?xm$/i;
const DOCTYPE_OPENING = /<!doctyp$/i;

/**
 * Takes the markup out of a text by the rules of PHP's `strip_tags`: tags, comments, declarations and code of templates
 * go, `<` before white space stays, quoted attribute values may hold `>`. Unfinished markup loses the rest of the text.
 *
 * @param kept the tags to leave in, as `<b><i>`
 */
export function stripTags(text: string, kept: string): string {
	return new TagStripper(text, kept.toLowerCase()).run();
}

/** A tag without its attributes and slash: `</B class="x">` is `<b>`, which is what a list of kept tags holds. */
function bareTag(tag: string): string {
	const inside = tag.replace(/^<\/|\/>$/g, "<").replace(/^<|[<>]$/g, "");
	return `<${(inside.split(SPACE, 1)[0] as string).toLowerCase()}>`;
}

class TagStripper {
	private result = "";
	/** Where the reader stands: in text, inside `<…>`, `<? … ?>`, `<! … >` or `<!-- … -->`. */
	private place: "text" | "tag" | "code" | "declaration" | "comment" = "text";
	/** Tags that opened inside the present one, as in `<a <b>>`. */
	private depth = 0;
	private quote = "";
	private parentheses = 0;
	/** The tag read so far, where tags may be kept. */
	private tag = "";
	/** In template code: the last quote or parenthesis. */
	private lastMark = "";
	private isXml = false;
	private index = 0;

	constructor(
		private readonly source: string,
		private readonly kept: string,
	) {}

	run(): string {
		for (; this.index < this.source.length; this.index++) {
			const character = this.source.charAt(this.index);
			if (character === "\0") continue;
			if (this.place === "text") this.readText(character);
			else if (this.place === "comment") this.readComment(character);
			else if (character === ">" && this.depth > 0) this.depth--;
			else if (this.place === "tag") this.readTag(character);
			else if (this.place === "code") this.readCode(character);
			else this.readDeclaration(character);
		}
		return this.result;
	}

	private get next(): string {
		return this.source.charAt(this.index + 1);
	}

	/** Up to `count` characters before the present one. */
	private before(count: number): string {
		return this.source.slice(Math.max(this.index - count, 0), this.index);
	}

	private toggleQuote(character: string): void {
		if (this.quote === "") this.quote = character;
		else if (this.quote === character) this.quote = "";
	}

	private leave(): void {
		this.place = "text";
		this.quote = "";
		this.tag = "";
	}

	private readText(character: string): void {
		if (character !== "<" || SPACE.test(this.next)) {
			this.result += character;
			return;
		}
		this.place = "tag";
		this.lastMark = "<";
		this.tag = character;
	}

	private readTag(character: string): void {
		if (character === "<" && !SPACE.test(this.next)) {
			if (this.quote === "") this.depth++;
		} else if (character === ">") {
			if (this.quote !== "" || (this.isXml && this.before(1) === "-")) return;
			this.isXml = false;
			this.lastMark = ">";
			this.tag += ">";
			if (this.kept !== "" && this.kept.includes(bareTag(this.tag))) this.result += this.tag;
			this.leave();
		} else if (character === "!" && this.before(1) === "<") {
			this.place = "declaration";
			this.lastMark = character;
		} else if (character === "?" && this.before(1) === "<") {
			this.place = "code";
			this.parentheses = 0;
		} else if (character !== "<" || this.quote === "") {
			if (character === '"' || character === "'") this.toggleQuote(character);
			if (this.kept !== "") this.tag += character;
		}
	}

	private readCode(character: string): void {
		if (character === ">") {
			const ends = this.quote === "" && this.parentheses === 0 && this.lastMark !== '"' && this.before(1) === "?";
			if (ends) this.leave();
		} else if (character === "(" || character === ")") {
			if (this.lastMark === '"' || this.lastMark === "'") return;
			this.lastMark = character;
			this.parentheses += character === "(" ? 1 : -1;
		} else if (character === '"' || character === "'") {
			if (this.before(1) === "\\") return;
			if (this.lastMark === character) this.lastMark = "";
			else if (this.lastMark !== "\\") this.lastMark = character;
			this.toggleQuote(character);
		} else if (this.index > 4 && (character === "l" || character === "L") && XML_OPENING.test(this.before(4))) {
			// Not at the very start of the text: there PHP takes it for code.
			this.place = "tag";
			this.isXml = true;
		}
	}

	private readDeclaration(character: string): void {
		if (character === ">") {
			if (this.quote === "") this.leave();
		} else if (character === '"' || character === "'") {
			if (this.before(1) !== "\\") this.toggleQuote(character);
		} else if (character === "-" && this.before(2) === "!-") {
			this.place = "comment";
		} else if ((character === "e" || character === "E") && DOCTYPE_OPENING.test(this.before(8))) {
			this.place = "tag";
		}
	}

	private readComment(character: string): void {
		if (character === ">" && this.quote === "" && this.before(2) === "--") this.leave();
	}
}
