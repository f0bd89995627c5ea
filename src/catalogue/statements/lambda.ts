import { inputError } from "../../values/error.js";
import type { Value } from "../../values/kinds.js";
import { type StatementDefinition, statement } from "../define.js";
import { isSandboxAway, prepareSandbox } from "../sandbox/instances.js";
import { defaultTimeout, lambda } from "../sandbox/lambda.js";

/** JavaScript or TypeScript as a statement. */
export const lambdaStatements: readonly StatementDefinition[] = [
	statement({
		name: "api.lambda",
		family: "api",
		summary: "Runs JavaScript or TypeScript code in a sandbox and binds what it gives.",
		positional: [],
		attributes: [
			{
				name: "code",
				kind: "text",
				required: true,
				summary:
					"Code that gives a value with `return`; `$var`, `$input`, `$env` and `$auth` are those of the function.",
			},
			{
				name: "timeout",
				kind: "number",
				required: false,
				default: defaultTimeout,
				summary: "Seconds the code may take.",
			},
		],
		binds: "optional",
		effects: "async",
		needsVariables: true,
		evidence: "observed",
		notes:
			"`await` works. There is no network and none of Xano's packages; docs/language.md lists what there is. An error in the code does not raise: its text becomes the value, with a warning. Code without `return` gives null. Timers take no time: the clock of the code jumps to them.",
		examples: [
			{
				code: 'var $price { value = 20 } api.lambda { code = "return $var.price * 1.2" } as $gross\nresponse = $gross',
				result: "24",
			},
			{
				code: 'api.lambda { code = "const list: number[] = [3, 1, 2]; return list.sort()" } as $sorted\nresponse = $sorted',
				result: "[1, 2, 3]",
			},
		],
		prepare: prepareSandbox,
		run: async ({ context, attributes, variables, input, print }) => {
			const { code, timeout } = attributes as Record<"code" | "timeout", Value>;
			if (code === null || code === "") throw inputError("Missing param: code", "code");
			// An instance that had to be ended is made anew here, where there is time to wait. Others may wait for it, too,
			// and end it again before it is this one's turn.
			do await prepareSandbox();
			while (isSandboxAway());
			const scope = {
				variables: () => variables?.() ?? {},
				input: () => input?.() ?? {},
				print: (value: Value) => print?.(value),
			};
			return lambda({ name: "api.lambda", kind: "statement", code, timeout }, context, scope);
		},
	}),
];
