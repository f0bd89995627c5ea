/** `structuredClone`. Runs inside the sandbox, as text. */
export function makeCloning(): Record<string, unknown> {
	const clone = (value: unknown, known: Map<object, unknown>): unknown => {
		if (typeof value === "function" || typeof value === "symbol")
			throw new Error(`${String(value)} could not be cloned`);
		if (typeof value !== "object" || value === null) return value;
		if (known.has(value)) return known.get(value);
		const keep = <Copy>(copy: Copy): Copy => {
			known.set(value, copy);
			return copy;
		};
		if (value instanceof Date) return keep(new Date(value.getTime()));
		if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
		if (value instanceof ArrayBuffer) return keep(value.slice(0));
		if (ArrayBuffer.isView(value)) return keep((value as Uint8Array).slice());
		if (value instanceof Number || value instanceof String || value instanceof Boolean)
			return keep(Object(value.valueOf()));
		if (value instanceof Error) return keep(Object.assign(new Error(value.message), { name: value.name }));
		if (value instanceof Map) {
			const copy = keep(new Map());
			for (const [key, held] of value) copy.set(clone(key, known), clone(held, known));
			return copy;
		}
		if (value instanceof Set) {
			const copy = keep(new Set());
			for (const held of value) copy.add(clone(held, known));
			return copy;
		}
		const copy: object = keep(Array.isArray(value) ? new Array(value.length) : {});
		for (const key of Object.keys(value)) {
			Object.defineProperty(copy, key, {
				value: clone((value as Record<string, unknown>)[key], known),
				writable: true,
				enumerable: true,
				configurable: true,
			});
		}
		return copy;
	};
	return { structuredClone: (value: unknown) => clone(value, new Map()) };
}
