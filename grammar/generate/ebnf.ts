import { vocabulary } from "../tokens.js";
import { grammarRules, type Production } from "./productions.js";

const heading = `/* XanoScript, generated from the parser by "npm run generate". Notation: W3C EBNF.
   Words are not keywords: which token a word, a brace or a sign is depends on where it stands. */
`;

/** The grammar in EBNF: a rule per paragraph, then what the tokens look like. */
export function ebnf(): string {
	const rules = grammarRules();
	const width = Math.max(...rules.map(({ name }) => name.length));
	const paragraphs = rules.map(({ name, definition }) => {
		const alternatives = definition.type === "choice" ? definition.parts : [definition];
		const indentation = " ".repeat(width);
		const lines = alternatives.map(
			(part, index) => `${index === 0 ? `${name.padEnd(width)} ::=` : `${indentation}   |`} ${write(part, true)}`,
		);
		return `${lines.join("\n")}\n`;
	});
	const tokens = vocabulary.filter(({ LABEL, name }) => !isLiteral(LABEL ?? name) && name !== "Stray");
	const widest = Math.max(...tokens.map(({ name }) => name.length));
	const appearance = tokens.map(({ name, LABEL }) => `   ${name.padEnd(widest)}  ${LABEL}\n`).join("");
	return `${heading}\n${paragraphs.join("\n")}\n/* What the tokens look like:\n${appearance}*/\n`;
}

function write(production: Production, top = false): string {
	switch (production.type) {
		case "token":
			return isLiteral(production.label) ? production.label : production.name;
		case "rule":
			return production.name;
		case "optional":
			return `${grouped(production.part)}?`;
		case "repeated":
			return `${grouped(production.part)}*`;
		case "choice": {
			const text = production.parts.map((part) => write(part, true)).join(" | ");
			return top ? text : `( ${text} )`;
		}
		case "sequence":
			return production.parts.map((part) => write(part)).join(" ");
	}
}

function grouped(part: Production): string {
	return part.type === "sequence" || part.type === "choice" ? `( ${write(part, true)} )` : write(part);
}

/** Labels between quotes are written exactly so. */
function isLiteral(label: string): boolean {
	return /^'[^']+'$/.test(label);
}
