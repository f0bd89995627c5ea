import { describe, expect, test } from "vitest";
import { createEngine, type RunResult } from "../../../../src/engine.js";
import { projectFromText } from "../../../../src/project/project.js";
import { instantClock } from "../../../host/clocks.js";
import { emptyFolder } from "../../../host/folder.js";

/** Renders a template in a function with variables and an input. */
async function render(template: string): Promise<RunResult> {
	const program = `function "mail" {
  input {
    text to
  }

  stack {
    var $user { value = {name: "Ada", tags: ["x", "y"]} }
    var $loop { value = "mine" }
    util.template_engine { value = ${JSON.stringify(template)} } as $text
  }

  response = $text
}
`;
	const project = projectFromText("mail.xs", program, emptyFolder());
	const engine = createEngine({ project, env: { REGION: "north" }, host: { clock: instantClock() } });
	return engine.run({ function: "mail", input: { to: "b@example.com" } });
}

describe("what a template sees", () => {
	test.each([
		["{{ $user.name }} {{ $var.user.name }} {{ $var['user']['tags'][1] }}", "Ada Ada y"],
		["{{ $input.to }} {{ $env.REGION }} {{ $env.NOWHERE }}|", "b@example.com north |"],
		["{{ $nothing }}{{ $var.nothing.at.all }}{{ $input.nothing }}|", "|"],
		["{% set $user = 'own' %}{{ $user }} {{ $var.user.name }}", "own Ada"],
		["{{ $loop }} {% for t in $user.tags %}{{ loop.index }}{{ t }}{% endfor %}", "mine 1x2y"],
		["{% for t in $user.tags %}{{ $var.loop }}{% endfor %}", "minemine"],
		["{% macro m(a) %}{{ a }}{{ $user.name }}{% endmacro %}{{ _self.m($user.name) }}", "Ada"],
		["{{ _context|keys|sort|join(' ') }}", "env input loop user var"],
	])("%s", async (template, text) => {
		const { value, warnings } = await render(template);
		expect(value).toBe(text);
		expect(warnings).toEqual([]);
	});

	test("a variable of the program without its dollar sign is found, and reported once a name", async () => {
		const { value, warnings } = await render("{{ user.name }}{{ user.name }}{{ input.to }}{% set own = 1 %}{{ own }}");
		expect(value).toBe("AdaAdab@example.com1");
		expect(warnings.map(({ code, message }) => [code, message.slice(0, 40)])).toEqual([
			["template-name", 'The template reads "user" without a doll'],
			["template-name", 'The template reads "input" without a dol'],
		]);
	});
});
