import { type FilterDefinition, filter } from "../define.js";
import { textSubject } from "./text/coerce.js";
import { cEscape, htmlEscape, htmlUnescape, sqlAlias, sqlEscape } from "./text/escape.js";

interface Recoding {
	readonly name: string;
	readonly summary: string;
	readonly examples: FilterDefinition["examples"];
	readonly run: (text: string) => string;
	readonly notes?: string;
}

function recoding({ name, run, ...described }: Recoding): FilterDefinition {
	return filter({
		name,
		family: "text",
		arguments: [],
		result: "text",
		evidence: "documented",
		...described,
		run: (subject) => run(textSubject(subject, name)),
	});
}

/** Filters that make a text safe to stand inside other text. */
export const escapeFilters: readonly FilterDefinition[] = [
	recoding({
		name: "escape",
		summary:
			"Writes tabs, line ends, quotation marks and backslashes as escape sequences, and the characters of HTML's tags as entities.",
		notes:
			"Xano's reference and its editor show the escape sequences, two other pages of its documentation `&lt;` and `&gt;`. Here both examples come out (our choice); for HTML alone write `text_escape`.",
		examples: [
			{ code: String.raw`"he said \n- \"Hi!\""|escape`, result: JSON.stringify(String.raw`he said \n- \"Hi!\"`) },
			{ code: String.raw`"a\tb"|escape|strlen`, result: "4" },
			{ code: '"<script>"|escape', result: '"&lt;script&gt;"' },
		],
		run: cEscape,
	}),
	recoding({
		name: "text_escape",
		summary: "Writes the characters that mean something in HTML as entities.",
		notes:
			"These are &, <, > and both quotation marks. Xano's list of filters does not have it; another page of its documentation does.",
		examples: [
			{ code: '"a & b"|text_escape', result: '"a &amp; b"' },
			{ code: `"it's <b>"|text_escape`, result: '"it&#039;s &lt;b&gt;"' },
		],
		run: htmlEscape,
	}),
	recoding({
		name: "text_unescape",
		summary: "Reads what `text_escape` writes.",
		notes: "These are `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&#039;`; other entities stay as they are.",
		examples: [{ code: '"&lt;b&gt;bold&lt;/b&gt;"|text_unescape', result: '"<b>bold</b>"' }],
		run: htmlUnescape,
	}),
	recoding({
		name: "sql_esc",
		summary: "Doubles single quotation marks, for a text between them in SQL.",
		notes:
			"Nothing else is changed, so it is for texts between single quotation marks only. Arguments of a query are safer.",
		examples: [{ code: `"O'Reilly"|sql_esc`, result: `"O''Reilly"` }],
		run: sqlEscape,
	}),
	recoding({
		name: "sql_alias",
		summary: "Turns a text into a name for SQL: lower case, with underscores for what is no letter or digit.",
		notes: "Only the blank is documented; the other characters are our choice.",
		examples: [
			{ code: '"Order Total"|sql_alias', result: '"order_total"' },
			{ code: `"Total (EUR); drop table x"|sql_alias`, result: '"total_eur_drop_table_x"' },
		],
		run: sqlAlias,
	}),
];
