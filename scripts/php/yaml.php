<?php
/*
 * Asks Symfony's YAML component how it reads and writes YAML, and prints the answers as JSON:
 *
 *     php scripts/php/yaml.php > test/catalogue/filters/yaml/php.json
 *
 * Texts it refuses have the result "error". Mappings are read as objects, so that {} and [] stay apart.
 */

require_once '/usr/share/php/Symfony/Component/Yaml/autoload.php';

use Symfony\Component\Yaml\Yaml;

error_reporting(0);
ini_set('serialize_precision', '-1');
ini_set('precision', '-1');

$json = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE;

/* Scalars in every place a scalar may stand. */

$scalars = [
	'', '~', 'null', 'Null', 'NULL', 'nULL', 'true', 'True', 'TRUE', 'false', 'False', 'yes', 'no', 'on', 'off', 'y', 'n', '0', '1', '-1', '+1', '-0', '+0', '00', '12', '123456789', '9223372036854775807',
	'9223372036854775808', '-9223372036854775808', '-9223372036854775809', '1_000', '1__0', '_1', '-1_000', '+1_000', '1_', '08', '09', '0o17', '0o8', '-0o17', '+0o7', '0o1_7', '0x1F', '0xff', '0XFF', '-0x1F', '0x', '0xG',
	'0x1_F', '0b11', '1.5', '-1.5', '+1.5', '.5', '-.5', '5.', '1.', '1e3', '1E3', '1e-3', '-1.5e+3', '1e', 'e1', '1.5_0', '1_0.5', '1.2.3', '1,000', '12e03', '.', '..', '...', '.a', '-.a', '2024-01-02', '2024-1-2', '2024-12-31 23:59:59',
	'2024-01-02T03:04:05Z', '2024-01-02t03:04:05.5+02:00', '2024-01-02 03:04:05 -5', '2024-01-02 03:04', '2024-02-30', '2024-13-01', '2024-01-32', '24-01-02', '12:30:45', '1:2', 'a', 'abc def', 'a  b', 'é', '日本', '😀', 'a:b', 'a#b', 'a #b', '#a',
	"'a'", "'it''s'", "''", '""', '"a"', '"a\nb"', '"\t\"\\\\"', '"\x41\u00e9\U0001F600"', '"\e\0\a\b\v\f\r\_\N\L\P\/"', '"\q"', '"a', "'a", "a'b", 'a"b', '"a" b', "'a' b", '"1"', "'true'", '"null"', '@a', '`a', '%a', '&a', '*a', '!a', '!a b', '! a', '! 1', '!!str 1',
	'!!str true', '!!str "x"', '!!int 1', '!!float 1', '!!float 1.5', '!!bool true', '!!null x', '!!binary aGVsbG8=', '!!binary aGV', '!php/object x', '|', '>', '-', '- a', '-a', '--', '---a', '?', '?a', '? a', ':', ':a', 'a:', ': a', 'a?', 'a!', 'a&b', 'a*b', 'a|b', 'a>b', 'a%b', 'a@b',
	'=', '<', '<<', '[]', '{}', '[1, 2]', '[a, b]', '{a: 1}', '{a: 1, b: 2}', '[[1], [2, 3]]', '{a: {b: c}}', '[{a: 1}, {b: 2}]', '{a: [1, 2]}', '[1, 2', '{a: 1', '[1, 2]]', '[a, , b]', '[a,]', '[,a]', '{a: 1,}', '{a}', '{a, b}', '{a: }', '{a:}', '{a:1}', '{"a":1}', "{'a':1}", '[a: 1]',
	'[a: 1, b: 2]', '{a: b: c}', '[ ]', '{ }', '[ a , b ]', '{ a : 1 }', '["a", \'b\']', '[a b, c d]', '[1 2]', '{a: 1 b: 2}', '{1: a}', '{1.5: a}', '{true: a}', '{null: a}', '{~: a}', '{a: ~}', '{a: null, b: true}', '{a: 2024-01-02}', '{2024-01-02: a}', '[~, null, true]', '[a#b]', '[a #b]', '{a: "b, c"}',
	'[http://x.y/z]', '{a: http://x.y/z}', 'http://x.y/z', '{a: 1, a: 2}', '{? a: b}', '[- a]', '[a]b', '{a: 1} # c', '[a] # c', 'a, b', 'a]', 'a}', ']', '}', ',', 'a,b', '{a: [}', '{}}', '[{]', "\ta", "a\t", "a\tb", 'INF', 'NaN', '0.0', '-0.0', '1e400', '1.0e+25', '0001', '0.10', '1.10', '12345678901234567890.5',
];
$contexts = ['%s', 'k: %s', '- %s', "k:\n    %s", "- a\n- %s\n- b", "a: 1\nk: %s\nb: 2", '[x, %s, y]', '{k: %s, z: 1}', "- k: %s\n  z: 1", '%s: v'];
$documents = [];
foreach ($scalars as $scalar) foreach ($contexts as $context) $documents[] = sprintf($context, $scalar);

