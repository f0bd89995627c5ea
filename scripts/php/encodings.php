<?php
/*
 * Asks PHP's mbstring how it converts and detects character encodings, and prints the answers as JSON; bytes are
 * written as hexadecimal digits:
 *
 *     php scripts/php/encodings.php > test/catalogue/filters/charset/php.json
 */

error_reporting(0);
mt_srand(20250101);

$encodings = array_values(array_filter(mb_list_encodings(), fn($name) => !in_array($name, ['BASE64', 'UUENCODE', 'HTML-ENTITIES', 'Quoted-Printable']) && !str_contains($name, '#')));

$samples = [
	'', 'plain ASCII text, 123!', 'héllo wörld', 'naïve — “quoted” … €', 'Ça va où? ÀÉÎÕÜ ñ ß æ ø', 'Привет, мир! Ёжик', 'Ωμέγα και άλφα', 'שלום עולם', 'مرحبا بالعالم', 'Zażółć gęślą jaźń', 'Příliš žluťoučký kůň', 'İstanbul ığüşöç', 'Ţară, înțeles', 'Põhjala šž ļņ', '日本語のテキスト', 'かな カナ ｶﾅ', '中文 简体字', '繁體中文', '한국어 텍스트', 'Հայերեն', 'a😀b', '𠮷野家', '½ ± × ÷ °', "tab\tline\nend", '™ ® © § ¶', '\\~¥‾', '①②Ⅷ㈱', "\u{a0}x", "\u{feff}x", '+-/=& ~{}',
];

/* Every byte on its own, and texts in every encoding. */

$bytes = $written = $read = [];
foreach ($encodings as $name) {
	$row = [];
	for ($byte = 0; $byte < 256; $byte++) $row[] = bin2hex(mb_convert_encoding(chr($byte), 'UTF-8', $name));
	$bytes[] = [$name, $row];
	foreach ($samples as $sample) {
		$encoded = mb_convert_encoding($sample, $name, 'UTF-8');
		$written[] = [$name, $sample, bin2hex($encoded)];
		$read[] = [$name, bin2hex($encoded), bin2hex(mb_convert_encoding($encoded, 'UTF-8', $name))];
	}
}

/* Bytes that mean nothing. */

$broken = [
	'UTF-8' => ['80', 'bf', 'c0', 'c080', 'c1bf', 'c2', 'c241', 'c3a9c3', 'e0', 'e080', 'e08080', 'e0a0', 'e0a041', 'e28280', 'e282', 'e28241', 'ed9fbf', 'eda080', 'edbfbf', 'ee8080', 'f0', 'f08080', 'f0808080', 'f09f', 'f09f98', 'f09f9841', 'f09f9880', 'f4908080', 'f5', 'f8888080', 'ff', 'fe', 'ffff', '41ff42', '80808080', 'c3c3a9', 'e282e282ac', 'f09ff09f9880', 'efbfbd', '41efbfbd80', '0080', 'e9', 'e97475', 'c3a9e9'],
	'UTF-16BE' => ['00', '0041', 'd800', 'd8000041', 'dc00', 'dc00d800', 'd83dde00', 'd83d', 'd83dd83dde00', 'feff0041', 'fffe4100', '004100', 'ffff', 'd83dde0000'],
	'UTF-16LE' => ['4100', '00d8', '3dd800de', 'fffe4100', 'feff0041', '41'],
	'UTF-16' => ['0041', 'feff0041', 'fffe4100', 'd83dde00', 'fffe3dd800de', 'feff', '41'],
	'UCS-2' => ['0041', 'feff0041', 'fffe4100', '20ac', '00'], 'UCS-2BE' => ['0041', '20ac', 'feff0041'], 'UCS-2LE' => ['4100', 'ac20'],
	'UTF-32' => ['00000041', '0001f600', '00110000', '0000d800', '0000feff00000041', 'fffe000041000000', '000041', 'ffffffff'], 'UTF-32LE' => ['41000000', '00f60100'], 'UCS-4' => ['00000041', '0001f600', '0000feff00000041', '000041'],
	'SJIS' => ['82a0', '82', '8241', 'a0', 'b1', 'fd', '80', '82a082', '5c', '7e'], 'EUC-JP' => ['a4a2', 'a4', 'a441', '8eb1', '8e', '8fb0a1', '80', 'ff'], 'EUC-KR' => ['b0a1', 'b0', 'b041', '80', 'ff'], 'CP936' => ['b0a1', '80', 'b0', 'a3a0'], 'GB18030' => ['b0a1', '81308130', '8130', '94389e36', 'b0'], 'UHC' => ['b0a1', '8141', '81'],
	'ASCII' => ['41', '80', 'e9', 'c3a9'], 'Windows-1252' => ['80', '81', '8d', 'ff'], 'ISO-8859-7' => ['ae', 'd2', 'e1'], 'ISO-8859-8' => ['a1', 'e0', 'fd'],
];
foreach ($broken as $name => $list) foreach ($list as $hex) $read[] = [$name, $hex, bin2hex(mb_convert_encoding(hex2bin($hex), 'UTF-8', $name))];

