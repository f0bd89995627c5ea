<?php
/*
 * Asks PHP's OpenSSL what it encrypts and decrypts, and prints the answers as JSON. Everything is written in hexadecimal
 * digits: rows of algorithm, data, key, initialization vector and result.
 *
 *     php scripts/php/crypto.php > test/catalogue/filters/crypto/ciphers.json
 *
 * PHP gives the tag of a GCM cipher apart; here it follows the data. Where PHP refuses, the result is the text "error".
 */

error_reporting(0);
mt_srand(20250101);

$algorithms = ['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc', 'aes-128-gcm', 'aes-192-gcm', 'aes-256-gcm'];
$tagLength = 16;

function bytes(int $count): string
{
	$result = '';
	while (strlen($result) < $count) $result .= chr(mt_rand(0, 255));
	return $result;
}

function encrypted(string $algorithm, string $data, string $key, string $iv): string|false
{
	if (!str_ends_with($algorithm, 'gcm')) return openssl_encrypt($data, $algorithm, $key, OPENSSL_RAW_DATA, $iv);
	$result = openssl_encrypt($data, $algorithm, $key, OPENSSL_RAW_DATA, $iv, $tag);
	return $result === false ? false : $result . $tag;
}

function decrypted(string $algorithm, string $data, string $key, string $iv): string|false
{
	global $tagLength;
	if (!str_ends_with($algorithm, 'gcm')) return openssl_decrypt($data, $algorithm, $key, OPENSSL_RAW_DATA, $iv);
	if (strlen($data) < $tagLength) return false;
	return openssl_decrypt(substr($data, 0, -$tagLength), $algorithm, $key, OPENSSL_RAW_DATA, $iv, substr($data, -$tagLength));
}

function row(string $algorithm, string $data, string $key, string $iv, string|false $result): string
{
	return json_encode([$algorithm, bin2hex($data), bin2hex($key), bin2hex($iv), $result === false ? 'error' : bin2hex($result)]);
}

$texts = ['', 'a', 'hello', 'exactly 16 bytes', 'seventeen bytes !', 'Zoë · 日本語 😀', "nul\0byte", str_repeat('long ', 15), bytes(1), bytes(16), bytes(31)];
$keys = ['', 'k', 'secret_key', '0123456789abcdef', '0123456789abcdef01234567', '0123456789abcdef0123456789abcdef', str_repeat('too long ', 5), 'schlüssel', bytes(32), bytes(16)];
$vectors = ['', 'i', '0123456789ab', 'abcdef9876543210', 'longer than sixteen bytes', 'é', bytes(12), bytes(16)];

$encrypt = [];
$decrypt = [];
foreach ($algorithms as $algorithm) {
	foreach ($texts as $number => $data) foreach ($keys as $other => $key) foreach ($vectors as $third => $iv) {
		// Every pair of values meets, not every triple.
		if (($number + $other + $third) % 8 !== 0) continue;
		$encrypt[] = row($algorithm, $data, $key, $iv, encrypted($algorithm, $data, $key, $iv));
	}
	foreach ($texts as $data) {
		[$key, $iv] = [$keys[5], $vectors[3]];
		$whole = encrypted($algorithm, $data, $key, $iv);
		$changed = $whole;
		$changed[0] = chr(ord($changed[0]) ^ 1);
		$cut = substr($whole, 0, -1);
		foreach ([[$whole, $key, $iv], [$changed, $key, $iv], [$cut, $key, $iv], [$whole, 'another key', $iv], [$whole, $key, 'another vector'], ['', $key, $iv], [$data, $key, $iv]] as [$question, $secret, $vector]) {
			$decrypt[] = row($algorithm, $question, $secret, $vector, decrypted($algorithm, $question, $secret, $vector));
		}
	}
}

echo "{\n\"php\": ", json_encode(PHP_VERSION);
foreach (['encrypt' => $encrypt, 'decrypt' => $decrypt] as $name => $rows) echo ",\n\"$name\": [\n", implode(",\n", array_unique($rows)), "\n]";
echo "\n}\n";
