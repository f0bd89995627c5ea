<?php
/*
 * Asks PHP itself how the functions behave that stand behind the filters for texts, URLs, encodings and digests, and
 * prints the answers as JSON, for each filter rows of subject, arguments and result:
 *
 *     php scripts/php/texts.php > test/catalogue/filters/texts.json
 *
 * Where PHP refuses, the result is the text "error". Results that are no UTF-8 are left out.
 */

error_reporting(0);
mb_internal_encoding('UTF-8');
mt_srand(20250101);

$texts = [
	'', ' ', 'a', 'abc', 'Hello World', '  both sides  ', "\t tabs\n", '...dots...', 'xxabcxx', 'é', 'école ÉTÉ', '日本語', 'a😀b', 'O\'Neil "quoted" \\ back', "nul\0byte",
	'epic battle of the-ages', "two\nlines here", 'a+b c&d=e/f?g#h', '100%', '%41%zz%4', 'a%20b+c', '~tilde_-.!*()', '<p>Epic <b>Battle</b></p>', 'a < b > c', '<br/>x<!-- no --> y', '1 <2', '<a href="x>y">z</a>',
	'aGVsbG8=', 'aGVsbG8', 'SGVs bG8=', 'Zm9v!YmFy', '====', 'aaaa', 'aaa', 'abababab', '00ff', 'FF', 'zz', '0x1A', '12.5', '-5', '0', '007', '9223372036854775807', '123456789012345678901234567890',
];
$parts = ['', 'a', 'b', 'ab', ' ', 'o', 'W', 'x', '.', 'é', '日', '😀', '\\', '"', '%', 'Hello World', 'zzz'];
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
	if ($row !== false) $rows[$filter][] = $row;
}

