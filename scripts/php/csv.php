<?php
/*
 * Asks PHP itself which rows `fgetcsv` reads, and prints the answers as JSON, rows of text, characters (separator,
 * enclosure, escape) and result:
 *
 *     php scripts/php/csv.php > test/catalogue/statements/csv.json
 *
 * Blank lines, which PHP gives as rows of one null, are left out of the result.
 */

error_reporting(0);

$texts = [
	"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2", "a,b\n\n1,2\n\n", "a\n\n\nb\n", '', "\n", "a", ",", ",,\n,", "a,b,\n",
	"a,b\n1\n1,2,3\n", "\"a\",\"b\"\n\"1\",\"2\"\n", "\"a,b\",c\n", "\"two\nlines\",c\n", "\"two\r\nlines\",c\r\n",
	"\"say \"\"hi\"\"\",x\n", "\"\"\"\",x\n", "\"\",\"\"\n", "\"\"\n", "\"open,x\ny,z", "\"a\"b,c\n", "\"a\" ,c\n", " \"a\",c\n",
	"\t\"a\",c\n", " a , b \n", "a\"b\"c,d\n", "a \"quoted, cell\",d\n", "\"a\\\"b\",c\n", "\"a\\\\\",c\n", "\"a\\\"\",c\n",
	"\"a\\\"\"b\",c\n", "a\\,b\n", "\\\"a\\\",b\n", "\"a\\nb\",c\n", "'a,b','c'\n", "'it''s',x\n", "a;b;\"c;d\"\n", "a\tb\t\"c\td\"\n",
	"é,\"日本\n語\",😀\n", "\"é\"\"é\",x\n", "a,\"b\"\n\"c\",d\n", "\"a\"\"\n\"\"b\",c\n", "  \n", "a,\"\"\"b\"\"\",c\n", "\"x\"y\"z\",w\n",
	"1,2,3\n4,5\n6\n", "\"a\"\r\n\"b\"\r\n", "name,\"long \"\"text\"\", with commas\nand lines\",end\nnext,row,here\n",
];
$dialects = [[',', '"', '"'], [',', '"', '\\'], [',', '"', ''], [';', '"', '"'], ["\t", '"', '"'], [',', "'", "'"]];
$rows = [];
foreach ($texts as $text) {
	foreach ($dialects as [$separator, $enclosure, $escape]) {
		$file = fopen('php://memory', 'w+');
		fwrite($file, $text);
		rewind($file);
		$read = [];
		while (($row = fgetcsv($file, null, $separator, $enclosure, $escape)) !== false) {
			if ($row !== [null]) $read[] = $row;
		}
		$rows[] = json_encode([$text, [$separator, $enclosure, $escape], $read], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
	}
}

echo "{\n\"php\": ", json_encode(PHP_VERSION), ",\n\"rows\": [\n", implode(",\n", $rows), "\n]\n}\n";
