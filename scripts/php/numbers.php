<?php
/*
 * Asks PHP itself how it formats, rounds, converts and calculates numbers:
 *
 *     php scripts/php/numbers.php > test/catalogue/filters/php/numbers.json
 */

require __DIR__ . '/answers.php';

/** PHP's infinite numbers are errors here. */
function finite(mixed $value): mixed
{
	return is_float($value) && !is_finite($value) ? 'error' : $value;
}

$numbers = [0, 1, -1, 5, 9, 10, -10, 42, 99, 100, 999, 1000, -1234, 12345, 999999, 1234567, -98765432, 0.5, -0.5, 0.05, 1.005, 1.5, 2.5, -2.5, 3.14159, 0.1 + 0.2, 1234.5678, -1234.5, 99.995, 0.001, 1e-7, 123456.789, 999.999, 0.999, 2147483648, 9007199254740991];

/* number_format, round, floor, ceil, abs, intval */

foreach ($numbers as $number) {
	foreach ([[], [0], [1], [2], [3], [5], [-1], [-2], [2, ',', '.'], [2, '.', ''], [2, '', ','], [0, '.', ' '], [2, '·', '’'], [3, '.', ',']] as $arguments) {
		// A number of places below 0 rounds only since PHP 8.3.
		if (($arguments[0] ?? 0) >= 0) ask('number_format', $number, $arguments, fn() => number_format($number, ...$arguments));
	}
	foreach ([0, 1, 2, 3, 6, -1, -2, -3] as $places) ask('round', $number, [$places], fn() => round($number, $places) + 0);
	ask('floor', $number, [], fn() => floor($number) + 0);
	ask('ceil', $number, [], fn() => ceil($number) + 0);
	ask('abs', $number, [], fn() => abs($number));
	ask('json_encode', $number, [], fn() => is_float($number) ? 'left to the decimals below' : json_encode($number));
	ask('to_int', $number, [], fn() => (int) $number);
}
unset($rows['json_encode']);

/* sprintf */

$formats = [
	'%d', '%5d', '%-5d|', '%05d', '%+d', '%+05d', "%'x8d", '%u', '%c', '%o', '%x', '%X', '%b', '%e', '%.2e', '%E', '%f', '%.1f', '%.2f', '%.3f', '%8.2f', '%-8.2f|', '%08.2f', '%+.1f', "%'*10.1f", '%F', '%g', '%.3g', '%G', '%s', '%5s', '%-5s|', '%05s', '%.2s', "%'_7s", '%%', '%1$s-%1$s', '%s%%', '[%6.2f]', '%08X', '%032b',
];
foreach ($formats as $format) foreach ([0, 1, -1, 42, 65, 255, -255, 1000000, 1.5, -1.5, 0.125, 2.675, 1234.5678, 1e10, 1e-5, '7', '1.5', 'abc', '3 apples', true, false, null] as $value) {
	// Bytes that are no UTF-8 and decimals beyond PHP's precision setting are left out.
	if (str_contains($format, 'c') && (!is_int($value) || $value < 1 || $value > 126)) continue;
	// %s writes bools as the language does.
	if (is_bool($value) && str_contains($format, 's')) continue;
	ask('sprintf', $format, [$value], fn() => sprintf($format, $value));
}
foreach ([['%s has %d', ['Ada', 3]], ['%2$s %1$s', ['a', 'b']], ['%s', []], ['%s %s', ['a']], ['%d%s', [1, 'x', 'y']], ['%z', [1]], ['%', [1]], ['%1$s %s', ['a', 'b']], ['%0$s', ['a']], ['%5', [1]], ['%.f', [1.5]], ['%.10f', [0.1]], ["%'010d", [42]], ['% d', [42]], ['%--5d|', [42]], ['%1$05.1f %2$s', [3.14159, 'pi']], ['%s', ['']], ['100%', []], ['%%%d%%', [50]]] as [$format, $values]) {
	ask('sprintf', $format, $values, fn() => sprintf($format, ...$values));
}

