<?php
/*
 * Asks PHP itself how its array functions behave that stand behind filters:
 *
 *     php scripts/php/arrays.php > test/catalogue/filters/php/arrays.json
 */

require __DIR__ . '/answers.php';

/** A list is numbered anew; what has keys keeps them, also when it is empty. */
function like(array $subject, array $result): array|object
{
	return array_is_list($subject) ? array_values($result) : (object) $result;
}

$singles = [0, 1, -1, 2, 10, 1.5, -2.5, '1', '01', '1.0', '1e1', '9', '10', 'a', 'A', 'b', 'B', 'ab', '', ' ', ' 1', 'é', '日', 'img2', 'img10', 'IMG3', 'x-1', true, false, null];
$lists = [[], [1], ['a']];
for ($i = 0; $i < 70; $i++) {
	$list = [];
	for ($length = mt_rand(2, 8); $length > 0; $length--) $list[] = $singles[mt_rand(0, count($singles) - 1)];
	$lists[] = $list;
}
$objects = [];
for ($i = 0; $i < 40; $i++) {
	$object = [];
	foreach (some(['a', 'b', 'c', 'd', 'k v', 'é', 'A'], mt_rand(1, 5)) as $key) $object[$key] = $singles[mt_rand(0, count($singles) - 1)];
	$objects[] = $object;
}

/* what is in which list */

foreach (array_merge($lists, $objects) as $list) {
	ask('unique', $list, [], fn() => like($list, array_unique($list)));
	ask('reverse', $list, [], fn() => array_is_list($list) ? array_reverse($list) : (object) array_reverse($list));
	ask('values', $list, [], fn() => array_values($list));
	ask('count', $list, [], fn() => count($list));
	if (!array_is_list($list)) ask('keys', $list, [], fn() => array_keys($list));
	ask('filter_empty', $list, [], fn() => like($list, array_filter($list)));
	ask('array_shift_first', $list, [], fn() => array_values($list)[0] ?? null);
}
$rows['first'] = $rows['array_shift_first'];
unset($rows['array_shift_first']);
foreach ($lists as $list) {
	foreach (some($singles, 12) as $single) {
		ask('in', $list, [$single], fn() => in_array($single, $list));
		ask('remove', $list, [$single], fn() => array_values(array_filter($list, fn($each) => $each != $single)));
		ask('remove', $list, [$single, '', true], fn() => array_values(array_filter($list, fn($each) => $each !== $single)));
	}
	foreach (some($lists, 9) as $other) {
		ask('diff', $list, [$other], fn() => array_values(array_diff($list, $other)));
		ask('intersect', $list, [$other], fn() => array_values(array_intersect($list, $other)));
		ask('diff_assoc', $list, [$other], fn() => array_values(array_diff_assoc($list, $other)));
		ask('intersect_assoc', $list, [$other], fn() => array_values(array_intersect_assoc($list, $other)));
		ask('merge', $list, [$other], fn() => array_merge($list, $other));
	}
}
foreach ($objects as $object) foreach (some($objects, 9) as $other) {
	ask('diff', $object, [$other], fn() => (object) array_diff($object, $other));
	ask('intersect', $object, [$other], fn() => (object) array_intersect($object, $other));
	ask('diff_assoc', $object, [$other], fn() => (object) array_diff_assoc($object, $other));
	ask('intersect_assoc', $object, [$other], fn() => (object) array_intersect_assoc($object, $other));
	ask('merge', $object, [$other], fn() => (object) array_merge($object, $other));
}

/* slices, ranges, filled arrays */

