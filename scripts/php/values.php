<?php
/*
 * Asks PHP itself how its values behave and prints the answers as JSON:
 *
 *     php scripts/php/values.php test/values/php
 *
 * Integers and decimals are written as {"int": "…"} and {"decimal": "…"}, so that no reader can round them.
 */

error_reporting(E_ERROR);
ini_set('display_errors', 'stderr');
ini_set('serialize_precision', '-1');
ini_set('precision', '-1');
mb_internal_encoding('UTF-8');

function tagged(mixed $value): mixed
{
	if (is_int($value)) return ['int' => (string) $value];
	if (is_float($value)) return ['decimal' => var_export($value, true)];
	if (!is_array($value)) return $value;
	if (array_is_list($value)) return array_map('tagged', $value);
	$pairs = [];
	foreach ($value as $key => $element) $pairs[] = [(string) $key, tagged($element)];
	return ['pairs' => $pairs];
}

/** A number or numeric text, or what a question gives, in a word: "int 5", "decimal 1.5", "text 5", "error …". */
function inWords(mixed $value): string
{
	if ($value instanceof \Closure) {
		try {
			return inWords($value());
		} catch (\Throwable $error) {
			return 'error ' . $error->getMessage();
		}
	}
	return match (true) {
		is_int($value) => "int $value",
		is_float($value) => 'decimal ' . var_export($value, true),
		default => "text $value",
	};
}

function write(string $folder, string $name, array $content): void
{
	$json = json_encode(
		['php' => PHP_VERSION] + $content,
		JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR,
	);
	// One row a line keeps the file readable in a diff.
	file_put_contents("$folder/$name.json", preg_replace('/(?<=[\]}]),(?=\[|"(?:values|equal|order|rows)")/', ",\n", $json) . "\n");
}

/* Every value against every other: ==, ===, <=>. */

$numeric = [
	'0', '1', '-1', '+1', '01', '1.0', '1.5', '.5', '5.', '1e3', '1E3', '1000', '1e-3', '0.001', ' 1', '1 ', " \t\n1\r\v\f", '- 1', '1e',
	'1e+', '0x1A', '26', '1_000', '.', '-', '+', '1 2', '00', '-0', '0.0', '-.5', '9007199254740992', '9007199254740993',
	'9223372036854775807', '9223372036854775808', '9223372036854775809', '-9223372036854775808', '-9223372036854775809',
	'9223372036854775807.0', '1e999', '1e1000', '-1e999', '10', '2', '9', '99999999999999999999', '99999999999999999998', '1e20',
	'100000000000000000000', "\u{a0}1", '0e5', '0e6',
];
$words = ['', ' ', 'a', 'b', 'A', 'abc', 'abcd', 'true', 'false', 'null', '1a', '10a', 'é', 'z', "\u{ffff}", "\u{10000}", '日本', '😀', 'NAN', 'INF'];
$scalars = [
	null, true, false, 0, 1, -1, 2, 9, 10, 26, 1000, 1.5, 0.5, -0.5, 0.1, 0.1 + 0.2, 1e25, -1e25, 9007199254740991, 9007199254740992,
	9007199254740993, 9223372036854775807, -9223372036854775807 - 1, 9223372036854775807.0, 1e19, 100000000000000000000.0,
];
$containers = [
	[], [0], [1], ['1'], ['a'], [null], [[]], [1, 2], [2, 1], [1, 2, 3], ['a' => 1], ['a' => '1'], ['b' => 1], ['a' => 1, 'b' => 2],
	['b' => 2, 'a' => 1], ['a' => ['b' => 1]], [[1], [2]], ['a' => null], ['1' => 1, '0' => 0], [1 => 'x'], ['x' => [], 'y' => [[]]],
];
$values = array_merge($scalars, $numeric, $words, $containers);
$equal = $identical = $order = [];
foreach ($values as $left) {
	$rowEqual = $rowIdentical = $rowOrder = '';
	foreach ($values as $right) {
		$rowEqual .= $left == $right ? '1' : '0';
		$rowIdentical .= $left === $right ? '1' : '0';
		$rowOrder .= ['<', '=', '>'][($left <=> $right) + 1];
	}
	$equal[] = $rowEqual;
	$identical[] = $rowIdentical;
	$order[] = $rowOrder;
}
write($argv[1], 'comparison', [
	'values' => array_map('tagged', $values), 'equal' => $equal, 'identical' => $identical, 'order' => $order,
]);

/* Arithmetic on numbers and numeric texts. */

