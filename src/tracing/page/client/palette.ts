import { element } from "./dom.js";

const names = [
	"back",
	"raised",
	"line",
	"text",
	"quiet",
	"accent",
	"failed",
	"slow",
	"hit",
	"fill-call",
	"fill-statement",
	"fill-pass",
	"fill-outside",
	"fill-failed",
	"edge-call",
	"edge-statement",
	"edge-outside",
] as const;

/** Colours of the page, as a canvas takes them. */
export type Palette = Readonly<Record<(typeof names)[number], string>>;

/** Reads the colours of the style sheet, light or dark, as they are now. */
export function readPalette(): Palette {
	// What a variable comes to is only known where it is used.
	const probe = document.body.appendChild(element("span"));
	const colours = names.map((name) => {
		probe.style.color = `var(--${name})`;
		return [name, getComputedStyle(probe).color];
	});
	probe.remove();
	return Object.fromEntries(colours) as Palette;
}

/** Diagonal lines, so that what failed can be told without its colour. */
export function hatching(context: CanvasRenderingContext2D, colour: string): CanvasPattern | null {
	const tile = element("canvas", { attributes: { width: 8, height: 8 } });
	const drawing = tile.getContext("2d");
	if (!drawing) return null;
	drawing.strokeStyle = colour;
	drawing.globalAlpha = 0.45;
	drawing.lineWidth = 1.5;
	for (const shift of [-8, 0, 8]) {
		drawing.beginPath();
		drawing.moveTo(shift, 8);
		drawing.lineTo(shift + 8, 0);
		drawing.stroke();
	}
	return context.createPattern(tile, "repeat");
}