foreach ($texts as $text) {
	ask('strlen', $text, [], fn() => mb_strlen($text));
	ask('to_lower', $text, [], fn() => mb_strtolower($text));
	ask('to_upper', $text, [], fn() => mb_strtoupper($text));
	ask('capitalize', $text, [], fn() => ucwords($text));
	ask('addslashes', $text, [], fn() => addslashes($text));
	ask('strip_html', $text, [], fn() => strip_tags($text));
	ask('strip_html', $text, ['<b><a>'], fn() => strip_tags($text, '<b><a>'));
	foreach (['trim' => 'trim', 'ltrim' => 'ltrim', 'rtrim' => 'rtrim'] as $filter => $function) {
		ask($filter, $text, [], fn() => $function($text));
		foreach (['.', 'x', 'a..e', ' .'] as $mask) ask($filter, $text, [$mask], fn() => $function($text, $mask));
	}
	foreach ($parts as $part) {
		if ($part !== '') {
			ask('split', $text, [$part], fn() => explode($part, $text));
			ask('replace', $text, [$part, '<>'], fn() => str_replace($part, '<>', $text));
			ask('index', $text, [$part], fn() => mb_strpos($text, $part));
			ask('iindex', $text, [$part], fn() => mb_stripos($text, $part));
		}
		ask('contains', $text, [$part], fn() => str_contains($text, $part));
		ask('starts_with', $text, [$part], fn() => str_starts_with($text, $part));
		ask('ends_with', $text, [$part], fn() => str_ends_with($text, $part));
	}
	foreach ([0, 1, -2, 5, -20] as $start) foreach ([null, 0, 2, -1, -30] as $length) {
		ask('substr', $text, [$start, $length], fn() => mb_substr($text, $start, $length));
	}
	ask('url_encode', $text, [], fn() => urlencode($text));
	ask('url_decode', $text, [], fn() => urldecode($text));
	ask('url_encode_rfc3986', $text, [], fn() => rawurlencode($text));
	ask('url_decode_rfc3986', $text, [], fn() => rawurldecode($text));
	ask('base64_encode', $text, [], fn() => base64_encode($text));
	ask('base64_decode', $text, [], fn() => base64_decode($text));
	ask('bin2hex', $text, [], fn() => bin2hex($text));
	ask('hexdec', $text, [], fn() => hexdec($text));
	ask('bindec', $text, [], fn() => bindec($text));
	ask('octdec', $text, [], fn() => octdec($text));
	if (strlen($text) < 16) foreach ([[16, 10], [36, 2], [10, 36], [2, 16]] as [$from, $to]) {
		ask('base_convert', $text, [$from, $to], fn() => base_convert($text, $from, $to));
	}
	foreach (['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as $algorithm) {
		ask($algorithm, $text, [], fn() => hash($algorithm, $text));
		foreach (['', 'key', str_repeat('long key ', 20)] as $key) ask("hmac_$algorithm", $text, [$key], fn() => hash_hmac($algorithm, $text, $key));
	}
}

foreach ([0, 1, 7, 8, 255, 65535, 4294967296, 9007199254740991] as $number) {
	ask('dechex', $number, [], fn() => dechex($number));
	ask('decbin', $number, [], fn() => decbin($number));
	ask('decoct', $number, [], fn() => decoct($number));
}

$values = ['Ada', 42, -7, 3.14159, 0, 1e15, 0.000012345, '12abc', true, false, null, '日本'];
foreach (['%s', '%d', '%u', '%f', '%.2f', '%.0f', '%e', '%.3e', '%E', '%g', '%G', '%x', '%X', '%o', '%b', '%c', '%5d|', '%-5d|', '%05d', '%+d', "%'*10s", '%-10s|', '%5.1f', '%.3s', '%%', '%1$s %1$s', '%2$s'] as $format) {
	foreach ($values as $value) {
		// Widths count bytes in PHP and characters here; %c makes single bytes; %s writes decimals as the language does.
		if (is_float($value) && str_contains((string) $value, 'E') && str_contains($format, 's')) continue;
		if (!is_scalar($value) || (is_string($value) && strlen($value) !== mb_strlen($value)) || ($format === '%c' && (!is_int($value) || $value < 0))) continue;
		ask('sprintf', $format, [$value], fn() => sprintf($format, $value));
	}
}

$addresses = [
	'https://ada:pw@example.com:8080/a?b=c#d', 'http://example.com', 'http://example.com/', 'http://example.com?x=1', 'http://example.com#x', '//example.com/path', '/path/only?x=1#f', 'path', '', '?', '?a=1', '#', '#frag',
	'mailto:ada@example.com', 'http:///x', 'http://', 'http://:80', 'http://host:99999/', 'http://host:0/', 'http://host:', 'example.com:80', 'example.com:80/x', 'example.com:port', 'x:y', 'http://user@host', 'http://user:@host',
	'http://[::1]:8080/x', 'http://host/a:80', 'http://host/?a=http://b', 'file:///etc/passwd', 'a b://c', 'http://host/ä?ö=ü#ß', 'HTTP://HOST/Path', 'http://host//double', '//', '///', 'http:/one', 'http:path', ':80', '/:80', 'tel:+1-2-3', 'data:text/plain,hi',
];
foreach ($addresses as $address) ask('url_parse', $address, [], fn() => parse_url($address));

$queries = [
	'', 'a=1', 'a=1&b=2', 'a=1&a=2', 'a[]=1&a[]=2', 'a[b]=1&a[c]=2', 'a[b][c]=1', 'a[b][]=1&a[b][]=2', 'a', 'a&b', '=1', 'a=', 'a.b=1', 'a b=1', 'a%20b=c%20d', 'a+b=c+d', '&&a=1&&', 'a[=1', 'a]=1', 'a[b=1', 'a[b]c=1', '[a]=1',
	'a[0]=x&a[1]=y', 'a[5]=x&a[]=y', 'a=1&a[b]=2', 'a[b]=1&a=2', '%zz=1', 'a=%41%zz', 'é=ü', 'a[%20b]=1', 'a;b=1', 'x[a][b][c][d]=1', ' a=1', '0=zero', '1[2]=3', 'a[b.c]=1',
];
foreach ($queries as $query) ask('querystring_parse', $query, [], function () use ($query) {
	parse_str($query, $result);
	return (object) $result;
});

echo "{\n\"php\": ", json_encode(PHP_VERSION);
// One row a line keeps the file readable in a diff.
foreach ($rows as $filter => $list) echo ",\n\"$filter\": [\n", implode(",\n", array_unique($list)), "\n]";
echo "\n}\n";
