<?php
/*
 * How a script asks questions and prints the answers: for each filter rows of subject, arguments and result, one row a
 * line. Where PHP refuses, the result is the text "error". Rows that are no UTF-8 or no JSON are left out.
 */

error_reporting(0);
ini_set('serialize_precision', '-1');
ini_set('precision', '-1');
mb_internal_encoding('UTF-8');
mt_srand(20250101);

$rows = [];

/** Notes what a function gives for a subject and arguments. */
function ask(string $filter, mixed $subject, array $arguments, callable $question): void
{
	global $rows;
	try {
		$result = $question();
	} catch (\Throwable) {
		$result = 'error';
	}
	$row = json_encode([$subject, $arguments, $result], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
	if ($row !== false) $rows[$filter][$row] = true;
}

/** As many different ones of a list, by chance, as wanted. */
function some(array $list, int $count): array
{
	static $asked = 0;
	mt_srand(20250101 + $asked++);
	shuffle($list);
	return array_slice($list, 0, $count);
}

function printAnswers(): void
{
	global $rows;
	echo "{\n\"php\": ", json_encode(PHP_VERSION);
	foreach ($rows as $filter => $list) echo ",\n\"$filter\": [\n", implode(",\n", array_keys($list)), "\n]";
	echo "\n}\n";
}