/* Bytes in a row, by chance. */

foreach (['UTF-8', 'UTF-16', 'UTF-16LE', 'UTF-32', 'UCS-2', 'ISO-8859-1', 'Windows-1251', 'KOI8-R', 'ISO-8859-7', 'CP850', 'ASCII', '8bit', 'ArmSCII-8'] as $name) {
	for ($i = 0; $i < 40; $i++) {
		$text = '';
		for ($length = mt_rand(1, 9); $length > 0; $length--) $text .= chr(mt_rand(0, 3) ? mt_rand(0x80, 255) : mt_rand(0x20, 0x7e));
		$read[] = [$name, bin2hex($text), bin2hex(mb_convert_encoding($text, 'UTF-8', $name))];
	}
}

/* Names. */

$names = [];
foreach ($encodings as $name) foreach (array_merge([$name, strtolower($name), strtoupper($name)], mb_encoding_aliases($name)) as $alias) {
	// "é" in the encoding of that name tells whether the name is understood.
	$names[] = [$alias, bin2hex(mb_convert_encoding('é', $alias, 'UTF-8')), $name];
}

/* Detection. */

$lists = ['', 'auto', 'UTF-8', 'ASCII,UTF-8', 'UTF-8,ASCII', 'ASCII', 'UTF-8,ISO-8859-1', 'ISO-8859-1,UTF-8', 'UTF-8,Windows-1252', 'Windows-1252,UTF-8', 'UTF-8, ISO-8859-1, ASCII', 'ASCII,ISO-8859-1', 'UTF-8,SJIS', 'SJIS,EUC-JP', 'EUC-JP,SJIS,UTF-8', 'UTF-8,Windows-1251,KOI8-R', 'UTF-8,UTF-16', 'utf-8,latin1'];
$detected = [];
foreach ($samples as $sample) foreach (['UTF-8', 'ISO-8859-1', 'Windows-1252', 'Windows-1251', 'SJIS', 'EUC-JP'] as $written_in) {
	$text = mb_convert_encoding($sample, $written_in, 'UTF-8');
	if ($written_in !== 'UTF-8' && mb_convert_encoding($text, 'UTF-8', $written_in) !== $sample) continue;
	foreach ($lists as $list) $detected[] = [bin2hex($text), $list, mb_detect_encoding($text, $list === '' ? null : $list)];
}
foreach (['ff', '80', 'c3', 'e9', 'c3a9', 'fffe', '00', '0041', '1b', '7f'] as $hex) foreach ($lists as $list) $detected[] = [$hex, $list, mb_detect_encoding(hex2bin($hex), $list === '' ? null : $list)];

$sections = ['bytes' => $bytes, 'written' => $written, 'read' => $read, 'names' => $names, 'detected' => $detected];
$flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR;
echo "{\n\"php\": ", json_encode(PHP_VERSION);
// One row a line keeps the file readable in a diff.
foreach ($sections as $name => $rows) echo ",\n\"$name\": [\n", implode(",\n", array_unique(array_map(fn($row) => json_encode($row, $flags), $rows))), "\n]";
echo "\n}\n";
