const grouped = new Intl.NumberFormat("en-US");

/** `12,345` */
export function count(number: number): string {
	return grouped.format(number);
}

/** `1 request`, `12,345 requests` */
export function counted(number: number, noun: string, plural: string = `${noun}s`): string {
	return `${count(number)} ${number === 1 ? noun : plural}`;
}

/** Milliseconds in the unit that suits them: `45 µs`, `3.2 ms`, `1.24 s`, `2 min 05 s`. */
export function duration(milliseconds: number): string {
	if (milliseconds < 0.0005) return "0 µs";
	if (milliseconds < 0.9995) return `${Math.round(milliseconds * 1000)} µs`;
	if (milliseconds < 999.5) return `${significant(milliseconds)} ms`;
	const seconds = milliseconds / 1000;
	if (seconds < 59.95) return `${significant(seconds)} s`;
	const whole = Math.round(seconds);
	return `${count(Math.floor(whole / 60))} min ${String(whole % 60).padStart(2, "0")} s`;
}

function significant(number: number): string {
	return number >= 99.95 ? String(Math.round(number)) : number >= 9.995 ? number.toFixed(1) : number.toFixed(2);
}

/** `0 B`, `1.2 kB`, `3.4 MB` */
export function size(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	return bytes < 999_500 ? `${significant(bytes / 1000)} kB` : `${significant(bytes / 1_000_000)} MB`;
}

/** US dollars with as many digits as say something: `$1.50`, `$0.0042`. */
export function cost(dollars: number): string {
	if (dollars === 0) return "$0";
	if (dollars >= 0.1) return `$${dollars.toFixed(2)}`;
	return dollars < 0.000_001 ? "< $0.000001" : `$${Number(dollars.toPrecision(2)).toFixed(8).replace(/0+$/, "")}`;
}

/** A share of the whole: `12 %`, `< 1 %`. */
export function percent(part: number, whole: number): string {
	const share = whole === 0 ? 0 : (100 * part) / whole;
	return share > 0 && share < 1 ? "< 1 %" : `${Math.round(share)} %`;
}
