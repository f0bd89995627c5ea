/** A module that is loaded before the first run that can reach what needs it. */
export interface Loadable<Module> {
	/** Loads it; asking again costs nothing. For the `prepare` of a definition. */
	prepare(): Promise<void>;
	/**
	 * The module, at once: filters are synchronous.
	 * @throws Error when `prepare` was not awaited, which only a mistake of ours can cause
	 */
	readonly module: Module;
}

/**
 * Puts off loading what only few programs use.
 * @param load a dynamic import
 */
export function loadable<Module>(load: () => Promise<Module>): Loadable<Module> {
	let loading: Promise<void> | null = null;
	let loaded: { readonly module: Module } | null = null;
	return {
		prepare: () => {
			loading ??= load().then((module) => {
				loaded = { module };
			});
			return loading;
		},
		get module() {
			if (loaded === null) throw new Error("A built-in was called before what it needs was loaded");
			return loaded.module;
		},
	};
}
