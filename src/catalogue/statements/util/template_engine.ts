import type { XanoObject } from "../../../values/kinds.js";
import { entriesOf, getKey, objectFrom } from "../../../values/object.js";
import { toText } from "../../../values/text.js";
import { type CallContext, type StatementCall, statement } from "../../define.js";
import { renderTemplate } from "../../twig/render.js";
import type { Surroundings } from "../../twig/scope.js";

/** What a template sees of the function around it: `$var`, `$input` and `$env`, and every variable by its own name. */
function surroundingsOf({ context, variables, input }: StatementCall): Surroundings {
	const made = new Map<string, XanoObject>();
	const once = (name: string, make: () => XanoObject): XanoObject => {
		const known = made.get(name);
		if (known !== undefined) return known;
		const object = make();
		made.set(name, object);
		return object;
	};
	const own = (): XanoObject => once("var", () => variables?.() ?? {});
	const objects: ReadonlyMap<string, () => XanoObject> = new Map([
		["var", own],
		["input", () => once("input", () => input?.() ?? {})],
		["env", () => once("env", () => environmentOf(context))],
	]);
	return {
		lookUp: (name, isDollar) => {
			const found = objects.get(name)?.() ?? getKey(own(), name);
			if (found !== undefined && !isDollar) warnOfName(context, name);
			return found;
		},
		all: () => [...entriesOf(own()), ...[...objects].map(([name, make]) => [name, make()] as const)],
	};
}

function environmentOf({ environment }: CallContext): XanoObject {
	return objectFrom(environment.names().map((name) => [name, environment.get(name) ?? null]));
}

function warnOfName(context: CallContext, name: string): void {
	context.warn(
		"template-name",
		`The template reads "${name}" without a dollar sign: write $${name}, which is sure to be the program's`,
	);
}

export const templateEngine = statement({
	name: "util.template_engine",
	family: "util",
	summary: "Renders a Twig template with the variables of the function and binds the text.",
	positional: [],
	attributes: [{ name: "value", kind: "text", required: true, summary: "The template, mostly in triple quotes." }],
	binds: "optional",
	effects: "pure",
	needsVariables: true,
	evidence: "documented",
	notes:
		"A template sees `$var`, `$input` and `$env`, and every variable by its own name: `{{ $var.user.name }}` and `{{ $user.name }}` are the same. In the template itself the dollar sign means nothing, `{% for $item in $list %}{{ item }}{% endfor %}` works; a variable of the program read without it is reported, because only the form with it is documented. Macros see their arguments only. What is missing is null and prints nothing. Nothing is escaped by itself (published templates print JSON unescaped): write `|e`, or `{% autoescape %}`. There are no other templates to include. Dates count seconds, as in Twig; numbers print with 14 digits, as in PHP.",
	examples: [
		{
			code: 'var $name { value = "Ada" } util.template_engine { value = "Hello {{ $name|upper }}!" } as $text\nresponse = $text',
			result: '"Hello ADA!"',
		},
		{
			code: "var $list { value = [{ n: 1 }, { n: 2 }] } util.template_engine { value = \"{% for item in $var.list %}{{ item.n }}{{ loop.last ? '.' : ', ' }}{% endfor %}\" } as $text\nresponse = $text",
			result: '"1, 2."',
		},
		{
			code: 'var $html { value = "<b>" } util.template_engine { value = "{{ $html }} {{ $html|e }} {{ $nothing.at.all }}" } as $text\nresponse = $text',
			result: '"<b> &lt;b&gt; "',
		},
		{
			code: 'util.template_engine { value = "{{ 1 + }}" } as $text\nresponse = $text',
			result: 'error: Unexpected token "end of print statement" of value "" at line 1.',
		},
	],
	run: (call) => renderTemplate(call.context, toText(call.attributes.value ?? null), surroundingsOf(call)),
});