foreach ([[], [1], ['a', 'b', 'c'], [1, 2, 3, 4, 5, 6]] as $list) {
	foreach ([-9, -3, -1, 0, 1, 2, 4, 9] as $offset) foreach ([null, -4, -1, 0, 1, 3, 9] as $length) {
		ask('slice', $list, [$offset, $length], fn() => array_slice($list, $offset, $length));
	}
}
foreach ([-3, -1, 0, 1, 2, 5, 10] as $start) foreach ([-3, -1, 0, 1, 2, 5, 10] as $stop) ask('range', null, [$start, $stop], fn() => range($start, $stop));
foreach ([0, 1, 2, 5] as $count) foreach (['x', 1, null, [1]] as $value) ask('fill', $value, [0, $count], fn() => array_fill(0, $count, $value));
foreach ([['a'], ['a', 'b'], ['a', 'a'], ['1', 'x'], [5, 6], ['', 'é'], [1.5, 'y']] as $keys) {
	foreach (['v', 0, null, [1]] as $value) ask('fill_keys', $value, [$keys], fn() => (object) array_fill_keys($keys, $value));
}
foreach ([['a', 'b'], ['x'], ['1', 'y'], ['a', 'a'], ['é', ' ']] as $keys) {
	foreach ([[1, 2], ['v'], [null, true], [[1], ['k' => 2]]] as $values) {
		if (count($keys) === count($values)) ask('create_object', $keys, [$values], fn() => (object) array_combine($keys, $values));
	}
}

/* order */

$flags = ['text' => SORT_STRING, 'itext' => SORT_STRING | SORT_FLAG_CASE, 'natural' => SORT_NATURAL, 'inatural' => SORT_NATURAL | SORT_FLAG_CASE, 'number' => SORT_NUMERIC];
$words = [
	'img1', 'img2', 'img10', 'img12', 'IMG2', 'Img3', 'img01', 'img001', 'x1y2', 'x1y10', 'x01y3', '1', '2', '10', '01', '1.5', '1.10', '1.05', '-1', '-2', '1e1', '0x1A', 'a', 'A', 'b', 'B', 'Z', 'z', 'ab', 'a b', 'a  b', 'aB', '', ' ', ' a',
	'é', 'E', 'e', 'É', 'ß', '日本', '日', '_', '-', '.', '~', '0', '00', '9', '100', '99', 'v1.9', 'v1.10', 'v1.9.1', 'file 9', 'file 10', 'file9', '2024-01-10', '2024-1-9', 'abc', 'Abc', 'ABC', 'abC', 'a1b2', 'a1B1', '10 apples', '9 apples',
];
$numbers = [0, 1, -1, 2, 10, 9, 100, 1.5, -2.5, 1.25, 1000000, -7, 0.1, '5', '12', '-3', '1.75', '1e2', '12abc', 'abc', ''];
$unsorted = $lists;
for ($i = 0; $i < 60; $i++) $unsorted[] = some(array_merge($words, [$i]), 4 + $i % 9);
for ($i = 0; $i < 30; $i++) $unsorted[] = some(array_merge($numbers, [$i]), 4 + $i % 7);
foreach ($unsorted as $list) foreach ($flags as $type => $flag) foreach ([true, false] as $ascending) {
	ask('sort', $list, ['', $type, $ascending], function () use ($list, $flag, $ascending) {
		$ascending ? sort($list, $flag) : rsort($list, $flag);
		return $list;
	});
	if (count($list) < 3 || $flag & SORT_FLAG_CASE) continue;
	$records = array_map(fn($key, $position) => ['k' => $key, 'n' => $position], $list, array_keys($list));
	ask('sort', $records, ['k', $type, $ascending], function () use ($list, $records, $flag, $ascending) {
		$ascending ? asort($list, $flag) : arsort($list, $flag);
		return array_map(fn($position) => $records[$position], array_keys($list));
	});
}

/* sums and extremes */

for ($i = 0; $i < 60; $i++) {
	$list = some(array_merge([0, 1, -1, 2, 10, 1.5, -2.5, 0.1, 0.2, 1000000000000000, 4611686018427387904, 9223372036854775807, -9223372036854775807, 3, 7, 1000003], [$i]), 1 + $i % 6);
	ask('sum', $list, [], fn() => array_sum($list));
	ask('product', $list, [], fn() => array_product($list));
	ask('array_min', $list, [], fn() => min($list));
	ask('array_max', $list, [], fn() => max($list));
}

printAnswers();
