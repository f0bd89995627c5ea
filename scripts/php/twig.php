<?php
/*
 * Asks PHP's Twig what templates give, and prints the answers as JSON: the data every template sees, and rows of a
 * template with its result, or with the message and line of its error.
 *
 *     php scripts/php/twig.php > test/catalogue/twig/php.json
 *
 * Autoescaping is off, missing variables are null, warnings of PHP are errors. The error of a row is Twig's own message,
 * or "php" where PHP itself refused.
 */

require '/usr/share/php/Twig/autoload.php';

error_reporting(E_ALL);
date_default_timezone_set('UTC');
mb_internal_encoding('UTF-8');
set_error_handler(function (int $level, string $message): bool {
	if ($level === E_WARNING || $level === E_USER_WARNING || $level === E_RECOVERABLE_ERROR) throw new \ErrorException($message);
	return true;
});

$data = json_decode(<<<'JSON'
{
	"name": "Fabien", "html": "<b>\"A\" & 'B'</b>\n", "zero": 0, "empty": "", "nothing": null, "yes": true, "no": false,
	"n": 42, "neg": -7, "f": 3.14159, "big": 1234567.891, "numeric": "12", "half": "2.5", "huge": 9007199254740993,
	"list": [3, 1, 2], "words": ["pear", "apple", "Fig"], "none": [], "mixed": [0, "a", null, 2.5, true, "", "10"],
	"hash": {"b": 2, "a": 1, "c": 3}, "digits": {"1": "one", "0": "zero", "x": "ex"}, "deep": [[1, 2], [3, [4]]],
	"user": {"name": "Ada", "tags": ["x", "y"], "address": {"city": "London", "zip": null}},
	"rows": [
		{"id": 1, "name": "Pen", "price": 1.5, "active": true, "group": "a"},
		{"id": 2, "name": "Ink", "price": 12, "active": false, "group": "b"},
		{"id": 3, "name": "Book", "price": 30.25, "active": true, "group": "a"}
	],
	"text": "the quick brown-fox o'neil 3rd", "utf": "Élan ÀÉ naïve 日本語 😀 straße", "lines": "one\ntwo\r\nthree\n\nfive",
	"date": "2024-02-29 13:45:10", "iso": "2024-07-01T10:00:00+02:00", "stamp": 1700000000, "key": "a",
	"control": "a\u0000b\u007f\t\u0085", "loopy": "outer"
}
JSON, true, 512, JSON_THROW_ON_ERROR);

$templates = [];

function ask(string ...$more): void
{
	global $templates;
	foreach ($more as $template) $templates[] = $template;
}

