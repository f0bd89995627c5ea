import { grammarRules, type Production } from "./productions.js";

/** A drawn part: the line enters and leaves at height zero. */
interface Drawing {
	readonly width: number;
	readonly above: number;
	readonly below: number;
	readonly draw: (x: number, y: number) => string;
}

const gap = 12;
const radius = 8;
const half = 13;
const letter = 7.3;

/** A page with a railroad diagram of every rule; it needs nothing from outside. */
export function railroad(): string {
	const rules = grammarRules();
	const sections = rules.map(
		({ name, definition }) => `<section id="${name}">\n<h2>${name}</h2>\n${diagram(definition)}\n</section>`,
	);
	const links = rules.map(({ name }) => `<a href="#${name}">${name}</a>`).join(" ");
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>XanoScript grammar</title>
<style>
:root { color-scheme: light dark; --ink: #1f2933; --paper: #ffffff; --token: #e3f2e6; --rule: #e4ecfa; --line: #5f6b7a; }
@media (prefers-color-scheme: dark) {
:root { --ink: #e6e9ee; --paper: #15181d; --token: #20402b; --rule: #22345a; --line: #93a0b0; }
}
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
nav a { margin-right: 0.75rem; }
a { color: inherit; }
section { overflow-x: auto; }
svg text { fill: var(--ink); font: 12px ui-monospace, monospace; text-anchor: middle; dominant-baseline: central; }
svg path { fill: none; stroke: var(--line); stroke-width: 1.5; }
svg rect { stroke: var(--line); fill: var(--token); }
svg .rule rect { fill: var(--rule); }
</style>
</head>
<body>
<h1>XanoScript grammar</h1>
<p>Generated from the parser by <code>npm run generate</code>. Rounded boxes are tokens, shown by what they look like; square boxes are rules.</p>
<nav>${links}</nav>
${sections.join("\n")}
</body>
</html>
`;
}

function diagram(definition: Production): string {
	const drawing = draw(definition);
	const width = drawing.width + 4 * gap;
	const height = drawing.above + drawing.below + 2 * gap;
	const y = drawing.above + gap;
	const ends = `${line(gap, y, 2 * gap, y)}${line(width - 2 * gap, y, width - gap, y)}`;
	const stops = `<path d="M${gap} ${y - 6}v12M${width - gap} ${y - 6}v12"/>`;
	return `<svg width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" role="img">${stops}${ends}${drawing.draw(2 * gap, y)}</svg>`;
}

function draw(production: Production): Drawing {
	switch (production.type) {
		case "token":
			return box(production.label.replace(/^'(.+)'$/, "$1"), null);
		case "rule":
			return box(production.name, production.name);
		case "sequence":
			return sequence(production.parts.map(draw));
		case "choice":
			return choice(production.parts.map(draw));
		case "optional":
			return choice([empty, draw(production.part)]);
		case "repeated":
			return repeated(draw(production.part));
	}
}

const empty: Drawing = { width: 0, above: 0, below: 0, draw: () => "" };

function box(label: string, rule: string | null): Drawing {
	const width = label.length * letter + 20;
	return {
		width,
		above: half,
		below: half,
		draw: (x, y) => {
			const rect = `<rect x="${round(x)}" y="${round(y - half)}" width="${round(width)}" height="${2 * half}" rx="${rule === null ? half : 2}"/>`;
			const text = `<text x="${round(x + width / 2)}" y="${round(y)}">${escapeHtml(label)}</text>`;
			return rule === null ? `<g>${rect}${text}</g>` : `<a class="rule" href="#${rule}">${rect}${text}</a>`;
		},
	};
}

function sequence(parts: readonly Drawing[]): Drawing {
	return {
		width: parts.reduce((sum, part) => sum + part.width, 0) + gap * Math.max(0, parts.length - 1),
		above: Math.max(0, ...parts.map(({ above }) => above)),
		below: Math.max(0, ...parts.map(({ below }) => below)),
		draw: (x, y) => {
			let at = x;
			let svg = "";
			parts.forEach((part, index) => {
				if (index > 0) {
					svg += line(at, y, at + gap, y);
					at += gap;
				}
				svg += part.draw(at, y);
				at += part.width;
			});
			return svg;
		},
	};
}

/** The first part goes straight on, the others branch off below it. */
function choice(parts: readonly Drawing[]): Drawing {
	const inner = Math.max(...parts.map(({ width }) => width));
	const width = inner + 4 * radius;
	const offsets: number[] = [];
	let depth = 0;
	parts.forEach((part, index) => {
		if (index > 0) depth += Math.max(part.above, radius) + gap / 2;
		offsets.push(depth);
		depth += Math.max(part.below, radius);
	});
	return {
		width,
		above: parts[0]?.above ?? 0,
		below: depth,
		draw: (x, y) =>
			parts
				.map((part, index) => {
					const offset = offsets[index] as number;
					const left = x + 2 * radius;
					const right = left + inner;
					const tracks =
						index === 0
							? line(x, y, left, y) + line(left + part.width, y, x + width, y)
							: branch(x, y, offset) + line(left + part.width, y + offset, right, y + offset) + join(right, y, offset);
					return tracks + part.draw(left, y + offset);
				})
				.join(""),
	};
}

/** Past the part on a straight line, or through it and back. */
function repeated(part: Drawing): Drawing {
	const offset = part.above + gap;
	const width = part.width + 4 * radius;
	return {
		width,
		above: 0,
		below: offset + part.below,
		draw: (x, y) => {
			const left = x + 2 * radius;
			const right = left + part.width;
			const down = `<path d="M${round(right + radius)} ${round(y)}a${radius} ${radius} 0 0 1 ${radius} ${radius}v${round(offset - 2 * radius)}a${radius} ${radius} 0 0 1 -${radius} ${radius}h-${radius}"/>`;
			const up = `<path d="M${round(left)} ${round(y + offset)}h-${radius}a${radius} ${radius} 0 0 1 -${radius} -${radius}v${round(2 * radius - offset)}a${radius} ${radius} 0 0 1 ${radius} -${radius}"/>`;
			return line(x, y, x + width, y) + down + up + part.draw(left, y + offset);
		},
	};
}

function branch(x: number, y: number, offset: number): string {
	return `<path d="M${round(x)} ${round(y)}a${radius} ${radius} 0 0 1 ${radius} ${radius}v${round(offset - 2 * radius)}a${radius} ${radius} 0 0 0 ${radius} ${radius}"/>`;
}

function join(x: number, y: number, offset: number): string {
	return `<path d="M${round(x)} ${round(y + offset)}a${radius} ${radius} 0 0 0 ${radius} -${radius}v${round(2 * radius - offset)}a${radius} ${radius} 0 0 1 ${radius} -${radius}"/>`;
}

function line(x1: number, y1: number, x2: number, y2: number): string {
	return x1 === x2 && y1 === y2 ? "" : `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}"/>`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
