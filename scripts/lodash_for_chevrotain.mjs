// The functions of lodash that chevrotain calls while it reads a text, by the means of today's JavaScript. lodash's own do
// much more than chevrotain asks of them, and there is as much of them to compile as there is of the whole parser.

const entriesOf = (collection) =>
	Array.isArray(collection) ? collection.map((value, index) => [index, value]) : Object.entries(collection ?? {});

export const assign = Object.assign;
export const clone = (value) => (Array.isArray(value) ? value.slice() : { ...value });
export const compact = (list) => list.filter(Boolean);
export const difference = (list, others) => list.filter((value) => !others.includes(value));
export const dropRight = (list) => list.slice(0, -1);
export const every = (collection, test) => values(collection).every((value) => test(value));
export const filter = (collection, test) => values(collection).filter((value) => test(value));
export const find = (collection, test) => values(collection).find((value) => test(value));
export const first = (list) => list?.[0];
export const flatten = (list) => (list ?? []).flat();
export const has = (object, key) => object != null && Object.hasOwn(object, key);
export const includes = (collection, value) => values(collection).includes(value);
export const isArray = Array.isArray;
export const isEmpty = (collection) => values(collection).length === 0;
export const isFunction = (value) => typeof value === "function";
export const isObject = (value) => isFunction(value) || (typeof value === "object" && value !== null);
export const isRegExp = (value) => value instanceof RegExp;
export const isString = (value) => typeof value === "string";
export const isUndefined = (value) => value === undefined;
export const keys = (object) => Object.keys(object ?? {});
export const last = (list) => list?.at(-1);
export const map = (collection, make) => entriesOf(collection).map(([key, value]) => make(value, key));
export const noop = () => {};
export const pickBy = (object, test) => Object.fromEntries(Object.entries(object).filter(([, value]) => test(value)));
export const reduce = (collection, step, start) =>
	entriesOf(collection).reduce((result, [key, value]) => step(result, value, key), start);
export const some = (collection, test) => values(collection).some((value) => test(value));
export const uniq = (list) => [...new Set(list)];
export const values = (collection) => (Array.isArray(collection) ? collection : Object.values(collection ?? {}));

/** Stops as soon as it is told `false`. */
export const forEach = (collection, action) => {
	for (const [key, value] of entriesOf(collection)) if (action(value, key) === false) return;
};