/* Documents. */

array_push($documents,
	'', "\n", '# only a comment', "# a\n# b\n", '---', "---\n", "---\na: 1", "--- a", "--- # c\na: 1", "a: 1\n...", "---\na: 1\n...\n", "a: 1\n---\nb: 2", "%YAML 1.2\n---\na: 1", "\u{feff}a: 1",
	"a: 1\nb: 2\nc: 3", "a: 1\r\nb: 2\r\n", "a:\n  b:\n    c: d", "a:\n  - 1\n  - 2", "a:\n- 1\n- 2\nb: 3", "- a\n- b", "- - a\n  - b\n- c", "- - - a", "-\n  - a\n  - b\n-\n  - c", "- a: 1\n  b: 2\n- a: 3\n  b: 4", "-\n  a: 1\n  b: 2",
	"-   a: 1\n    b: 2", "a:\n    - b: 1\n      c:\n          - d", "a: 1\n b: 2", "a:\n  b: 1\n c: 2", "a: 1\n- b", "- a\nb: 1", "a\nb", "a\nb: 1", "\ta: 1", "a:\n\tb: 1", "a: 1\na: 2", "a:\n  b: 1\n  b: 2", "a: b: c", "a: 'b': c", "a : 1", "a  :   1", "'a b': 1", '"a\tb": 1',
	"'a': 1\n\"b\": 2", "a b c: 1", "a:b: 1", "a:b:c", "1: a\n2: b", "0: a\n1: b", "-1: a", "1.5: a", "true: a", "null: a", "~: a", "2024-01-02: a", "'1': a", "é: 1", "a.b: 1", "a/b: 1", "a-b: 1", "\$a: 1", "<: 1", "=: 1", "? a\n: b", "? a", "a: ", "a:", "a:\nb:", "a:\n\nb: 1", "a: 1 # c", "a: '#b' # c", "a: b#c",
	"# c\na: 1\n# d\nb: 2\n", "a:\n  # c\n  b: 1\n  # d\n", "a: # c\n  b: 1", "- # c\n  a", "- a # c\n- b", "a: [1, 2] # c", "a: |\n  x\n  y\n", "a: |\n  x\n\n  y\n\n", "a: |-\n  x\n  y\n", "a: |+\n  x\n\n\nb: 1", "a: >\n  x\n  y\n", "a: >\n  x\n\n  y\n  z\n", "a: >-\n  x\n  y", "a: >+\n  x\n\n", "a: |2\n   x\n  y\n", "a: |1\n  x\n", "a: |\n    x\n      y\n    z\n", "a: >\n  x\n    y\n  z\n",
	"a: | # c\n  x\n", "a: |\n  # no comment\n  x\n", "a: |\n\n  x\n", "a: |\n  \n  x\n", "a: |\nb: 1", "a: >\n\n\n  x\n", "- |\n  x\n- >\n  y\n", "|\n  x\n  y", ">\n  x\n  y", "a: |\n  x", "a: |-\n  x\n\n", "a: >-\n\n  x\n\n  y\n\n", "a: |\n  x \n  y\t\n", "a: >\n  x \n  y\n", "a: |\n x\n\n  y\n", "a: >\n  - x\n  - y\n", "a: |\n  k: v\n  l: w\n", "a: |\n  {\n    x\n  }\n",
	"a: x\n  y\n  z", "a: x\n\n  y", "a:\n  x\n  y", "a: 'x\n  y'", "a: 'x\n\n  y'", "a: \"x\n  y\"", "a: \"x\\\n  y\"", "a: \"x\n\n\n  y\"", "- x\n  y\n- z", "x\ny\nz", "'x\n  y'", "\"x\n y\"", "a: 'x # y'", "a: x # y\n  z", "a: [\n  1,\n  2\n]", "a: {\n  b: 1,\n  c: 2\n}", "a: [\n  1, # one\n  2\n]", "[\n  a,\n  b\n]", "{\n  a: 1,\n  b: 2\n}", "a: [1,\n2]", "a: {b: [1,\n  2]}", "a: [x\n  y, z]",
	"a: &x 1\nb: *x", "a: &x\n  b: 1\nc: *x", "- &x a\n- *x", "a: &x [1, 2]\nb: *x", "a: &x {b: 1}\nc: *x", "a: *x", "a: &x *x", "a: &x 1\nb: &x 2\nc: *x", "a: &x 'q'\nb: *x", "a: &x\n- 1\n- 2\nb: *x", "a: &x |\n  t\nb: *x", "&x a: 1\nb: *x", "- &x\n  a: 1\n- *x", "- &x a: 1\n- *x", "a: [&x 1, *x]", "a: {b: &x 1, c: *x}", "a: *x b", "a: *", "a: &\nb: 1", "a: &x",
	"a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3", "a: &x {b: 1}\nd:\n  b: 3\n  <<: *x", "a: &x {b: 1}\nc: &y {d: 2}\ne:\n  <<: [*x, *y]\n  f: 3", "a:\n  <<: {b: 1}\n  c: 2", "a:\n  <<: 1", "a:\n  <<:\n    b: 1\n  c: 2", "<<: {a: 1}\nb: 2", "a: {<<: {b: 1}, c: 2}", "a: &x {b: 1}\nc: {<<: *x, d: 2}", "a:\n  <<: [{b: 1}, {b: 2, c: 3}]", "a:\n  <<: [1]", "a: &x {b: 1}\nc:\n  <<: *x\n  <<: {d: 2}", "a:\n  '<<': 1",
	"a: !!str 1", "a: !!str\n  b", "a: !!binary |\n  aGVs\n  bG8=", "a: !x {b: 1}", "a: !x\n  b: 1", "- !x a", "!x a", "!!map\na: 1", "a: !!seq [1]", "a: ! 1", "a: !!float 1", "a: !!int '1'", "a: !!str |\n  x\n",
	"a: [b, c: d]", "a: [{b: c, d: e}, f]", "a: [[b, [c]], d]", "a: {b: {c: {d: e}}}", "a: [1, '2', \"3\", true, null, ~, 1.5]", "a: ['x, y', \"z]\"]", "a: {'b c': d, \"e\": f}", "a: [b: c: d]", "a: {b: [c: d]}", "a: [x:y]", "a: {b: x:y}", "a: {b: 'x'y}", "a: [\"x\"y]", "a: [] []", "a: {} b", "a: [1] 2",
	"a: -", "a: - b", "a: -b", "- -", "- - ", "-", "- ", "-\n-", "- \n- a", "- - -\n", "a:\n  -", "a:\n  - \n  - b", "-a: 1", "- a:\n- b:", "- a:\n    b: 1\n  c: 2", "-  a\n-  b", "- a\n - b", " - a\n - b", " a: 1\n b: 2", "  a: 1\n b: 2", "a: 1\n\n\n\nb: 2", "a: 1   \nb: 2  ", "a:    1", "a:\t1", "a: \t1", "-\ta", "a: 1\n\t\nb: 2",
	"date: 2024-01-02\nn: 007\nb: yes", "env:\n  - NAME=value\n  - OTHER=\"x y\"", "image: node:20\nports:\n  - \"80:80\"\n  - 22:22", "url: https://x.y/z?a=b#c", "path: C:\\dir", "time: 12:30", "version: 1.10", "version: '1.10'", "on:\n  push:\n    branches: [main]", "cmd: >-\n  a &&\n  b", "a: @b", "a: `b`", "a: %b", "a: b %c", "a: 50%", "a: *b*", "a: \"*\"", "a: !", "a: '!'",
	"k: \"a\\\n  b\"", "k: \"a\\n\\\n  b\"", "k: 'a\n\n\n  b'", "k: \"\\u263a\"", "k: \"\\x\"", "k: \"\\u12\"", "a: 'b\nc: d", "a: \"b\nc: d", "a: b\n  c: d", "a:\n    b\n  c", "a: |x\n  b", "a: |3-\n    b\n", "a: >2\n   b\n  c\n", "a: |-2\n   b\n", "a: |9\n b",
);
$parsed = [];
foreach (array_values(array_unique($documents)) as $document) {
	try {
		$value = Yaml::parse($document, Yaml::PARSE_OBJECT_FOR_MAP);
		$row = json_encode([$document, $value], $json);
		if ($row === false) $row = json_encode([$document, 'not JSON'], $json);
	} catch (\Throwable) {
		$row = json_encode([$document, 'error'], $json);
	}
	$parsed[] = $row;
}

