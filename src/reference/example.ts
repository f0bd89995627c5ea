import { parse } from "../../grammar/parse.js";
import { print } from "../../grammar/print.js";
import { Source } from "../../grammar/source.js";
import type { Example } from "../catalogue/define.js";
import type { EntryExample } from "./entry.js";

/** An expression with its value. */
export function expressionExample({ code, result }: Example): EntryExample {
	return { code, sent: null, result };
}

/** Statements, written in one line in the catalogue, in the layout of Xano's editor. */
export function programExample({ code, result }: Example): EntryExample {
	const { file, issues } = parse(new Source("example", code));
	return { code: issues.length > 0 ? code : print(file, code).trimEnd(), sent: null, result };
}

/** A declaration and what is sent to it, which the catalogue writes as `int v = "12"`. */
export function declarationExample({ code, result }: Example): EntryExample {
	const [, declaration, sent] =
		/^(\w+ v(?: filters=(?:"[^"]*"|[^ "])+)?(?: \{ .*? \}(?: \})?)?) = (.*)$/s.exec(code) ?? [];
	return { code: declaration ?? code, sent: sent ?? null, result };
}
