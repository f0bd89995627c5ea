<?php
/*
 * Asks PHP itself how its functions for texts behave that stand behind filters: trimming with masks, parts, searches,
 * letters, markup, escapes and CSV:
 *
 *     php scripts/php/strings.php > test/catalogue/filters/php/strings.json
 */

require __DIR__ . '/answers.php';

/* trim */

$trimmed = ['', ' ', '  a  ', "\t\n a \r\n", "\0a\0", "\x0ba\x0c", '...a...', 'abcxyzcba', 'AaBbCc', '12321', '0100', '--a-b--', '/a/b/', '"quoted"', "'single'", '[a]', '{a}', '\\a\\', 'a..z', '.a.', ' . a . ', 'zzz', 'aaa', '___x_y___', '$5.00$', '%a%', '^a^', '#a#', "a\u{a0}", 'x é x', 'hello world'];
$masks = [' ', '.', 'a', 'abc', 'a..c', 'a..z', 'A..Z', 'a..zA..Z', '0..9', '0', '-', '/', '"', "'", '[]', '{}', '\\', '..', '.a', 'a.', '...', 'z..a', 'a..', '..z', ' .', "\t\n", '_', '$0', '%', '^', '#', '-_', 'a-z', '!..~', ' ..~', 'x ', 'lheo', "\0..\x1f"];
foreach ($trimmed as $text) {
	foreach (['trim', 'ltrim', 'rtrim'] as $function) {
		ask($function, $text, [], fn() => $function($text));
		foreach ($masks as $mask) ask($function, $text, [$mask], fn() => $function($text, $mask));
	}
}

/* parts and searches, in characters */

$texts = ['', 'a', 'abc', 'Hello World', 'aXbXc', 'aaaa', 'abababab', 'école ÉTÉ', 'Straße', 'İstanbul', 'ΑΒΓ αβγς', 'Привет МИР', '日本語テキスト', '😀a😀b', "e\u{301}a", "a\nb\tc", ' lead', 'trail ', "it's o'clock", 'snake_case_name', 'kebab-case-name', 'camelCaseName', '3 apples', 'ǆ ǅ Ǆ', 'ﬁn', 'ŉx', 'ΐ', 'x²', 'ⅷ', 'ａＢ'];
$needles = ['a', 'A', 'b', 'ab', 'X', 'o', 'O', ' ', 'é', 'É', 'ss', 'ß', 'ς', 'Σ', '語', '😀', "\n", 'World', 'world', '-', '_', 'zz', "e\u{301}"];
foreach ($texts as $text) {
	ask('strlen', $text, [], fn() => mb_strlen($text));
	ask('to_lower', $text, [], fn() => mb_strtolower($text));
	ask('to_upper', $text, [], fn() => mb_strtoupper($text));
	ask('capitalize', $text, [], fn() => ucwords($text));
	ask('addslashes', $text, [], fn() => addslashes($text));
	ask('split', $text, [''], fn() => mb_str_split($text));
	ask('bin2hex', $text, [], fn() => bin2hex($text));
	foreach ([-20, -3, -1, 0, 1, 2, 5, 20] as $start) foreach ([null, -3, -1, 0, 1, 4, 30] as $length) ask('substr', $text, [$start, $length], fn() => mb_substr($text, $start, $length));
	foreach ($needles as $needle) {
		ask('split', $text, [$needle], fn() => explode($needle, $text));
		ask('index', $text, [$needle], fn() => mb_strpos($text, $needle));
		ask('contains', $text, [$needle], fn() => str_contains($text, $needle));
		ask('starts_with', $text, [$needle], fn() => str_starts_with($text, $needle));
		ask('ends_with', $text, [$needle], fn() => str_ends_with($text, $needle));
		ask('iindex', $text, [$needle], fn() => mb_stripos($text, $needle));
		foreach (['', '<$1>', 'aa'] as $replacement) ask('replace', $text, [$needle, $replacement], fn() => str_replace($needle, $replacement, $text));
	}
}

/* markup */