/* bases */

foreach ([0, 1, 2, 7, 8, 9, 10, 15, 16, 17, 31, 63, 64, 100, 127, 128, 255, 256, 1000, 4095, 65535, 65536, 1048575, 16777216, 2147483647, 4294967295, 4294967296, 9007199254740991, -1, -2, -255, -4294967296] as $number) {
	foreach (['dechex', 'decbin', 'decoct'] as $function) ask($function, $number, [], fn() => $function($number));
	if ($number < 0) continue;
	ask('hexdec', dechex($number), [], fn() => hexdec(dechex($number)));
	ask('bindec', decbin($number), [], fn() => bindec(decbin($number)));
	ask('octdec', decoct($number), [], fn() => octdec(decoct($number)));
	foreach ([[10, 2], [10, 3], [10, 7], [10, 16], [10, 20], [10, 36]] as [$from, $to]) ask('base_convert', (string) $number, [$from, $to], fn() => base_convert((string) $number, $from, $to));
}
foreach (['', '0', '1', '10', '101', '77', '99', 'ff', 'FF', 'zz', 'Zz9', '0xff', '0b11', '0o17', '1.5', '-10', ' 12 ', 'g', 'hello', '123456789abcdef', '7fffffffffffffff', '8000000000000000', 'ffffffffffffffffff', '1_000', '12é3'] as $text) {
	foreach (['hexdec', 'bindec', 'octdec'] as $function) ask($function, $text, [], fn() => $function($text));
	foreach ([[2, 10], [8, 16], [16, 2], [36, 10], [36, 36], [10, 36]] as [$from, $to]) ask('base_convert', $text, [$from, $to], fn() => base_convert($text, $from, $to));
}
foreach (['00', 'ff', '68656c6c6f', 'c3a9', 'E697A5', '0', 'abc', 'zz', '', 'f0 9f', 'F09F9880'] as $text) ask('hex2bin', $text, [], fn() => ($bytes = hex2bin($text)) === false ? 'error' : $bytes);

/* arithmetic with and without overflow */

$operands = [0, 1, -1, 2, 3, 7, -7, 10, 1.5, -0.5, 0.1, 1e18, 4294967296, 3037000500, 4611686018427387904, 9223372036854775807, -9223372036854775807 - 1, '12', '-3', '1.5', '1e3'];
foreach ($operands as $left) foreach ($operands as $right) {
	// A whole decimal is an int here, so where one meets an int beyond 2^53 the answers differ.
	if (is_float($left) && floor($left) == $left || is_float($right) && floor($right) == $right) continue;
	ask('add', $left, [$right], fn() => $left + $right);
	ask('subtract', $left, [$right], fn() => $left - $right);
	ask('multiply', $left, [$right], fn() => $left * $right);
	ask('divide', $left, [$right], fn() => $left / $right);
	ask('modulus', $left, [$right], fn() => $left % $right);
}

/* text to number */

$texts = ['', ' ', '0', '1', '-1', '+1', '01', '1.5', '.5', '5.', '-.5', '1e3', '1E3', '1e-3', '1e', '1e+', ' 1', '1 ', "\t1\n", '- 1', '--1', '+-1', '0x1A', '0b1', '0o7', '1_000', '1,000', '1 000', '12abc', 'abc12', 'abc', '1.2.3', '1..2', '.', '-', '+', 'INF', 'NAN', 'true', 'null', '133.45 kg', '$5', '5%', '9223372036854775807', '9223372036854775808', '-9223372036854775808', '-9223372036854775809', '99999999999999999999', '0.1', '1e1000', '0e5', '００', "\u{a0}1", '٣', "1\0", '3.99', '-3.99', '1e15', '1e19', '-1e19', '1.7976931348623157e308'];
foreach ($texts as $text) {
	ask('to_int', $text, [], fn() => (int) $text);
	ask('to_decimal', $text, [], fn() => finite((float) $text));
}

printAnswers();
