import type { Redis, Store } from "../../src/host/ports.js";

const refuse = (): never => {
	throw new Error("the test reached for the outside");
};

/** Doors that are closed, for runs that have no use for them. */
export const nowhere: { readonly store: Store; readonly redis: Redis } = {
	store: { read: refuse, write: refuse, create: refuse, append: refuse, remove: refuse, urlOf: refuse },
	redis: { command: refuse },
};