$numbers = [
	0, 1, -1, 2, 3, -3, 7, -7, 10, 1.5, -1.5, 0.1, 0.2, 0.5, -0.5, 10000000000, 123456789, 94906267, 4294967296, 9007199254740991, -9007199254740991,
	9007199254740992, 9007199254740993, 4611686018427387904, 9223372036854775807, -9223372036854775807 - 1, 1e19, -1e19, 1e25, 1e300, 1e-300,
	'5', '-5', ' 5 ', '1.25e1', '1.5', '.5', '9223372036854775807', '9223372036854775808',
];
$rows = [];
foreach ($numbers as $left) {
	foreach ($numbers as $right) {
		$rows[] = [
			inWords($left), inWords($right), inWords(fn() => $left + $right), inWords(fn() => $left - $right),
			inWords(fn() => $left * $right), inWords(fn() => $left / $right), inWords(fn() => $left % $right),
		];
	}
}
write($argv[1], 'arithmetic', ['rows' => $rows]);

/* Casts. */

$texts = array_merge($numeric, $words, [
	'133.45 kg', '  12abc', '-3.9', '3.9', '1e3abc', '1.5.5', '1..5', '--5', '+-5', '9223372036854775808abc', '-9999999999999999999', '1e19', '-1e19',
	'1e400x', "12\0", '0.1e1', '1e5.5', '٣', '１',
]);
$rows = [];
foreach (array_merge($scalars, $texts, $containers) as $value) {
	$rows[] = [tagged($value), [
		'int' => tagged((int) $value), 'decimal' => tagged((float) $value), 'bool' => (bool) $value,
		'numeric' => is_string($value) && is_numeric($value), 'negative' => is_array($value) || !is_numeric($value) ? null : tagged(-$value),
	]];
}
write($argv[1], 'casts', ['rows' => $rows]);

/* mb_substr, mb_strlen, mb_strpos. */

$rows = [];
foreach (['', 'a', 'hello', 'héllo wörld', '日本語テキスト', 'a😀b😀c', '😀😀', "e\u{301}x"] as $text) {
	$slices = [];
	foreach ([-20, -3, -2, -1, 0, 1, 2, 4, 5, 20] as $start) {
		foreach ([null, -20, -3, -1, 0, 1, 2, 20] as $length) $slices[] = [$start, $length, mb_substr($text, $start, $length)];
	}
	$finds = [];
	foreach (['a', 'o', '本', '😀', 'b😀', 'x', 'zz'] as $search) {
		foreach ([0, 1, 2, -1, -2] as $from) {
			if (abs($from) <= mb_strlen($text)) $finds[] = [$search, $from, mb_strpos($text, $search, $from)];
		}
	}
	$rows[] = [$text, ['length' => mb_strlen($text), 'slices' => $slices, 'finds' => $finds]];
}
write($argv[1], 'text', ['rows' => $rows]);

/* json_decode and json_encode. */

$rows = [];
$documents = [
	'', ' ', 'null', 'true', 'false', 'nul', 'True', '0', '-0', '-0.0', '00', '01', '-', '+1', '1.', '.5', '1.5', '1e5', '1E+2', '1e-2', '1e', '0x1', 'NaN',
	'9007199254740991', '9007199254740992', '9007199254740993', '-9007199254740993', '9223372036854775807', '9223372036854775808',
	'-9223372036854775808', '-9223372036854775809', '12345678901234567890123', '1.0', '100.0', '1e2', '1e25', '0.1', '1234567890.12345678901234',
	'[]', '{}', '[1,2]', '[1,]', '[,1]', '[1 2]', '[1', ']', '[1}', '{"a":1]', '{"a":1}', '{"a":1,}', '{a:1}', "{'a':1}", '{"a"}', '{"a":}', '{"a" 1}',
	'{"b":1,"a":2}', '{"a":1,"b":2,"a":3}', '{"2":1,"1":2}', '{"1":1,"a":2,"0":3}', '{"":1}', '{"__proto__":1}', '{"a":{"5":1,"4":2}}', '{"\u0031":1,"a":2}',
	'"a"', '"a', 'a"', '"\n"', "\"\n\"", "\"\t\"", '"\x"', '"\u00e9"', '"\u00"', '"\ud83d\ude00"', '"\ud83d"', '"\ude00"', '"\ude00\ud83d"', '"\/"', '"\\\\"',
	'"é"', '"😀"', "\u{feff}1", "1\u{a0}", " \t\r\n1 \t\r\n", '1 2', '1,2', '[[[]]]', '{"a":[{"b":[]}]}', '[1e999]', '[-1e999]', '[true,false,null]', "[1,\n2]",
	'{"1.5":1}', '{"-1":1,"01":2,"9":3}', '[1]]', '{"a":1}}', '"\u0000"', '// x', '[1] // x', '{"a":"b\\"c"}', '"\u2028"',
];
foreach ($documents as $document) {
	$value = json_decode($document, true, 512);
	$error = json_last_error() === JSON_ERROR_NONE ? null : json_last_error_msg();
	$rows[] = [$document, ['value' => tagged($value), 'error' => $error, 'encoded' => $error === null
		? json_encode(json_decode($document, false), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS) : null]];
}
write($argv[1], 'json', ['rows' => $rows]);
