import { constructsIn } from "../places.js";
import type { CompletionContext } from "./context.js";

/** An environment variable as it is proposed; its value never is. */
export interface OfferedVariable {
	readonly name: string;
	/** Why it is proposed. */
	readonly detail: string;
	readonly isDeclared: boolean;
}

/** Names that jobs ask for and programs read, and those of the project's `.env`; not the one at the cursor. */
export function offeredVariables({ workspace, offset, document }: CompletionContext): OfferedVariable[] {
	const declared = new Map<string, boolean>();
	for (const each of workspace.documents()) {
		for (const { mentions } of constructsIn(each, workspace)) {
			for (const { symbol, role, span } of mentions) {
				if (symbol.kind !== "environment") continue;
				const isHere = each === document && span.start <= offset && offset <= span.end;
				if (!isHere) declared.set(symbol.name, role === "declares" || (declared.get(symbol.name) ?? false));
			}
		}
	}
	const ofFile = new Set(workspace.environment);
	return [...new Set([...declared.keys(), ...ofFile])].map((name) => {
		const isDeclared = declared.get(name) ?? false;
		const detail = isDeclared ? "asked for by the job" : ofFile.has(name) ? "set in .env" : "";
		return { name, detail, isDeclared };
	});
}
