<?php
/*
 * Asks PHP itself how it encodes, decodes and takes apart what stands in URLs, and how it writes digests and JSON:
 *
 *     php scripts/php/urls.php > test/catalogue/filters/php/urls.json
 */

require __DIR__ . '/answers.php';

/* encoding */

$texts = ['', ' ', '+', '%', '%%', '%2', '%zz', '%C3%A9', '%c3%a9', '%00', '%20', '%2B', 'a b', 'a+b', 'a%20b', 'a%2520b', 'a&b=c', 'a/b/c', 'http://x.y/z?a=b#c', 'user@host', 'é', 'ü ß', '日本語', '😀', "a\nb", "a\tb", "a\0b", '~', '-_.~', "!*'();:@&=+$,/?#[]", '"<>\\^`{|}', 'Hello, World!', 'price=5€', '100% sure', 'key[]=1', 'a=1&a=2', '{"json":true}', '<tag>', "it's", 'C:\\dir', str_repeat('ab ', 20)];
foreach (range(1, 127) as $code) $texts[] = chr($code);
foreach ($texts as $text) {
	ask('url_encode', $text, [], fn() => urlencode($text));
	ask('url_encode_rfc3986', $text, [], fn() => rawurlencode($text));
	ask('url_decode', $text, [], fn() => urldecode($text));
	ask('url_decode_rfc3986', $text, [], fn() => rawurldecode($text));
	ask('base64_encode', $text, [], fn() => base64_encode($text));
	ask('base64_decode', base64_encode($text), [], fn() => base64_decode(base64_encode($text)));
	ask('base64_decode', $text, [], fn() => base64_decode($text));
	ask('json_encode', $text, [], fn() => json_encode($text, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS));
}

/* parts */

foreach (['http', 'https', 'ftp', 'x-y.z+1', '1http', 'HTTP', ''] as $scheme) foreach (['example.com', 'example.com:80', 'u@example.com', 'u:p@example.com:8080', 'u:p:q@h', 'u@v@h', '[::1]', '[::1]:80', '127.0.0.1', 'localhost', 'é.com', 'a_b.c', '', ':80', 'h:', 'h:0', 'h:65535', 'h:65536', 'h:x', 'h h'] as $host) {
	foreach (['', '/', '/a/b', '/a?b=c', '?b', '#d', '/a?b#d', '/a:80', '/a//b', '/a b', '//x'] as $rest) {
		$address = ($scheme === '' ? '//' : "$scheme://") . $host . $rest;
		if (mt_rand(0, 2) === 0) ask('url_parse', $address, [], fn() => ($parts = parse_url($address)) === false ? false : (object) $parts);
	}
}

/* queries */

foreach (['a', 'a[]', 'a[b]', 'a[0]', 'a[b][c]', 'a[b][]', 'a.b', 'a b', 'a%5B%5D', 'a%5Bb%5D', '[a]', 'a[', 'a]', 'a[]b', 'a[[b]]', 'é', '', '0', '5', 'a+b', 'a%00b', '__proto__', 'constructor[x]', 'toString'] as $key) {
	foreach (['1', '', 'x y', 'x+y', 'x%20y', '%E9', 'é', 'a=b', '[]', null] as $value) {
		foreach (['%s', 'z=0&%s', '%s&z=0', '%s&%s', '&%s&&', '%s&a=2', '%s&a[b]=3'] as $form) {
			if (mt_rand(0, 3) !== 0) continue;
			$query = str_replace('%s', $value === null ? $key : "$key=$value", $form);
			ask('querystring_parse', $query, [], function () use ($query) {
				parse_str($query, $result);
				return (object) $result;
			});
		}
	}
}

/* digests */

foreach (['', 'a', 'abc', 'Hello World', 'é', '日本語', "a\0b", str_repeat('x', 63), str_repeat('x', 64), str_repeat('x', 65), str_repeat('long ', 50)] as $text) {
	foreach (['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as $algorithm) {
		ask($algorithm, $text, [], fn() => hash($algorithm, $text));
		foreach (['', 'key', 'é', str_repeat('k', 64), str_repeat('k', 65), str_repeat('k', 200)] as $key) ask("hmac_$algorithm", $text, [$key], fn() => hash_hmac($algorithm, $text, $key));
	}
}

/* JSON of numbers, bools and nested values */

foreach ([0, 1, -1, 42, 1.5, -0.25, 0.1 + 0.2, 1e-7, 1.7e-5, 123456789.123, 9007199254740991, 9007199254740993, 9223372036854775807, -9223372036854775807 - 1, true, false, null, [], [1, 'a', null], [[1], [[2]]], ['a' => 1], ['a' => ['b' => [1, 2]]], ['é' => 'ü', 'x/y' => '"'], [['id' => 1], ['id' => 2]], ['1' => 'a', '0' => 'b'], ["\u{2028}" => "\x7f"], ['' => 1]] as $value) {
	ask('json_encode', $value, [], fn() => json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS));
}

printAnswers();
