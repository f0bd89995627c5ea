interface Scope {
	/** Macros by the name they are called with. */
	readonly macros: Map<string, string>;
	/** Names under which the template itself was imported. */
	readonly templates: Set<string>;
}

/** What `import` and `from` have named so far. Blocks and macros have names of their own. */
export class ImportedSymbols {
	private readonly scopes: Scope[] = [{ macros: new Map(), templates: new Set() }];

	/** Reads something with names of its own. */
	inside<Result>(read: () => Result): Result {
		this.scopes.push({ macros: new Map(), templates: new Set() });
		try {
			return read();
		} finally {
			this.scopes.pop();
		}
	}

	addMacro(alias: string, macro: string): void {
		this.scopes.at(-1)?.macros.set(alias, macro);
	}

	addTemplate(alias: string): void {
		this.scopes.at(-1)?.templates.add(alias);
	}

	/** The macro called by a plain name, or undefined. */
	macro(alias: string): string | undefined {
		return this.scopes.at(-1)?.macros.get(alias) ?? this.scopes[0]?.macros.get(alias);
	}

	/** Whether `name.macro()` calls a macro of this template. */
	isTemplate(name: string): boolean {
		return (
			name === "_self" ||
			this.scopes.at(-1)?.templates.has(name) === true ||
			this.scopes[0]?.templates.has(name) === true
		);
	}
}
