import type { Source, Span } from "../../grammar/source.js";
import { visitItems } from "../../grammar/tree.js";
import type { Construct } from "../project/project.js";

/** Says whether a place is in a `test` block or a `mock`, which count in tests only. */
export function testPartsOf(constructs: Iterable<Construct>): (place: { source: Source; span: Span }) => boolean {
	const parts = new Map<Source, Span[]>();
	for (const { source, node } of constructs) {
		const own = parts.get(source) ?? [];
		parts.set(source, own);
		visitItems(node.body?.items ?? [], (item) => {
			if ((item.kind === "Statement" && item.name === "test") || (item.kind === "Attribute" && item.name === "mock"))
				own.push(item);
		});
	}
	return ({ source, span }) =>
		parts.get(source)?.some(({ start, end }) => start <= span.start && span.end <= end) ?? false;
}
