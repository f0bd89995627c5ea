<?php
/*
 * Asks PHP itself how the functions behave that stand behind filters, and prints the answers as JSON:
 *
 *     php scripts/php/filters.php > test/catalogue/filters/php.json
 *
 * Numbers are written as texts, so that no reader can round them.
 */

error_reporting(E_ERROR);
ini_set('serialize_precision', '-1');
ini_set('precision', '-1');
mt_srand(20250101);

function decimal(float $value): string
{
	return var_export($value, true);
}

/** What a question gives, or "error" when PHP refuses it. */
function answer(callable $question): mixed
{
	try {
		return $question();
	} catch (\Throwable) {
		return 'error';
	}
}

function exact(int|float $value): string
{
	return is_int($value) ? (string) $value : decimal($value);
}

/* round and number_format */

$numbers = [
	0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 1.005, -1.005, 1.045, 1.055, 5.055, 1.955, 2.345, 0.285, 1234567.891, 1e15, 1e21, 1.5e25, 0.1 + 0.7, 4.35 * 100,
	9007199254740993.0, 1e-7, 5e-324, 1.7976931348623157e308, 144.905, 3.0E-15, 55.555, 999.995, 0.000045, 123456789012345.678,
];
for ($i = 0; $i < 60; $i++) $numbers[] = mt_rand(-10000000, 10000000) / 1000 + (mt_rand(0, 1) ? 0.0005 : 0.0);
for ($i = 0; $i < 60; $i++) $numbers[] = mt_rand(-999999, 999999) * 10 ** mt_rand(-12, 20) * 1.0;
$round = [];
foreach ($numbers as $number) {
	$row = [decimal($number)];
	foreach ([0, 1, 2, 3, 5, 10, 20, 30, -1, -2, -5, -25] as $places) $row[] = decimal(round($number, $places));
	$round[] = $row;
}
$format = [];
foreach ($numbers as $number) {
	if (abs($number) < 1e30) $format[] = [decimal($number), ...array_map(fn($decimals) => number_format($number, $decimals, ',', '.'), [0, 1, 2, 6])];
}

/* natural order */

$texts = [
	'', 'a', 'A', 'b', 'img1', 'img2', 'img10', 'img12', 'IMG2', 'Img3', 'img01', 'img001', 'x1y2', 'x1y10', 'x01y3', '1', '2', '10', '01', '1.5', '1.10', '1.05',
	'a b', 'a  b', 'ab', 'a1', 'a 1', 'a01b', 'a1b', 'file 9', 'file 10', '0', '00', '-1', '-2', 'z', 'é', 'ß', '日本', 'a10z', 'a9z', '2024-01-10', '2024-1-9',
];
$order = static fn(string $function) => array_map(
	fn($left) => implode('', array_map(fn($right) => ['<', '=', '>'][$function($left, $right) + 1], $texts)),
	$texts,
);

/* merge and merge_recursive */

$objects = [
	['a' => 1], ['a' => 2, 'b' => 3], ['a' => ['x' => 1]], ['a' => ['x' => 2, 'y' => [1]]], ['a' => [1, 2]], ['a' => ['x' => [1, ['k' => 1]]]], ['a' => null], ['a' => 'text'],
	['c' => ['d' => ['e' => 1]]], ['c' => ['d' => ['e' => 2, 'f' => 3]]], [1, 2], ['x', ['y' => 1]], [[1]], ['a' => []], ['a' => [[]]], ['a' => true],
];
$merge = [];
foreach ($objects as $left) foreach ($objects as $right) {
	if (array_is_list($left) !== array_is_list($right)) continue;
	$merge[] = [$left, $right, array_merge($left, $right), array_merge_recursive($left, $right)];
}

/* array_slice, range, **, bits */

$slice = [];
foreach ([-7, -5, -2, -1, 0, 1, 2, 5, 7] as $offset) {
	foreach ([null, -7, -3, -1, 0, 1, 3, 9] as $length) $slice[] = [$offset, $length, array_slice([1, 2, 3, 4, 5], $offset, $length)];
}
$bases = [0, 1, -1, 2, -2, 3, 7, 10, -10, 15, 99, 1000003, 4294967296, -4294967296, 9223372036854775807, 0.5, -0.5, 1.1, 2.0];
$powers = [];
foreach ($bases as $base) {
	foreach ([0, 1, 2, 3, 5, 10, 18, 19, 31, 62, 63, 64, 100, -1, -2, 0.5, 1.5] as $exponent) {
		$result = answer(fn() => $base ** $exponent);
		if (is_float($result) && !is_finite($result)) $result = 'error';
		$powers[] = [exact($base), exact($exponent), is_string($result) ? $result : exact($result)];
	}
}
$integers = [0, 1, -1, 5, 255, 65536, 2147483647, -2147483648, 4294967296, 9007199254740993, 9223372036854775807, -9223372036854775807 - 1];
$bits = [];
foreach ($integers as $left) foreach ($integers as $right) $bits[] = array_map('strval', [$left, $right, $left & $right, $left | $right, $left ^ $right, ~$left]);

$sections = [
	'round' => $round, 'format' => $format, 'merge' => $merge, 'slice' => $slice, 'powers' => $powers, 'bits' => $bits,
	'natural' => ['texts' => $texts, 'order' => $order('strnatcmp'), 'folded' => $order('strnatcasecmp')],
];
$flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR;
echo "{\n\"php\": ", json_encode(PHP_VERSION);
foreach ($sections as $name => $rows) {
	echo ",\n\"$name\": ";
	// One row a line keeps the file readable in a diff.
	echo array_is_list($rows) ? "[\n" . implode(",\n", array_map(fn($row) => json_encode($row, $flags), $rows)) . "\n]" : json_encode($rows, $flags);
}
echo "\n}\n";