// Text, comments, white space
ask(
	'', 'plain text', "a\r\nb\rc", '{{ name }}', "{{ name }}\n{{ name }}\n", "{% if yes %}\nx\n{% endif %}\ny", 'a {# comment #} b', "a {#- comment -#} b",
	"a\n  {#~ comment ~#}  \nb", "  {{- name -}}  x", "  {{~ name ~}}  x", " \n {{~ name ~}} \n x", "<ul>\n  {%- for i in list -%}\n  <li>{{ i }}</li>\n  {%- endfor -%}\n</ul>",
	"<ul>\n  {%~ for i in list ~%}\n  <li>{{ i }}</li>\n  {%~ endfor ~%}\n</ul>", "{# a\nb #}c", "{#\n#}\nx", "x {{ '{{' }} y", '{{ "}}" }}', "{{ '#}' }}{# '{#' #}", '{% verbatim %}{{ name }}{% if %}{% endverbatim %}',
	"a {%- verbatim -%}  {{ x }}  {%- endverbatim -%} b", "{% verbatim %}\n{{ a }}\n{% endverbatim %}\nb", "{%verbatim%}x{%endverbatim%}", '{{name}}{{ n}}{{zero }}', "{{\n name\n}}", "a\u{a0}{{- name }}", "{{ name -}}\u{a0}b",
	'{ { } } % { # }', '{{ "a#b" }}', '{{ "a#{name}b" }}', '{{ "#{n + 1}" }}', '{{ "a#{ "b#{name}" }c" }}', "{{ 'a#{name}b' }}", '{{ "#{name}#{n}" }}', '{{ "\#{name}" }}',
	'{{ "a\nb\t\"c\"" }}', "{{ 'it\\'s' }}", '{{ "\x41\101\u" }}', '{{ "\xc3\xa9" }}', "{{ 'a\\\\b' }}", '{{ "\q\d" }}', "{% line 20 %}{{ name }}", "{% flush %}x", "{% deprecated 'old' %}y",
);
// Values
ask(
	'{{ 1 }} {{ -1 }} {{ 1.50 }} {{ 1e3 }} {{ 1E+3 }} {{ 007 }}', '{{ true }}|{{ false }}|{{ null }}|{{ none }}|{{ TRUE }}|{{ NULL }}', '{{ True }}', '{{ 9223372036854775807 }}', '{{ 9223372036854775808 }}', '{{ 12345678901234567890123 }}',
	'{{ 0.1 + 0.2 }}', '{{ 1 / 3 }}', '{{ 2 / 3 }}', '{{ 1 / 7 * 1000000 }}', '{{ 100000 * 100000 }}', '{{ 1.5e20 }}', '{{ 0.00012 }} {{ 0.000012 }}', '{{ -1.5e-7 }}', '{{ big }}', '{{ f }}', '{{ huge }}', '{{ huge + 1 }}',
	'{{ list }}', '{{ hash }}', '{{ [] }}', '{{ "a" ~ list }}', '{{ yes }}{{ no }}{{ nothing }}', '{{ undefined }}', '{{ undefined.a.b }}', '{{ name.a }}', '{{ n.a }}', '{{ nothing.a }}', '{{ list.a }}', '{{ user }}',
);
// Access
ask(
	'{{ user.name }}', '{{ user["name"] }}', '{{ user.tags[1] }}', '{{ user.tags.1 }}', '{{ user.address.city }}', '{{ user["address"]["city"] }}', '{{ list[0] }}{{ list[2] }}{{ list[3] }}', '{{ list[-1] }}', '{{ list["1"] }}', '{{ list[1.7] }}', '{{ list[true] }}',
	'{{ hash[key] }}', '{{ attribute(hash, key) }}', '{{ attribute(user, "name") }}', '{{ attribute(list, 1) }}', '{{ hash.length }}', '{{ name[0] }}', '{{ name.0 }}', '{{ digits.1 }}{{ digits["0"] }}{{ digits.x }}', '{{ (user).name }}', '{{ {a: 1}.a }}', '{{ [5, 6][1] }}',
	'{{ user.name() }}', '{{ user.name("a") }}', '{{ _self is defined }}', '{{ _context.name }}', '{{ _context["n"] }}', '{{ _charset }}', '{{ user.not }}', '{{ rows[0].name }}{{ rows.1.name }}', '{{ rows[1]["price"] }}', '{{ deep[1][1][0] }}',
	'{{ name[1:3] }}', '{{ name[:2] }}', '{{ name[2:] }}', '{{ name[-3:2] }}', '{{ list[1:]|join }}', '{{ list[:1]|join }}', '{{ list[-2:]|join }}', '{{ list[0:-1]|join }}', '{{ utf[0:4] }}', '{{ "abc"[1:1] }}',
);
// Literals
ask(
	'{{ [1, 2, 3]|join(",") }}', '{{ [1, 2,]|join(",") }}', '{{ {a: 1, "b": 2, (name): 3, 5: 6}|json_encode }}', '{{ {name, n}|json_encode }}', '{{ {a: 1, a: 2}|json_encode }}', '{{ {"0": "a", "1": "b"}|json_encode }}', '{{ {}|json_encode }}{{ []|json_encode }}',
	'{{ {(n + 1): 1}|keys|join }}', '{{ {("a" ~ "b"): 1}.ab }}', '{{ {1.5: "x"}|json_encode }}', '{{ [[1], [2, [3]]]|json_encode }}', '{{ {a: {b: [1]}}|json_encode }}', '{{ {"1": "a", 2: "b"}|json_encode }}', '{{ {-1: 1} }}',
);
// Operators over pairs of operands
$operands = ['0', '1', '-7', '2.5', '"12"', '"abc"', '""', 'null', 'true', 'false', 'list', '[]', 'hash'];
foreach (['+', '-', '*', '/', '//', '%', '**'] as $operator) {
	foreach (['7', '-7', '2.5', '"3"', 'null', 'true', '"abc"', 'list'] as $left) foreach (['2', '-3', '0', '"4"', '0.5', 'false'] as $right) ask("{{ $left $operator $right }}");
}
foreach (['==', '!=', '<', '>', '<=', '>=', '<=>'] as $operator) {
	foreach (['0', '2.5', '"12"', '"abc"', 'null', 'true', 'list'] as $left) foreach ($operands as $right) ask("{{ $left $operator $right ? 'y' : 'n' }}");
}
foreach (['b-and', 'b-or', 'b-xor'] as $operator) foreach (['6', '"5"', '-1', 'null'] as $left) foreach (['3', '10'] as $right) ask("{{ $left $operator $right }}");
foreach (['and', 'or'] as $operator) foreach (['yes', '0', '"a"', '"0"', 'none', 'nothing'] as $left) foreach (['1', '""', 'list'] as $right) ask("{{ ($left $operator $right) ? 'y' : 'n' }}");
foreach (['in', 'not in'] as $operator) {
	foreach (['1', '"1"', '"a"', '"apple"', 'null', '""', '2.5', 'true'] as $left) foreach (['list', 'words', 'hash', '"a1b"', 'mixed', '[]', 'null', '12'] as $right) ask("{{ $left $operator $right ? 'y' : 'n' }}");
}
foreach (['starts with', 'ends with'] as $operator) foreach (['name', '"abc"', '""', '12', 'null'] as $left) foreach (['"F"', '"n"', '""', '1', '"abc"'] as $right) ask("{{ $left $operator $right ? 'y' : 'n' }}");
ask(
	'{{ "abc" matches "/^a.c$/" }}', '{{ "abc" matches "/x/" }}', '{{ name matches "/^fab/i" ? "y" : "n" }}', '{{ null matches "/^$/" }}', '{{ 12 matches "/\\\\d+/" }}', '{{ "a" matches "/(/" }}', '{{ "a" matches "a" }}', '{{ "2024-01-02" matches "{^\\\\d{4}-\\\\d\\\\d-\\\\d\\\\d$}" }}',
	'{{ list has some (v => v > 2) ? "y" : "n" }}', '{{ list has every v => v > 2 ? "y" : "n" }}', '{{ list has every (v => v > 0) ? "y" : "n" }}', '{{ hash has some ((v, k) => k == "a") ? "y" : "n" }}', '{{ [] has every (v => false) ? "y" : "n" }}', '{{ [] has some (v => true) ? "y" : "n" }}',
	'{{ 1 ~ 2 }}', '{{ "a" ~ 1 + 2 }}', '{{ 1 + 2 ~ "a" }}', '{{ "a" ~ null ~ true ~ false ~ 1.50 }}', '{{ 2 * 3 ~ 4 }}', '{{ not yes ? "y" : "n" }}', '{{ not (1 == 1) ? "y" : "n" }}', '{{ not 0 and 1 ? "y" : "n" }}', '{{ not "a" in list ? "y" : "n" }}',
	'{{ -n }}', '{{ +n }}', '{{ - 5 }}', '{{ --5 }}', '{{ -"3" }}', '{{ -null }}', '{{ -2 ** 2 }}', '{{ 2 ** 3 ** 2 }}', '{{ 2 ** -1 }}', '{{ (-2) ** 2 }}', '{{ -1|abs }}', '{{ (-1)|abs }}', '{{ 1 + 2 * 3 }}', '{{ (1 + 2) * 3 }}', '{{ 10 - 3 - 2 }}', '{{ 20 / 2 / 5 }}', '{{ 7 % 3 * 2 }}',
	'{{ 1..5 }}', '{{ (1..5)|join(",") }}', '{{ 5..1|join(",") }}', '{{ (5..1)|join(",") }}', '{{ ("a".."e")|join(",") }}', '{{ ("e".."a")|join }}', '{{ (0.5..3)|join(",") }}', '{{ ("1".."4")|join(",") }}', '{{ (1..1)|join(",") }}', '{{ (-1..1)|join(",") }}', '{{ (1..n - 39)|join(",") }}', '{{ ("A".."c")|length }}', '{{ ("aa".."cc")|join }}', '{{ (""..2)|join(",") }}', '{{ (null..2)|join(",") }}',
	'{{ yes ? "a" : "b" }}', '{{ no ? "a" : "b" }}', '{{ no ? "a" }}', '{{ yes ? "a" }}', '{{ name ?: "b" }}', '{{ empty ?: "b" }}', '{{ no ? 1 : no ? 2 : 3 }}', '{{ yes ? no ? 1 : 2 : 3 }}', '{{ 0 ? 1 : 2 ? 3 : 4 }}', '{{ undefined ?? "d" }}', '{{ nothing ?? "d" }}', '{{ empty ?? "d" }}', '{{ undefined.a.b ?? "d" }}', '{{ user.nope ?? user.name }}', '{{ undefined ?? nothing ?? "z" }}', '{{ zero ?? 5 }}', '{{ list[9] ?? "none" }}',
	'{{ 1 == 1 and 2 == 2 }}', '{{ 1 or 0 and 0 }}', '{{ (1 or 0) and 0 }}', '{{ 1 + 1 == 2 }}', '{{ "a" ~ "b" == "ab" }}', '{{ 1 < 2 and 2 < 3 }}', '{{ 1 is odd and 2 is even }}', '{{ 3 is not even }}', '{{ 5 b-and 3 == 1 }}', '{{ 1 + 2 in [3] }}', '{{ 6 // 4 + 1 }}', '{{ "10" + "5" }}', '{{ 1 <=> 2 }}', '{{ "a" == 0 ? "y" : "n" }}', '{{ "1" == "01" ? "y" : "n" }}', '{{ null == false ? "y" : "n" }}', '{{ [] == false ? "y" : "n" }}', '{{ [1, 2] == [1, 2] ? "y" : "n" }}', '{{ {a: 1} == {a: "1"} ? "y" : "n" }}',
);
// Tests
foreach (['empty', 'null', 'none', 'iterable', 'even', 'odd', 'defined'] as $test) {
	foreach (['name', 'zero', 'empty', 'nothing', 'yes', 'no', 'n', 'neg', 'list', '[]', 'undefined', 'numeric', 'user.name', 'user.nope', 'list[9]', 'user.address.zip', '"0"', 'hash'] as $subject) {
		ask("{{ $subject is $test ? 'y' : 'n' }}");
	}
}
ask(
	'{{ 10 is divisible by(5) }}', '{{ 10 is divisible by(3) ? 1 : 0 }}', '{{ 10 is divisible by 5 }}', '{{ 1 is same as(1) }}', '{{ 1 is same as("1") ? 1 : 0 }}', '{{ list is same as([3, 1, 2]) }}', '{{ null is same as(false) ? 1 : 0 }}', '{{ "a" is same as "a" }}', '{{ 2 is not divisible by(2) ? 1 : 0 }}', '{{ hash is not empty }}',
	'{{ (1 + 1) is defined }}', '{{ 5 is defined }}', '{{ "a" is defined }}', '{{ [] is defined }}', '{{ undefined is not defined ? "y" : "n" }}', '{{ undefined.x is defined ? "y" : "n" }}', '{{ user["name"] is defined ? "y" : "n" }}', '{{ 10 is divisible by(0) }}', '{{ name is nope }}', '{{ name is same }}', '{{ "abc" is even }}', '{{ 3.5 is odd ? "y" : "n" }}', '{{ name is iterable is same as(false) }}', '{{ "a" is constant("PHP_EOL") ? "y" : "n" }}',
);
// Filters over subjects
$subjects = ['name', 'text', 'utf', 'html', 'lines', 'empty', 'nothing', 'n', 'neg', 'f', 'yes', 'no', 'list', 'hash', 'none', 'words', 'digits', 'control'];
foreach (['upper', 'lower', 'title', 'capitalize', 'striptags', 'trim', 'nl2br', 'spaceless', 'length', 'e', 'e("js")', 'e("css")', 'e("url")', 'e("html_attr")', 'url_encode', 'json_encode', 'abs', 'round', 'number_format', 'default("d")', 'raw', 'first', 'last', 'reverse|join("|")', 'join("|")', 'keys|join("|")', 'sort|join("|")', 'split("")|join("|")', 'slice(1, 2)|json_encode', 'batch(2)|json_encode'] as $filter) {
	foreach ($subjects as $subject) {
		if ($subject === 'control' && preg_match('/title|upper|lower|capital|sort|keys|abs|round|number|batch/', $filter)) continue;
		ask("{{ $subject|$filter }}");
	}
}
ask(
	'{{ "a,b,c"|split(",")|join("+") }}', '{{ "a,b,c"|split(",", 2)|join("+") }}', '{{ "a,b,c"|split(",", -1)|join("+") }}', '{{ "a,b,c"|split(",", 0)|join("+") }}', '{{ "abcdef"|split("", 2)|join("+") }}', '{{ "abc"|split("", 5)|join("+") }}', '{{ "日本語"|split("")|join("+") }}', '{{ ""|split(",")|length }}',
	'{{ list|join(", ", " and ") }}', '{{ [1]|join(", ", " and ") }}', '{{ [1, 2]|join(", ", " and ") }}', '{{ []|join(", ", " and ") }}', '{{ list|join(", ", ", ") }}', '{{ list|join }}', '{{ [true, false, null, 1.5]|join("|") }}', '{{ deep|join }}', '{{ 5|join(",") }}',
	'{{ "  x  "|trim }}|', '{{ "xxaxx"|trim("x") }}', '{{ "xxaxx"|trim("x", "left") }}', '{{ "xxaxx"|trim("x", side="right") }}', '{{ "abcba"|trim("a..b") }}', '{{ " a "|trim(side="left") }}|', '{{ "a"|trim("a", "middle") }}', '{{ " a "|trim("") }}|',
	'{{ "I like this and that"|replace({"this": "foo", "that": "bar"}) }}', '{{ "aaa"|replace({"a": "b", "aa": "c"}) }}', '{{ "hi all"|replace({"hi": "all", "all": "hi"}) }}', '{{ "x"|replace({"": "y"}) }}', '{{ "a1"|replace({1: 2}) }}', '{{ "a"|replace("a") }}', '{{ null|replace({"a": "b"}) }}', '{{ "%a%"|replace({"%a%": name, "%b%": n}) }}',
	'{{ "%s is %d years"|format(name, n) }}', '{{ "%05.2f|%x|%b|%o|%e"|format(3.14159, 255, 5, 8, 1234.5) }}', '{{ "%2$s %1$s"|format("a", "b") }}', '{{ "%-6s|%6s|%06d"|format("a", "b", 42) }}', '{{ "100%%"|format }}', '{{ "%s"|format }}', '{{ "%s %s"|format(true, null) }}', '{{ "%\'*10s"|format("x") }}', '{{ "%c%u%X"|format(65, 3, 255) }}', '{{ "%+d %+d"|format(1, -1) }}',
	'{{ 9800.333|number_format }}', '{{ 9800.333|number_format(2) }}', '{{ 9800.333|number_format(2, ",", ".") }}', '{{ 9800.335|number_format(2, ".", "") }}', '{{ 1234567.891|number_format(1, decimal_point=",", thousand_sep=" ") }}', '{{ 1234.5|number_format(decimal=2) }}', '{{ -1234.567|number_format(2) }}', '{{ "1234.5"|number_format(1) }}', '{{ "abc"|number_format(1) }}', '{{ 0.5|number_format }}', '{{ 1.005|number_format(2) }}', '{{ -0.4|number_format }}', '{{ 1234.5|number_format(2, thousandSep="\'") }}',
	'{{ 42.55|round }}', '{{ 42.55|round(1) }}', '{{ 42.55|round(1, "floor") }}', '{{ 42.51|round(1, "ceil") }}', '{{ 2.5|round }} {{ -2.5|round }} {{ 3.5|round }}', '{{ 1234|round(-2) }}', '{{ "3.7"|round }}', '{{ 5.055|round(2) }}', '{{ 42.1|round(method="ceil") }}', '{{ 42.1|round(0, "up") }}', '{{ -3.2|round(0, "floor") }} {{ (-3.2)|round(0, "floor") }}', '{{ "abc"|round }}',
	'{{ list|sort|join(",") }}', '{{ list|sort|json_encode }}', '{{ words|sort|join(",") }}', '{{ ["10", "9", "1a", "b"]|sort|join(",") }}', '{{ rows|sort((a, b) => b.price <=> a.price)|column("name")|join(",") }}', '{{ hash|sort|keys|join }}', '{{ hash|sort((a, b) => a <=> b)|json_encode }}', '{{ mixed|sort|length }}', '{{ "abc"|sort }}',
	'{{ rows|filter(r => r.active)|column("id")|join(",") }}', '{{ hash|filter((v, k) => k != "a")|json_encode }}', '{{ list|filter(v => v > 1)|json_encode }}', '{{ list|filter(v => v > 9)|json_encode }}', '{{ rows|map(r => r.name|upper)|join(",") }}', '{{ hash|map((v, k) => k ~ v)|json_encode }}', '{{ hash|map((v, k) => k ~ v)|join(",") }}', '{{ list|reduce((c, v) => c + v) }}', '{{ list|reduce((c, v) => c + v, 10) }}', '{{ hash|reduce((c, v, k) => c ~ k ~ v, "") }}', '{{ list|map(v => v * n)|join(",") }}', '{{ "a"|filter(v => v) }}', '{{ "a"|map(v => v) }}', '{{ null|reduce((c, v) => c) }}', '{{ [[1, 2], [3]]|map(l => l|map(v => v + 1)|join)|join(",") }}', '{{ list|map((a, b, c) => a) }}', '{{ list|map(() => 1)|join }}', '{% set n = 5 %}{{ [1]|map(v => n)|join }}{{ [1]|map(n => n + 1)|join }}{{ n }}',
	'{{ rows|column("name")|join(",") }}', '{{ rows|column("nope")|json_encode }}', '{{ rows|column("price", "name")|json_encode }}', '{{ rows|column("name", "id")|json_encode }}', '{{ list|column("x")|json_encode }}', '{{ "a"|column("x") }}', '{{ hash|merge({a: 9, d: 4})|json_encode }}', '{{ list|merge([9])|json_encode }}', '{{ list|merge({x: 1})|json_encode }}', '{{ digits|merge({"1": "eins"})|json_encode }}', '{{ null|merge([]) }}', '{{ []|merge("a") }}', '{{ list|merge(hash)|json_encode }}',
	'{{ list|first }}{{ list|last }}', '{{ hash|first }}{{ hash|last }}', '{{ []|first }}|{{ ""|last }}', '{{ 123|first }}{{ 123|last }}', '{{ utf|first }}{{ utf|last }}', '{{ list|reverse|json_encode }}', '{{ hash|reverse|json_encode }}', '{{ list|reverse(true)|json_encode }}', '{{ digits|reverse|json_encode }}', '{{ 123|reverse }}', '{{ list|slice(1)|json_encode }}', '{{ list|slice(1, 1, true)|json_encode }}', '{{ list|slice(-2, 1)|json_encode }}', '{{ list|slice(0, -1)|json_encode }}', '{{ list|slice(5)|json_encode }}', '{{ hash|slice(1, 2)|json_encode }}', '{{ digits|slice(0, 2)|json_encode }}', '{{ digits|slice(0, 2, true)|json_encode }}', '{{ utf|slice(-8, 3) }}', '{{ 12345|slice(1, 3) }}',
	'{{ ["a", "b", "c", "d", "e"]|batch(2)|json_encode }}', '{{ ["a", "b", "c"]|batch(2, "-")|json_encode }}', '{{ ["a", "b", "c"]|batch(2, "-", false)|json_encode }}', '{{ list|batch(1.5)|json_encode }}', '{{ []|batch(3, "x")|json_encode }}', '{{ list|batch(0) }}', '{{ "a"|batch(2) }}', '{{ hash|batch(2)|json_encode }}', '{{ hash|batch(2, "z")|json_encode }}',
	'{{ undefined|default("d") }}', '{{ undefined.a.b|default("d") }}', '{{ ""|default("d") }}', '{{ 0|default("d") }}', '{{ "0"|default("d") }}', '{{ false|default("d") }}', '{{ []|default("d") }}', '{{ nothing|default }}|', '{{ name|default("d") }}', '{{ (undefined)|default("d") }}', '{{ user.nope|default(user.name) }}', '{{ undefined|default(default="x") }}', '{{ undefined|default("a")|upper }}',
	'{{ {"a b": "c&d", e: [1, {f: true}], g: null}|url_encode }}', '{{ "a b&c/d?é~"|url_encode }}', '{{ hash|url_encode }}', '{{ 12.5|url_encode }}', '{{ "a/b<c>&\'\"é\u2028"|json_encode }}', '{{ html|json_encode(15) }}', '{{ rows|json_encode(constant("JSON_PRETTY_PRINT")) }}', '{{ "é/"|json_encode(320) }}', '{{ ["1", "1.5", "a"]|json_encode(32) }}', '{{ list|json_encode(16) }}', '{{ 1.0|json_encode }} {{ 0.1|json_encode }} {{ 1e25|json_encode }} {{ 0.00001|json_encode }}', '{{ [null, true, false]|json_encode }}', '{{ {}|json_encode(128) }}{{ [[]]|json_encode(128) }}', '{{ "\u00e9"|json_encode }}', '{{ deep|json_encode }}', '{{ digits|json_encode }}', '{{ nothing|json_encode }}', '{{ mixed|json_encode }}',
	'{{ "<p>a<br>b</p>"|striptags }}', '{{ "<p>a<br>b</p>"|striptags("<br>") }}', '{{ "<p>a<b>x</b></p>"|striptags("<p><b>") }}', '{{ "a\nb"|nl2br }}', '{{ html|nl2br }}', '{{ html|raw|nl2br }}', '{{ ("<i>" ~ name)|nl2br }}', '{{ "<i>\n"|nl2br }}', '{{ "<p>  <b> x </b>  </p>"|spaceless }}', '{{ html|spaceless }}', '{{ html|raw|spaceless }}', '{% apply spaceless %}<p>  <b>{{ name }}</b> </p> {% endapply %}',
	'{{ html|escape }}', '{{ html|escape("html") }}', '{{ html|e(strategy="js") }}', '{{ html|e("nope") }}', '{{ name|e("nope") }}', '{{ 5|e("nope") }}', '{{ "a\'b\"c</script>"|e("js") }}', '{{ "é 😀"|e("js") }}', '{{ "é 😀"|e("css") }}', '{{ "é 😀"|e("html_attr") }}', '{{ list|e }}', '{{ true|e }}', '{{ "a-b_c.d,e"|e("html_attr") }}', '{{ "x y"|e("url") }}', '{{ "caf\xe9"|e }}',
	'{{ name|upper|lower|capitalize }}', '{{ (name ~ n)|upper }}', '{{ name|nope }}', '{{ name|uper }}', '{{ name|replace }}', '{{ name|replace(x={}) }}', '{{ name|slice(1, start=2) }}', '{{ name|slice(start=1, 2) }}', '{{ name|slice(length=2, start=1) }}', '{{ name|upper() }}', '{{ name|date(format="Y", nope=1) }}', '{{ name|convert_encoding("UTF-8", "UTF-8") }}', '{{ utf|convert_encoding("UTF-8", "ISO-8859-1")|length }}',
);
// Dates
foreach (['date', 'date("Y-m-d")', 'date("H:i:s")', 'date("D, d M Y")', 'date("jS F y")', 'date("N w z t L o W")', 'date("U")', 'date("c")', 'date("r")', 'date("\\\\Y Y")', 'date("e T P O")', 'date("Y-m-d H:i", "Europe/Paris")', 'date("Y-m-d H:i", timezone="America/New_York")', 'date("H:i", "+05:30")', 'date_modify("+1 day")|date("Y-m-d")', 'date_modify("last day of next month")|date("Y-m-d")', 'date_modify("-1 week")|date("c")', 'date_modify("monday")|date("D Y-m-d")'] as $filter) {
	foreach (['date', 'iso', 'stamp', '"2023-12-25"', '"@86400"', '0', '"1 January 2020 noon"'] as $subject) ask("{{ $subject|$filter }}");
}
ask(
	'{{ date("2024-01-01")|date("Y") }}', '{{ date("2024-01-01") < date("2024-01-02") ? "y" : "n" }}', '{{ date("2024-01-01") == date("2024-01-01") ? "y" : "n" }}', '{{ date("2024-01-01") > date("2023-01-02") ? "y" : "n" }}', '{{ date("2024-01-01").timestamp }}', '{{ date(stamp).format("Y") }}', '{{ date("2024-01-01", "Europe/Paris").timezone.name }}', '{{ date("2024-01-01") }}', '{{ "nonsense"|date }}', '{{ date|date("Y", "Nowhere/None") }}', '{{ list|date }}', '{{ date("2024-01-01").diff(date("2024-03-05")).days }}', '{{ date("2024-01-31 10:00").diff(date("2025-03-01 09:00"))|date("%y %m %d %h %R %a") }}', '{{ date("2024-03-05").diff(date("2024-01-01"))|date }}', '{{ date("2024-03-05").diff(date("2024-01-01"))|date("%R%a") }}', '{{ date("2020-02-29").diff(date("2021-02-28"))|date("%y-%m-%d") }}', '{{ date("2024-12-31").diff(date("2025-01-01 12:30:15"))|date("%Y %M %D %H:%I:%S") }}', '{{ "2024-01-31"|date_modify("+1 month")|date("Y-m-d") }}', '{{ date("2024-01-01")|json_encode }}', '{{ "2024-01-31T10:00:00+02:00"|date_modify("+1 hour")|date("c", false) }}', '{{ true|date("U") }}',
);
foreach (['2024-01-31', '2024-02-29 23:59', '2023-12-31 12:00', '2024-05-15', '2025-03-01 09:00:01'] as $from) {
	foreach (['2024-03-01', '2025-02-28 10:00', '2024-01-30 23:00', '2025-01-31', '2024-05-14 23:59:59'] as $to) ask("{{ date('$from').diff(date('$to'))|date('%R %y %m %d %h %i %s %a') }}");
}
// Functions
ask(
	"a\n{% include 'other.html' %}", '{% include "a" ~ name ignore missing %}x', '{% include "other.html" with {a: 1} only %}', '{% import "forms.html" as f %}', '{% from "forms.html" import input %}', '{% embed "e.html" %}{% block a %}b{% endblock %}{% endembed %}', '{{ include("x", ignore_missing=true) }}|', '{{ include(["a", "b"]) }}',
);
ask(
	'{{ max(1, 5, 3) }}{{ max(list) }}{{ min(list) }}{{ min(4, 2) }}', '{{ max("a", "b") }}', '{{ max(hash) }}', '{{ max([]) }}', '{{ max(1) }}', '{{ max("10", 9) }}', '{{ max("abc", 0) }}', '{{ min("abc", 0) }}', '{{ max([1, 2], [1, 3])|join }}', '{{ max(1, 1.0)|json_encode }}', '{{ min(null, 0)|json_encode }}',
	'{{ range(1, 4)|join(",") }}', '{{ range(0, 10, 5)|join(",") }}', '{{ range(4, 1)|join(",") }}', '{{ range("a", "e", 2)|join(",") }}', '{{ range(0, 1, 0.25)|join(",") }}', '{{ range(1, 2, 5)|join }}', '{{ range(10, 0, -5)|join(",") }}', '{{ range(low=1, high=3)|join }}', '{{ range(step=2, high=6, low=0)|join }}', '{{ range(1, 3, 0)|join(",") }}', '{{ range(1) }}',
	'{{ cycle(["a", "b"], 0) }}{{ cycle(["a", "b"], 1) }}{{ cycle(["a", "b"], 2) }}', '{{ cycle("x", 1) }}', '{{ cycle([], 1) }}', '{{ cycle(list, -1) }}', '{% for i in 1..4 %}{{ cycle(["odd", "even"], loop.index0) }} {% endfor %}', '{{ random([7]) }}', '{{ random("a") }}', '{{ random(0) }}', '{{ random([]) }}', '{{ random("") }}|', '{{ random(5, 5) }}', '{{ random(-3) <= 0 }}', '{{ random(nothing, 0) }}', '{{ random(true) }}',
	'{{ constant("PHP_EOL") }}|', '{{ constant("M_PI") }}', '{{ constant("NO_SUCH") }}', '{{ constant("DATE_ATOM") }}', '{{ nope() }}', '{{ rang(1, 2) }}', '{{ include("other.html") }}', '{{ source("other.html") }}', '{{ parent() }}', '{{ block() }}', '{{ attribute(list) }}', '{{ max() }}',
);
// Conditions
ask(
	'{% if yes %}a{% endif %}', '{% if no %}a{% else %}b{% endif %}', '{% if n > 50 %}a{% elseif n > 40 %}b{% else %}c{% endif %}', '{% if undefined %}a{% endif %}x', '{% if list %}a{% endif %}{% if [] %}b{% endif %}', '{% if "0" %}a{% else %}b{% endif %}', '{% if user.name == "Ada" and n %}a{% endif %}', "{% if yes %}\n  {% if no %}\n  x\n  {% else %}\n  y\n  {% endif %}\n{% endif %}", '{% if name is defined %}{{ name }}{% endif %}', '{% if not list %}a{% elseif not none %}b{% endif %}', '{%if yes%}a{%endif%}', '{% if(yes) %}a{% endif %}', '{% if 0.0 %}a{% else %}b{% endif %}',
);
// Loops
ask(
	'{% for i in list %}{{ i }},{% endfor %}', '{% for k, v in hash %}{{ k }}={{ v }};{% endfor %}', '{% for k, v in list %}{{ k }}={{ v }};{% endfor %}', '{% for k in hash|keys %}{{ k }}{% endfor %}', '{% for i in 1..3 %}{{ i }}{% endfor %}', '{% for c in "a".."c" %}{{ c }}{% endfor %}', '{% for i in none %}x{% else %}empty{% endfor %}', '{% for i in "text" %}x{% else %}empty{% endfor %}', '{% for i in nothing %}x{% endfor %}', '{% for i in undefined %}x{% else %}e{% endfor %}', '{% for i in 5 %}x{% else %}e{% endfor %}',
	'{% for i in list %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first ? "f" }}{{ loop.last ? "l" }}{{ loop.length }} {% endfor %}', '{% for r in rows %}{{ r.name }}{% if not loop.last %}, {% endif %}{% endfor %}', '{% for a in deep %}{% for b in a %}{{ loop.parent.loop.index }}.{{ loop.index }} {% endfor %}{% endfor %}', '{% for i in list %}{{ loop.parent.name }}{% endfor %}', '{% for i in list %}{% set x = i %}{% endfor %}{{ x }}|', '{% set x = 0 %}{% for i in list %}{% set x = x + i %}{% endfor %}{{ x }}', '{% set i = 9 %}{% for i in list %}{{ i }}{% endfor %}{{ i }}', '{% for i in list %}{% set y = (y|default(0)) + i %}{{ y }} {% endfor %}{{ y }}|', '{{ loop }}|{% for i in [1] %}{% endfor %}{{ loop.index }}|', '{% for name in words %}{{ name }}{% endfor %}{{ name }}', '{% for k, name in hash %}{{ k }}{{ name }}{% endfor %}{{ k }}{{ name }}',
	'{% for i in list if i > 1 %}{{ i }}{% endfor %}', '{% for i in list|filter(i => i > 1) %}{{ loop.index }}:{{ i }} {% endfor %}', '{% for i in [3, 1]|sort %}{{ i }}{% endfor %}', '{% for _, v in hash %}{{ v }}{% endfor %}', '{% for i in {a: 1}|merge({b: 2}) %}{{ i }}{% endfor %}', '{% for i in list %}{{ _key }}{% endfor %}', '{% for r in rows %}{% for k, v in r %}{{ k }}:{{ v }} {% endfor %}{% endfor %}', '{% for b in rows|batch(2) %}[{% for r in b %}{{ r.id }}{% endfor %}]{% endfor %}', '{% for i in list %}{% if i == 1 %}{% set found = i %}{% endif %}{% endfor %}{{ found is defined ? "y" : "n" }}', '{% for i in list %}{{ i }}{% else %}{% for j in list %}{% endfor %}{% endfor %}', '{% for loop in list %}{{ loop.index }}{% endfor %}', '{% for i in list %}{% set loop = 5 %}{{ loop }}{% endfor %}', '{% set loopy = "a" %}{% for i in [1] %}{% set loopy = "b" %}{% endfor %}{{ loopy }}',
);
// set, with, apply, do, autoescape
ask(
	'{% set a = 1 %}{{ a }}', '{% set a, b = 1, 2 %}{{ a }}{{ b }}', '{% set a = [1, 2] %}{{ a|join }}', '{% set a %}<b>{{ name }}</b>{% endset %}{{ a }}', '{% set a %}<b>{% endset %}{{ a|e }}', '{% set a %}x{% endset %}{{ a ~ "y" }}{{ a|upper }}{{ a|length }}', '{% set a %}{% endset %}{{ a is empty ? "y" : "n" }}', '{% set a %} {% endset %}{{ a is empty ? "y" : "n" }}', '{% set a %}x{% endset %}{{ a == "x" ? "y" : "n" }}{{ a is same as("x") ? "y" : "n" }}{{ a in ["x"] ? "y" : "n" }}{{ "x" in a ? "y" : "n" }}', '{% set a %}x{% endset %}{{ a|json_encode }}{{ [a]|json_encode }}', '{% set a %}x{% endset %}{{ a starts with "x" ? "y" : "n" }}', '{% set a = a ~ "x" %}{{ a }}', '{% set true = 1 %}', '{% set a, b = 1 %}', '{% set a, b %}x{% endset %}', '{% set in = 5 %}{{ in }}', '{% set a = name %}{% set name = 1 %}{{ a }}{{ name }}', '{% set a = {b: 1} %}{{ a.b }}', '{% set a.b = 1 %}', '{% set a %}5{% endset %}{{ a + 1 }}', '{% set a %}x{% endset %}{% if a %}y{% endif %}{{ a is iterable ? "y" : "n" }}{{ a|first }}{{ a|slice(0, 1) }}',
	'{% with %}{% set a = 1 %}{{ a }}{% endwith %}{{ a }}|', '{% with {name: "x"} %}{{ name }}{{ n }}{% endwith %}{{ name }}', '{% with {a: 1} only %}{{ a }}{{ name }}|{% endwith %}', '{% with hash %}{{ a }}{{ b }}{% endwith %}', '{% with "x" %}{% endwith %}', '{% set v = {q: 1} %}{% with v only %}{{ q }}{% endwith %}',
	'{% apply upper %}{{ name }} x{% endapply %}', '{% apply lower|escape("html") %}<B>{{ name }}</B>{% endapply %}', '{% apply replace({"a": "b"}) %}banana{% endapply %}', '{% apply upper %}{% apply lower %}AbC{% endapply %}d{% endapply %}', '{% apply nope %}x{% endapply %}', '{% apply length %}{% endapply %}', '{% apply e %}<b>{% endapply %}', '{% do 1 + 1 %}x', '{% do nope() %}', '{% do [1]|map(v => v) %}x',
	'{% autoescape %}{{ html }}{{ html|raw }}{{ html|e }}{% endautoescape %}', '{% autoescape "js" %}{{ html }}{% endautoescape %}', '{% autoescape false %}{{ html }}{% endautoescape %}', '{% autoescape "html" %}{{ "<b>" }}{{ "<b>" ~ name }}{{ html|upper }}{% endautoescape %}', '{% autoescape %}{{ yes ? html : "<i>" }}{{ no ? html : "<i>" }}{% endautoescape %}', '{% autoescape %}{{ yes ? html|raw : name }}{% endautoescape %}', '{% autoescape %}{% set a %}<b>{{ html }}</b>{% endset %}{{ a }}{% endautoescape %}', '{% autoescape %}{{ html|nl2br }}{{ html|spaceless }}{% endautoescape %}', '{% autoescape "url" %}{{ "a b" }}{{ "a b" ~ "" }}{{ html|e("html") }}{% endautoescape %}', '{% autoescape %}{% apply upper %}<b>{{ html }}{% endapply %}{% endautoescape %}', '{% autoescape %}{{ list|join("<br>") }}{{ 5 }}{{ n }}{% endautoescape %}', '{% autoescape %}{% autoescape false %}{{ html }}{% endautoescape %}{{ html }}{% endautoescape %}', '{% autoescape name %}x{% endautoescape %}', '{% autoescape %}{{ html ?: "<i>"|raw }}{{ empty ?: "<i>"|raw }}{{ empty ?: html }}{{ html|raw ?: html }}{{ (html ?: name) ?: "x" }}{{ html ?? "<i>" }}{% endautoescape %}', '{% autoescape "html" %}{{ html|e("html_attr") }}{{ html|e("js") }}{% endautoescape %}', '{% autoescape "nope" %}{{ html }}{% endautoescape %}', '{% autoescape %}{{ html|striptags }}{{ html|default("x") }}{{ (html) }}{{ "#{html}" }}{{ undefined ?? html }}{% endautoescape %}', '{% autoescape %}{{ html|json_encode }}{{ html|json_encode|raw }}{% endautoescape %}',
);
// Blocks and macros
ask(
	'{% block a %}x{% endblock %}', '{% block a %}x{{ name }}{% endblock a %}{{ block("a") }}', '{% block a name|upper %}', '{% block a %}{% block b %}in{% endblock %}{% endblock %}', '{% block a %}{% set z = 1 %}{% endblock %}{{ z }}|', '{% for i in list %}{% block a %}{{ i }}{% endblock %}{% endfor %}', '{{ block("nope") }}', '{{ block("a") is defined ? "y" : "n" }}{{ block("b") is defined ? "y" : "n" }}{% block a %}{% endblock %}', '{% block a %}{% endblock %}{% block a %}{% endblock %}', '{% block a %}{% endblock b %}', '{% block a %}{{ parent() }}{% endblock %}',
	'{% macro m(a, b) %}{{ a }}-{{ b }}{% endmacro %}{{ _self.m(1, 2) }}', '{% macro m(a, b = "d") %}{{ a }}-{{ b }}{% endmacro %}{{ _self.m(1) }}', '{% macro m(a, b = [1, 2]) %}{{ b|join }}{% endmacro %}{{ _self.m() }}', '{% macro m() %}{{ varargs|join(",") }}{% endmacro %}{{ _self.m(1, 2, 3) }}', '{% macro m() %}{{ name }}|{% endmacro %}{{ _self.m() }}', '{% import _self as f %}{% macro m(a) %}<{{ a }}>{% endmacro %}{{ f.m("x") }}', '{% from _self import m %}{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m("x") }}', '{% from _self import m as k, o %}{% macro m(a) %}[{{ a }}]{% endmacro %}{% macro o() %}o{% endmacro %}{{ k("x") }}{{ o() }}', '{% macro m(n) %}{{ n }}{% if n > 0 %}{{ _self.m(n - 1) }}{% endif %}{% endmacro %}{{ _self.m(3) }}', '{{ _self.nope() }}', '{% import _self as f %}{{ f.nope() }}', '{% from _self import nope %}{{ nope() }}', '{% macro m(a = name) %}{% endmacro %}', '{% macro m(varargs) %}{% endmacro %}', '{% macro m() %}{% endmacro x %}', '{% macro m(a, a2 = -1, b = true, c = null, d = {x: 1}) %}{{ a2 }}{{ b }}{{ c }}{{ d.x }}{% endmacro %}{{ _self.m() }}', '{% autoescape %}{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{{ _self.m("<i>") }}{{ _self.m("<i>"|raw) }}{% endautoescape %}', '{% import _self as f %}{{ f.m is defined ? "y" : "n" }}{{ f.q is defined ? "y" : "n" }}{% macro m() %}{% endmacro %}', '{% macro m(x) %}{% for i in x %}{{ i }}{% if not loop.last %},{% endif %}{% endfor %}{% endmacro %}{{ _self.m(list) }}', '{% import _self as f %}{% for i in list %}{{ f.m(i) }}{% endfor %}{% macro m(a) %}({{ a }}){% endmacro %}', '{% import _self as f %}{% block b %}{{ f.m(1) }}{% endblock %}{% macro m(a) %}({{ a }}){% endmacro %}', '{% macro m() %}{% set x %}a{% endset %}{{ x }}{% endmacro %}{{ _self.m()|upper }}', '{% macro m() %}{% endmacro %}{{ _self.m() is empty ? "y" : "n" }}', '{% macro a() %}{{ _self.b() }}{% endmacro %}{% macro b() %}b{% endmacro %}{{ _self.a() }}',
);
// Syntax errors
ask(
	'{{', '{{ name', '{% if yes %}', '{% if %}{% endif %}', '{% for %}{% endfor %}', '{% for i list %}{% endfor %}', '{{ name }', '{{ (1 + 2 }}', '{{ [1, 2 }}', '{{ {a: 1 }}', '{{ 1 + }}', '{{ + }}', '{{ name name }}', '{{ name. }}', '{{ name| }}', '{{ "a }}', "{{ 'a }}", '{# a', '{% verbatim %}x', '{% nope %}', '{% endif %}', '{% if yes %}{% endfor %}', '{% if yes %}{% nope %}{% endif %}', '{% fro i in list %}', "a\nb\n{{ name }\n}}", "a\n\n{% if yes %}\n\nx", '{{ a b }}', '{{ ) }}', '{{ ] }}', '{{ }} }}', '{{ [1, 2) }}', '{{ {1, 2} }}', '{{ {[1]: 2} }}', '{{ a ? b : }}', '{{ a === b }}', '{{ a !== b }}', '{{ @ }}', '{{ a & b }}', '{{ a && b }}', '{{ a || b }}', '{{ !a }}', '{% set %}', '{% set 5 = 1 %}', '{% set a = %}', '{% block %}{% endblock %}', '{% macro %}{% endmacro %}', '{% macro m %}{% endmacro %}', '{% import "a" %}', '{% from _self %}', '{% apply %}{% endapply %}', '{% %}', '{% 5 %}', '{% else %}', '{% elseif yes %}', '{% with 5 %}', '{{ name|5 }}', '{{ 5.name.6 }}', '{{ list[ }}', '{{ list[] }}', '{{ f(a b) }}', '{{ max(1, , 2) }}', '{{ max(1, 2,) }}', '{{ x => x }}', '{{ list|map(x => ) }}', '{% for i in list %}{% else %}{% else %}{% endfor %}', '{% if yes %}{% else %}{% elseif no %}{% endif %}', '{{ a.b.c. }}', '{{ "a#{" }}', '{{ "a#{name" }}', '{{ "a" "b" }}', '{% autoescape %}', '{% set a %}', '{% macro m() %}', '{% block a %}', '{{ 1..  }}', '{{ not }}', '{{ is defined }}', '{{ a is }}', '{{ a is not }}', '{{ a in }}', '{{ (a, b) }}', '{{ ?: }}', '{{ a ?? }}', '{{ ..5 }}',
	"{% if yes %}\n{{ list }}\n{% endif %}", "a\n{{ name|nope }}", "{% set x = 1 %}\n\n{{ 5 / zero }}", "x\n{{ _self.nope() }}", "{{\n\n  name|replace('a')\n}}", "{% for i in list %}\n{{ [] + 1 }}\n{% endfor %}",
);
// Whole pages
ask(
	"<table>\n{% for r in rows %}\n  <tr class=\"{{ cycle(['odd', 'even'], loop.index0) }}\">\n    <td>{{ r.name|e }}</td>\n    <td>{{ r.price|number_format(2) }}</td>\n  </tr>\n{% else %}\n  <tr><td>none</td></tr>\n{% endfor %}\n</table>\nTotal: {{ rows|reduce((sum, r) => sum + r.price, 0)|number_format(2, ',', '.') }}\n",
	"{%- set user = {'isActive': true, 'isPending': false} -%}\n{% if user.isActive %}\n    Active\n{% elseif user.isPending %}\n    Pending\n{% endif %}\n", "Dear {{ user.name|title }},\n\n{% if n > 40 -%}\n  you have {{ n }} points.\n{%- else -%}\n  nothing.\n{%- endif %}\n\nBye",
	"{% macro input(name, value = '', type = 'text', size = 20) %}\n<input type=\"{{ type }}\" name=\"{{ name }}\" value=\"{{ value|e }}\" size=\"{{ size }}\" />\n{% endmacro %}\n{% import _self as forms %}\n<p>{{ forms.input('user', html) }}</p>\n<p>{{ forms.input('pass', null, 'password') }}</p>",
	"{\n{% for k, v in hash %}\n  \"{{ k }}\": {{ v|json_encode }}{{ not loop.last ? ',' }}\n{% endfor %}\n}", "{% for group, items in {a: rows|filter(r => r.group == 'a'), b: rows|filter(r => r.group == 'b')} %}\n## {{ group|upper }} ({{ items|length }})\n{% for r in items|sort((x, y) => x.name <=> y.name) %}\n{{ loop.index }}. {{ r.name }}\n{% endfor %}\n{% endfor %}",
);

$rows = [];
foreach (array_unique($templates) as $template) {
	$twig = new \Twig\Environment(new \Twig\Loader\ArrayLoader(['template' => $template]), ['autoescape' => false, 'strict_variables' => false]);
	$level = ob_get_level();
	try {
		$row = [$template, $twig->render('template', $data)];
	} catch (\Twig\Error\Error $error) {
		while (ob_get_level() > $level) ob_end_clean();
		$previous = $error->getPrevious();
		// Twig wraps what PHP itself refuses.
		$row = [$template, null, $previous === null || $previous instanceof \Twig\Error\Error ? $error->getRawMessage() : 'php', $error->getTemplateLine()];
	} catch (\Throwable $error) {
		while (ob_get_level() > $level) ob_end_clean();
		$row = [$template, null, 'php', -1];
	}
	$json = json_encode($row, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
	// What is no UTF-8 cannot be written down.
	if ($json !== false) $rows[] = $json;
}

echo "{\n\"php\": ", json_encode(PHP_VERSION), ",\n\"twig\": ", json_encode(\Twig\Environment::VERSION), ",\n";
echo '"data": ', json_encode($data, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), ",\n\"rows\": [\n", implode(",\n", $rows), "\n]\n}\n";