$markup = [
	'', 'plain', '<b>bold</b>', '<b>bold', 'bold</b>', '<B>x</B>', '<br>', '<br/>', '<br />', 'a<br>b', '<p class="x">y</p>', "<p class='x'>y</p>", '<p class=x>y</p>', '<a href="a>b">c</a>', "<a href='a>b'>c</a>", '<a href="a\'>b">c</a>', '<a title="unclosed>c</a>d', '<a <b>c</b>>d', '<<b>>c', '<b<c>d', 'a < b', 'a <b', 'a > b', '1<2', '1 < 2 > 0', 'x<y>z', '< b>c</ b>', '<b >c</b >', '</>', '<>', '<', '>', '<!', '<!>', '<!x>y', '<!-- c -->x', '<!-- a > b -->x', '<!-- a -- b -->x',
	'<!-->x', '<!--->x', '<!-- x', '<!-- <b>c</b> -->d', '<!DOCTYPE html>x', '<!doctype html><p>x', '<![CDATA[x<b>y]]>z', '<?php echo "x>y"; ?>z', '<?xml version="1.0"?><a>b</a>', '<? x ?>y', '<% x %>y', '<?php "?>"; ?>z', '<script>alert("<b>")</script>x', '<style>a{}</style>x', '<ul><li>1</li><li>2</li></ul>', "<p>\n x\n</p>", '<img src="a.png" alt="x > y">z', '&lt;b&gt;', '&amp;lt;', '<b>é</b>日<i>😀</i>', '<b>a</b><i>c</i><u>d</u>', '<h1>T</h1><p>P</p>',
	'<a-b>x</a-b>', '<a:b>x</a:b>', '<1>x', '<é>x', '<b/>x', '<b/><i/>y', '<b><!-- <i> --></b>', '<td>1</td><td>2</td>', 'a<b>c<d>e</d>f</b>g', '"<b>"', "'<b>'", '<b "x>y">z', '<b \'x>y\'>z', '<b "x>y', '<script', 'x <script src=y></script> z', '<svg onload=alert(1)>', '<b(>x)>y', '<(b>x', '<b x="(">y', "<b\n>x</b\n>", "<\nb>x", "<\tb>x", '<b>x</b', '<b>x<', 'x<b', "a\0<b>c", '<b><b><b>x', 'a<!b>c', '<a href=">">x</a>', '<b>&</b>',
];
foreach ($markup as $text) {
	ask('strip_html', $text, [], fn() => strip_tags($text));
	foreach (['<b>', '<b><i>', '<p><a>', '<br>', '<B>', '<script>', '<a-b><svg>', 'b'] as $kept) ask('strip_html', $text, [$kept], fn() => strip_tags($text, $kept));
	ask('text_escape', $text, [], fn() => htmlspecialchars($text));
	ask('text_unescape', $text, [], fn() => htmlspecialchars_decode($text));
	ask('text_unescape', htmlspecialchars($text), [], fn() => htmlspecialchars_decode(htmlspecialchars($text)));
}
foreach (['&amp;', '&lt;', '&gt;', '&quot;', '&#039;', '&#39;', '&#x27;', '&#X27;', '&#60;', '&#x3c;', '&#x3C;', '&#65;', '&apos;', '&nbsp;', '&eacute;', '&amp;amp;', '&amp;lt;b', '&amp', '&;', '&#;', '&#x;', '&#38;', '&#0038;', '&#x026;', '&#38;lt;', '& amp;', '&AMP;', '&Lt;', 'a&b&c', '&lt;a&gt; &amp; b', '&#0;', '&#34;', '&#034;', '&quot', 'é&lt;', '&#9999999999;', '&#62', '&lt;&lt;'] as $text) {
	ask('text_unescape', $text, [], fn() => htmlspecialchars_decode($text));
	ask('text_escape', $text, [], fn() => htmlspecialchars($text));
}
foreach (['Hello. How are you?', 'a+b*c', '[x]{y}(z)', '^$|\\', '/a/b/', '#x#', 'a-b', 'é.日', "a\0b", 'x=y!z', '<a>:b', 'a b', "tab\t", '~`@%&_;,"\'', ''] as $text) foreach ([[], ['/'], ['#'], ['a'], ['~']] as $arguments) {
	ask('regex_quote', $text, $arguments, fn() => preg_quote($text, ...$arguments));
}

/* CSV */

$cells = ['', 'a', '1', 1, -2.5, 0, true, false, null, 'a b', 'a,b', 'a;b', "a\nb", "a\tb", 'say "hi"', '"', "it's", 'back\\slash', '\\"', '"\\', ' x', 'x ', 'é', '日本', 'x"y,z', '#', "a\rb", '=1+1', '0123', '-'];
for ($i = 0; $i < 90; $i++) {
	$table = array_map(fn() => array_map(fn() => $cells[mt_rand(0, count($cells) - 1)], range(1, mt_rand(1, 5))), range(1, mt_rand(1, 3)));
	foreach ([[',', '"', '"'], [';', '"', '"'], [',', "'", "'"], [',', '"', '\\'], ["\t", '"', '']] as $dialect) {
		ask('csv_encode', $table, $dialect, function () use ($table, $dialect) {
			$file = fopen('php://memory', 'w+');
			foreach ($table as $row) fputcsv($file, $row, $dialect[0], $dialect[1], $dialect[2] === $dialect[1] ? '' : $dialect[2]);
			rewind($file);
			return stream_get_contents($file);
		});
	}
}
$documents = ["a,b\n1,2", "a,b\r\n1,2\r\n", '', 'a', ',', ",,\n,", "a\n\nb", '"a","b"', "\"a,b\",c", "\"x\ny\",z", '"say ""hi""",x', '""', '"",""', '""""', '"a"b,c', 'a"b"c,d', ' "a",b', '"a" ,b', ' a , b ', "a;b;\"c;d\"", "a\tb", "'a,b','c'", "'it''s',x", '"open,x', "é,\"日\n本\"", '"a\\"b",c', '"a\\\\",b', "1,,3", "x,y,\n", '"a"",b"'];
foreach ($documents as $document) foreach ([[',', '"', '"'], [';', '"', '"'], [',', "'", "'"], [',', '"', '\\'], ["\t", '"', '"']] as $dialect) {
	ask('csv_decode', $document, $dialect, function () use ($document, $dialect) {
		$file = fopen('php://memory', 'w+');
		fwrite($file, $document);
		rewind($file);
		$read = [];
		// Blank lines are rows of one null in PHP.
		while (($row = fgetcsv($file, null, $dialect[0], $dialect[1], $dialect[2] === $dialect[1] ? '' : $dialect[2])) !== false) if ($row !== [null]) $read[] = $row;
		return $read;
	});
}

printAnswers();