/* Values. */

$texts = array_merge(array_filter($scalars, fn($scalar) => !str_contains($scalar, "\t")), [
	' ', ' a', 'a ', "a\n", "\n", "a\nb", "a\n\nb\n", "a\nb\n\n", " a\nb", "a\n  b\nc", "\n a", "a\rb", "a\r\nb", "a\tb\nc", "\t", "a\0b", "\x01", "\x1b[0m", "\x7f", "a\u{85}b", "a\u{a0}b", "a\u{2028}b", "\u{3000}a", "\u{feff}a", 'a: b', 'a :b', 'k: {x: 1}', '- x', 'x - y', "it's", 'say "hi"', "both ' and \"", 'C:\dir', '%d', '50%', '@x', 'x@y.z', '`x`', '!x', '&x', '*x', '#x', 'x#y', 'x #y', '|', '>', '<x>', '=x', '~x', 'x~',
	'{x}', '[x]', 'x,y', 'x?y', '?x', 'a & b', 'NULL', 'Yes', 'oN', '12abc', '1 2', ' 1', '1 ', "1\n", '2024-01-02 x', '日本語', 'naïve', 'a/b', 'a.b', 'a_b', 'a-b', '-a', '--a', '+a', '.a', '$a', '^a', '(a)', 'a;b', 'a\\b', "a\\\nb", '...', '---', 'e1', '1_000x',
]);
$values = array_merge([
	null, true, false, 0, 1, -5, 9007199254740993, 1.5, -0.25, 0.1 + 0.2, 1e25, -1.5e-7, 123456.789, 1e100, 5e-324, 1.7976931348623157e308, 0.0001, 0.00012345, 12345678901234567.0 * 10, [], new stdClass(), [1, 2, 3], [[1, 2], [3]], [[]], [new stdClass()],
	['a' => 1], ['a' => 1, 'b' => [1, 2], 'c' => ['d' => ['e' => ['f' => 1]]]], ['a' => []], ['a' => new stdClass()], ['a' => null, 'b' => true, 'c' => 1.5, 'd' => 'x'], [['a' => 1, 'b' => 2], ['a' => 3]], ['x' => ['y' => ['z' => [1, ['w' => 2]]]]], [null, true, 'a', 1.5, [], ['k' => 'v']], ['a b' => 1, 'c:d' => 2, 'true' => 3, '' => 4, '1.5' => 5, 'é' => 6, '- x' => 7, "l\nm" => 8],
	['5' => 'a', '-3' => 'b', '007' => 'c'], ['text' => "two\nlines", 'more' => "a\nb\n", 'blank' => "a\n\n", 'indented' => "  x\ny"], ["x\ny", ["z\nw"]], ['name' => 'Ada', 'tags' => ['a', 'b'], 'address' => ['street' => 'Main 1', 'zip' => '01234'], 'notes' => "first\nsecond"], [[[[1]]]], ['a' => ['b' => ['c' => []]]],
], array_values(array_unique($texts)));
$styles = [[0, 2, 4], [0, 1, 2], [0, 0, 4], [0, 9, 2], [128, 4, 2], [2048, 2, 4]];

$dumped = [];
foreach ($values as $value) {
	$nested = is_scalar($value) || $value === null ? [$value, ['k' => $value], [$value]] : [$value];
	foreach ($nested as $each) foreach (is_scalar($value) || $value === null ? [$styles[0], $styles[4]] : $styles as [$flags, $inline, $indent]) {
		$written = Yaml::dump($each, $inline, $indent, $flags | Yaml::DUMP_OBJECT_AS_MAP | Yaml::DUMP_EMPTY_ARRAY_AS_SEQUENCE);
		$row = json_encode([$each, $flags, $inline, $indent, $written], $json);
		if ($row !== false) $dumped[] = $row;
	}
}

echo "{\n\"php\": ", json_encode(PHP_VERSION), ",\n\"symfony\": \"5.4\"";
// One row a line keeps the file readable in a diff.
echo ",\n\"parsed\": [\n", implode(",\n", $parsed), "\n],\n\"dumped\": [\n", implode(",\n", array_unique($dumped)), "\n]\n}\n";
