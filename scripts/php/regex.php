<?php
/*
 * Asks PHP itself what regular expressions match, and prints the answers as JSON, one row on each line:
 *
 *     php scripts/php/regex.php > test/catalogue/filters/regex/php.json
 *
 * A row is [kind, pattern, subject, …, answer]; the answer is null when PHP refuses the pattern. Patterns without the
 * flag u meet only ASCII subjects, since PHP then works on bytes.
 */

error_reporting(0);
ini_set('pcre.jit', '0');
ini_set('pcre.backtrack_limit', '10000000');

$rows = [];

/** Asks all questions about one pattern. */
function ask(string $pattern, string ...$subjects): void
{
	global $rows;
	foreach ($subjects as $subject) {
		$found = preg_match($pattern, $subject, $first);
		if ($found === false) {
			if (preg_last_error() !== PREG_INTERNAL_ERROR) throw new Exception("$pattern: " . preg_last_error_msg());
			$rows[] = ['first', $pattern, $subject, null];
			continue;
		}
		$rows[] = ['first', $pattern, $subject, $first];
		if ($found === 0) continue;
		preg_match_all($pattern, $subject, $all);
		$rows[] = ['all', $pattern, $subject, $all];
	}
}

/** Asks for a refusal. */
function refuse(string ...$patterns): void
{
	foreach ($patterns as $pattern) ask($pattern, 'a');
}

function replace(string $pattern, string $replacement, string ...$subjects): void
{
	global $rows;
	foreach ($subjects as $subject) {
		$rows[] = ['replace', $pattern, $subject, $replacement, preg_replace($pattern, $replacement, $subject)];
	}
}

/* characters, classes, escapes */

ask('/abc/', 'abc', 'xabcx', 'ab', '', 'abcabc');
ask('/a.c/', 'abc', "a\nc", 'ac');
ask('/a.c/s', "a\nc");
ask('/[abc]+/', 'xxcabyy', 'zzz');
ask('/[^abc]+/', 'xxcabyy', 'abc', "\n");
ask('/[]a]+/', ']a]b');
ask('/[^]a]+/', ']xb');
ask('/[a\]b-]+/', 'x-]ab');
ask('/[\w-]+/', 'foo-bar baz');
ask('/[a-c-e]+/', 'abc-de');
ask('/[--\/]+/', 'a-./b');
ask('/[\x41-\x43\d]+/', 'xABC12D');
ask('/[\b\t\n]+/', "a\t\x08\nb");
ask('/[[:alpha:]]+[[:digit:]]+/', '..abc123..');
ask('/[[:^alpha:]]+/', 'abc123 def');
ask('/[[:upper:]]+/', 'abCDef');
ask('/[[:upper:]]+/i', 'abCDef');
ask('/[[:lower:]]+/i', 'abCDef');
ask('/[[:punct:]]+/', 'a!"#$%&()*+,-./:;<=>?@[\]^_`{|}~b');
ask('/[[:space:]]+/', "a \t\r\n\x0b\x0c b");
ask('/[[:blank:]]+/', "a \t\nb");
ask('/[[:cntrl:]]+/', "a\x01\x7f b");
ask('/[[:graph:]]+/', " ab!\x01");
ask('/[[:print:]]+/', "\x01a b!\x02");
ask('/[[:xdigit:]]+/', 'xyz09afAFg');
ask('/[[:word:]]+/', '-a_1-');
ask('/[[:alnum:]]+/', '-a_1-');
ask('/[[:ascii:]]+/', 'abc');
ask('/\d+\D+\s+\S+\w+\W+/', '12ab  cd34!!');
ask('/\h+/', "a \t\nb");
ask('/\H+/', "a \t\nb");
ask('/\v+/', "a\n\x0b\x0c\rb");
ask('/\V+/', "a\nb");
ask('/\R/', "a\r\nb\nc\rd");
ask('/\R{2}/', "a\r\n", "\n\n");
ask('/a\R\nb/', "a\r\nb");
ask('/\N+/', "ab\ncd");
ask('/\N{2,3}/', "abcd");
ask('/\x61\x{62}\143\o{144}/', 'abcd');
ask('/\x/', "\0", 'x');
ask('/\0\01\012/', "\0\1\n");
ask('/\cA\c[\e\a\f/', "\x01\x1b\x1b\x07\x0c");
ask('/\Qa.b*\E+/', 'a.b***', 'axb');
ask('/\Qa.b/', 'a.b', 'axb');
ask('/a\Q\E+/', 'aaa');
ask('/[\Qa-z\E]+/', 'a-zb');
ask('/a\E+/', 'aaa');
ask('/\.\*\+\?\[\]\(\)\{\}\^\$\|\\\\/', '.*+?[](){}^$|\\');
ask('/\-\!\@\#\%\&\=\:\;\"\'\<\>\,\~\`\ \_/', '-!@#%&=:;"\'<>,~` _');
ask('/a{,3}/', 'a{,3}', 'aaa');
ask('/a{1/', 'a{1');
ask('/a{1,/', 'a{1,');
ask('/a{ 1}/', 'a{ 1}');
ask('/x{a}/', 'x{a}');
ask('/{/', '{');
ask('/}]/', '}]');
ask('/\18/', "\x018");
ask('/\81?/', '8');
ask('/(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10/', 'abcdefghijj');
ask('/\10/', "\x08");
ask('/\377?a/', 'a');

/* quantifiers */

ask('/a*/', '', 'aaa', 'baac');
ask('/a+?/', 'aaa');
ask('/a*?b/', 'aaab', 'c');
ask('/a??b/', 'ab', 'b');
ask('/a?+ab/', 'ab', 'aab');
ask('/a*+a/', 'aaa');
ask('/a++b/', 'aaab');
ask('/a{2}/', 'a', 'aa', 'aaaaa');
ask('/a{2,}/', 'aaaaa');
ask('/a{2,3}/', 'aaaaa');
ask('/a{2,3}?/', 'aaaaa');
ask('/a{2,3}+a/', 'aaa', 'aaaa');
ask('/a{0}b/', 'ab');
ask('/a{0,1}b/', 'aab');
ask('/(?:ab){2,3}/', 'abababab');
ask('/(?:ab){2,3}?c/', 'abababc', 'abc');
ask('/(?:ab){2,3}+abc/', 'abababc', 'ababababc');
ask('/(a|ab)(c|bcd)(d*)/', 'abcd');
ask('/(a+|b+)*c/', 'aabbc', 'c');
ask('/(a*)*/', 'aaa', 'b');
ask('/(a*)+/', 'aaa', 'b');
ask('/(a*?)*?b/', 'aab');
ask('/(a|b?)*c/', 'abac', 'c');
ask('/(\*{0,2}?\Bb*?){1,2}/', 'aAbB');
ask('/(?<=c(?!x){0,2}?|a{2}|)b/', 'ab');
ask('/(?:a?){3}b/', 'aab', 'aaab', 'aaaab');
ask('/(a?){2,4}(a*)/', 'aaaaaa', '');
ask('/(|a)+/', 'aaa');
ask('/(|a){3}b/', 'aab');
ask('/(a|)+b/', 'aab', 'b');
ask('/(?:(a)|b)*/', 'ab', 'ba');
ask('/(?:(a)|(b)|(c))+/', 'abc', 'cab', 'b');
ask('/(a(b)?)+/', 'aba', 'abab');
ask('/((a)(b)?)*?c/', 'abac');
ask('/.*foo/', 'xfooyfooz');
ask('/.*?foo/', 'xfooyfooz');
ask('/^(.+)(\d+)$/', 'abc123');
ask('/^(.+?)(\d+)$/', 'abc123');
ask('/a.*b.*c/U', 'a1b2c3b4c');
ask('/a.*?c/U', 'a1c2c');
ask('/(?U)a+/', 'aaa');
ask('/(?U)a+?/', 'aaa');
ask('/(?:a|b)+?c/', 'ababc');
ask('/(x{2}){2}/', 'xxxx', 'xxx');
ask('/(?:x{1,2}){1,2}y/', 'xxxxxy');
ask('/"[^"]*"/', 'say "hi" and "bye"');
ask('/"(?:[^"\\\\]|\\\\.)*"/', 'a "b\\"c" d');
ask('/(?=a)*a/', 'a');
ask('/(?=(a))?b/', 'b');
ask('/(?!a){2}b/', 'b');
ask('/(\w+)\s\1/', 'hello hello world', 'a b');
ask('/a{65535}/', 'a');

/* anchors and assertions */

ask('/^a/', 'a', 'ba', "b\na");
ask('/^a/m', "b\na", "b\na\na");
ask('/^/m', "a\nb\n", '');
ask('/$/m', "a\nb\n", '');
ask('/a$/', 'a', "a\n", "a\nb", "a\n\n");
ask('/a$/D', 'a', "a\n");
ask('/a$/m', "a\nb", "ba\na\n");
ask('/a\z/', 'a', "a\n");
ask('/a\Z/', 'a', "a\n", "a\n\n");
ask('/\Aa/m', "b\na", 'a');
ask('/\Ga/', 'aab', 'baa');
ask('/\bfoo\b/', 'a foo b', 'food', 'foo');
ask('/\Boo\b/', 'foo', 'oo');
ask('/a/A', 'aab', 'ba');
ask('/(?=ab)a/', 'ab', 'ac');
ask('/a(?!b)./', 'abac');
ask('/(?<=a)b/', 'ab', 'bb');
ask('/(?<!a)b/', 'ab', 'bb', 'b');
ask('/(?<=a|bc|)d/', 'ad', 'bcd', 'd');
ask('/(?<=^|,)[^,]*/', 'a,b,,c');
ask('/(?<=(a))b\1/', 'aba');
ask('/(?<=\d{3})x/', '12x', '123x');
ask('/(?<=(?<=a)b)c/', 'abc', 'xbc');
ask('/(?<![a-z]\d)x/', 'a1x', '11x', 'x');
ask('/(?<=(?=ab)..)c/', 'abc');
ask('/(?=(\w+))\1:/', 'abc:');
ask('/(?=.*\d)(?=.*[a-z]).{4,}/', 'abc1', 'abcd', '1234');
ask('/(?!.*foo)^.*$/m', "foo\nbar");
ask('/(?!(a)b)a(c)/', 'ac');
ask('/(?:(?=(a+))a)+\1/', 'aaaaa');
ask('/foo\Kbar/', 'foobar', 'bar');
ask('/(a\Kb)+/', 'abab');
ask('/(?<=a)\Kb/', 'ab');
ask('/a\K/', 'aaa');
ask('/(*pla:a)\w(*nla:c)(*plb:a)(*nlb:c)(*positive_lookahead:b)/', 'ab', 'ac');

/* groups, references, alternatives */

ask('/(a)(b)?(c)?/', 'a', 'ab', 'abc', 'ac');
ask('/(a)|(b)|(c)/', 'a', 'b', 'c');
ask('/a|ab|abc/', 'abc');
ask('/(?:a|ab)c/', 'abc');
ask('/(?:|a)b/', 'ab');
ask('/|a/', 'a');
ask('/()/', 'a');
ask('/(?<year>\d{4})-(?<month>\d\d)/', '2024-05', 'x 2024-05, 2025-06');
ask("/(?'q'['\"]).*?\\k'q'/", 'a "b\' c" d');
ask('/(?P<n>a)(?P=n)\k<n>\k{n}\g{n}/', 'aaaaa');
ask('/(?<a>x)?(?<b>y)/', 'y', 'xy');
ask('/(?<a>x)(?<b>y)?/', 'x', 'xy');
ask('/(?J)(?:(?<n>a)|(?<n>b))\k<n>/', 'aa', 'bb', 'ab');
ask('/(?J)(?<n>a)?(?<n>b)?c/', 'ac', 'bc', 'abc', 'c');
ask('/(?<n>a)|(?<n>b)/J', 'a', 'b');
ask('/(?|(a)|(b))(c)/', 'ac', 'bc');
ask('/(?|(?<n>a)(x)|(?<n>b))(c)/', 'axc', 'bc');
ask('/(?|(a)(b)|(c))\1(d)/', 'abad', 'ccd');
ask('/(a)\1/', 'aa', 'ab');
ask('/(a)\g1\g{1}\g{-1}/', 'aaaa');
ask('/(a)(b)\g{-2}/', 'aba');
ask('/\g{+1}?(a)/', 'a', 'aa');
ask('/(?:\1b|(a))+/', 'aab', 'aabab');
ask('/(a)?\1b/', 'b', 'aab');
ask('/(a\1?){3}/', 'aaaaaa');
ask('/(a)\1/i', 'aA', 'Aa');
ask('/(?i)(a)(?-i)\1/', 'aA', 'AA');
ask('/(a)(?i:\1)/', 'aA');
ask('/((a)|b)*/', 'ab');
ask('/(?n)(a)(?<x>b)/', 'ab');
ask('/(a)(?<x>b)/n', 'ab');
ask('/(?>a+)b/', 'aab');
ask('/(?>a+)ab/', 'aab');
ask('/(?>a|ab)c/', 'abc', 'ac');
ask('/(*atomic:a+)b/', 'aab');
ask('/(?>(a)|b)+c/', 'abc', 'bac');
ask('/((?>a+)b)+c/', 'aabab', 'aababc');
ask('/(?:(a)(?>b|bc))+d|(x)/', 'abcd x');

/* flags and comments */

ask('/AbC/i', 'aBc');
ask('/[a-z]+/i', 'ABCdef');
ask('/[^a-z]+/i', 'ABC12');
ask('/a(?i)b|c/', 'aB', 'C', 'AB');
ask('/a(?i:b)c/', 'aBc', 'aBC');
ask('/(a(?i)b)c/', 'aBc', 'aBC');
ask('/(?i)a(?-i)b/', 'Ab', 'AB');
ask('/(?^)a/i', 'a', 'A');
ask('/(?^s:.)a/i', "\nA", "\na");
ask('/(?im-s)^A.$/s', "b\nax", "b\na\n");
ask("/a b # comment\n c/x", 'abc', 'a b c');
ask('/a\ b[ ]c/x', 'a b c');
ask('/a + b/x', 'aab');
ask('/a+ +b/x', 'aab');
ask('/a+ +ab/x', 'aab');
ask('/a+ ?b?/x', 'aab');
ask("/a+#c\n+ab/x", 'aab');
ask('/a+(?#c)?ab/', 'aab');
ask('/(?xx)[a - c]/', 'b');
ask('/(?xx)[a- ]/', '-');
ask('/(?x) a b (?-x) c/', 'ab c');
ask('/(?xx)[a b]+/', 'a b');
ask('/(?x)[a b]+/', 'a b');
ask('/a(?#comment)b/', 'ab');
ask('/a(?#x)*/', 'aaa');
ask("/a #x\n */x", 'aaa');
ask("/a#(b\n(c)/x", 'ac');
ask('/(?C)a(?C1)b/', 'ab');
ask('/(*UTF8)a/', 'a');
ask('/(*UCP)\w+/', 'abc');
ask("/ab/\n", 'ab');
ask('  /ab/i', 'AB');
ask('{a{2}}i', 'AA');
ask('(a(b))', 'ab');
ask('[ab]', 'ab');
ask('<a<b>>', 'a<b>');
ask('#a/b#', 'a/b');
ask('~a\~b~', 'a~b');
ask('%a%S', 'a');
ask('/a/X', 'a');

/* recursion, conditions, verbs */

ask('/\((?:[^()]++|(?R))*\)/', '(a(b)c)', '((a)', 'x(()())y');
ask('/^(\((?:[^()]|(?1))*\))$/', '(a(b)(c(d)))', '(a(b)');
ask('/^((.)(?1)\2|.?)$/', 'abcba', 'abba', 'abc', 'a');
ask('/(?<p>\[(?:\d+|(?&p))(?:,(?:\d+|(?&p)))*\])/', '[1,[2,3],[4,[5]]]', '[1,');
ask('/(?P>x)-(?<x>\d)/', '1-2');
ask('/(a|b)(?1)(?-1)\g<1>\g\'1\'/', 'abbab');
ask('/(?+1)(a|b)/', 'ba');
ask('/(?(DEFINE)(?<byte>25[0-5]|2[0-4]\d|1?\d?\d))^(?&byte)(?:\.(?&byte)){3}$/', '192.168.0.1', '256.1.1.1');
ask('/^(a)?(?(1)b|c)$/', 'ab', 'c', 'b', 'ac');
ask('/^(?<q>")?\w+(?(q)")$/', '"abc"', 'abc', '"abc');
ask('/(?(?=\d)\d{3}|[a-z]{2})/', '123', 'ab', '12', 'a');
ask('/(?(?!\d)[a-z]+|\d)/', 'ab', '12');
ask('/(?(?<=a)b|c)/', 'ab', 'c', 'b');
ask('/(?(R)a|b)/', 'b', 'a');
ask('/^(x(?(R1)y|z)(?1)?)$/', 'xzxy', 'xz', 'xzxyxy');
ask('/(?(VERSION>=10.0)a|b)/', 'a', 'b');
ask('/(?:(?(2)x|y)(a)|(b))+/', 'yab', 'bxa');
ask('/(?(<n>)a|b)(?<n>c)?/', 'bc');
ask('/(a(?2)?b)(c(?1)?d)?/', 'acabdb', 'ab');
ask('/^(?:a(?R)?b)$/', 'ab', 'aabb');
ask('/a(?R)?b/', 'aaabbb', 'aab');
ask('/^(.|(.)(?1)\2)$/', 'aba', 'abcba', 'abc');
ask('/((?>a)(?1)?b)/', 'aabb');
ask('/(a)(?:(?1)\1)*/', 'aaaaa');
ask('/(?:(a)|b(?1))+/', 'aba');
ask('/"[^"]*"(*SKIP)(*F)|,/', 'a,"b,c",d');
ask('/a+(*COMMIT)b/', 'aaac aab', 'aab');
ask('/a+(*PRUNE)b/', 'aaac aab');
ask('/(*COMMIT)b+/', 'aab');
ask('/(*ACCEPT)??a/', 'ba');
ask('/a+(*SKIP)b/', 'aaac aab');
ask('/^.*?(?:a(*THEN)b|a(*THEN)c|ac)/', 'xac', 'ab');
ask('/(?:a(*THEN)b)c|abd/', 'abd');
ask('/(?:a(*THEN)x|ab)c/', 'abc');
ask('/a(*ACCEPT)b|c/', 'a', 'c');
ask('/(a(*ACCEPT)b)c/', 'ab', 'a');
ask('/(?=a(*ACCEPT)b)./', 'ac');
ask('/(a(?=b(*COMMIT)c)[^d]|abd)/', 'abd', 'abc');
ask('/(?!a(*COMMIT)b)a(c|d)/', 'ac', 'ab');
ask('/(?>a(*COMMIT)b)c|abd/', 'abd', 'abc');
ask('/^(?:(a(*COMMIT)b)|(?1)c|ad)/', 'ad', 'ab');
ask('/(?1)c|ad(a(*PRUNE)b){0}/', 'ad');
ask('/(a(*ACCEPT)z){0}(?1)b/', 'ab');
ask('/a(*FAIL)|b/', 'ab');
ask('/(?=a(*PRUNE)x)a|ab/', 'ab');
ask('/(?:(?=a(*THEN)x)|ab)b?/', 'ab');
ask('/(?!a(*THEN)x)ab/', 'ab', 'ax');
ask('/(?(?=a(*COMMIT)x)ax|ab)|ab/', 'ab', 'ax');
ask('/(?:(?=a(*SKIP)x)|aa)b|aab/', 'aaab');

/* Unicode */

ask('/./u', 'é', '日本', '😀', '');
ask('/^..$/u', 'é😀');
ask('/\w+/u', 'Ünïcödé 日本 ٣ x_1', '--');
ask('/\W+/u', 'é!?ü');
ask('/\d+/u', 'a٣४3');
ask('/\s+/u', "a\u{a0}\u{2003}b");
ask('/\bé\w*\b/u', 'l été');
ask('/\p{L}+/u', '123äöü456');
ask('/\p{Lu}\p{Ll}+/u', 'été Été');
ask('/\p{Lu}/iu', 'a', 'A');
ask('/\P{L}+/u', 'é12ü');
ask('/\p{^L}+/u', 'é12ü');
ask('/\pL\pN/u', 'é٣');
ask('/\PL/u', 'é1');
ask('/\p{Han}+/u', 'abc漢字かな');
ask('/\p{Hiragana}+/u', '漢字かな');
ask('/\p{Greek}+/u', 'abcαβγ');
ask('/\p{Cyrillic}/u', 'aж');
ask('/[\p{L}\p{M}\-]+/u', "re\u{301}sume\u{301}-x!");
ask('/[^\p{L}]+/u', 'é12ü');
ask('/\p{Any}/u', '😀');
ask('/\p{L&}+/u', 'aA漢');
ask('/\p{Xan}\p{Xwd}\p{Xsp}\p{Xps}/u', 'a_  ');
ask('/\p{Sc}\p{Zs}\p{Pd}/u', "€ –");
ask('/\p{So}/u', '😀');
ask('/\p{Emoji}/u', '😀', 'a');
ask('/\p{Script=Latin}\p{sc:Greek}/u', 'aα');
ask('/\p{Alphabetic}\p{White_Space}/u', 'é ');
ask('/é/iu', 'É', 'é', 'e');
ask('/[à-ý]+/iu', 'ÀÉÝ÷×');
ask('/ß/iu', 'ẞ', 'ss');
ask('/k/iu', "\u{212a}");
ask('/ſ/iu', 's', 'S');
ask('/σ/iu', 'Σς');
ask('/[^σ]/iu', 'Σςa');
ask('/µ/iu', 'μΜ');
ask('/ǆ/iu', 'ǅǄ');
ask('/ı/iu', 'I', 'i', 'ı', 'İ');
ask('/i/iu', 'İ', 'ı', 'I');
ask('/𐐀/iu', '𐐨');
ask('/ᾀ/iu', 'ᾈ');
ask('/[ᾀ-ᾇ]/iu', 'ᾈᾏ');
ask('/ж/iu', 'Ж');
ask('/в/iu', "\u{1c80}");
ask('/(é)\1/iu', 'éÉ');
ask('/(k)\1/iu', "k\u{212a}");
ask('/(?i)жук/u', 'ЖУК');
ask('/\X/u', "e\u{301}x", '👨‍👩‍👧', '🇩🇪🇫🇷', "\r\n", '한');
ask('/^\X{2}$/u', "e\u{301}e\u{301}");
ask('/[😀-😂]+/u', 'a😁😂b');
ask('/[^😀]/u', '😀a');
ask('/😀?/u', '😀😀');
ask('/(?<=😀)a/u', '😀a', 'a');
ask('/(?<=é.)x/u', 'é😀x');
ask('/(?<!😀)a/u', '😀a', 'ba');
ask('/.*?😀/u', 'a😁😀b');
ask('/.*😀/u', 'a😀😁b');
ask('/\x{1F600}\N{U+1F601}/u', '😀😁');
ask('/[\x{e0}-\x{ff}]/u', 'é');
ask('/\R/u', "\u{2028}", "\u{85}");
ask('/\h/u', "\u{3000}", "\u{180e}");
ask('/[[:alpha:]]+/u', 'éa1');
ask('/[[:upper:]]/u', 'éÉ');
ask('/[[:upper:]]/iu', 'é');
ask('/[[:punct:]]+/u', 'a¿!«$+b');
ask('/[[:space:]]/u', "\u{a0}", "\u{2028}");
ask('/[[:digit:]]/u', '٣');
ask('/[[:word:]]+/u', 'é_1');
ask('/[[:print:]]+/u', "\u{1}é\u{2028}x");
ask('/[[:graph:]]+/u', " é\u{a0}x");
ask('/[[:cntrl:]]/u', "\u{85}");
ask('/[[:blank:]]/u', "\u{3000}");
ask('/(?<größe>\d+)/u', 'x 12');
ask('/\777/u', 'ǿ');
ask('/^\S+@\S+\.\S+$/u', 'jörg@exämple.de');

/* what PHP refuses */

refuse(
	'/^*a/', '/\b+a/', '/$*/', '/a**/', '/a+ */x', '/a+? ?/x', '/a++ +/x', '/[a- c]/xx', '/a{2}{3}/', '/(?i)*a/', '/\K*a/', '/*/', '/+a/', '/?/', '/{2}/', '/a|*/', '/(*)/', '/(+)/',
	'/\p{Foo}/u', '/\pq/u', '/\p/', '/[\p]/', '/\j/', '/[\j]/', '/[\R]/', '/[\X]/', '/[\B]/', '/\x{zz}/', '/\x{110000}/u', '/\u0041/',
	'/\L/', '/\U/', '/\l/', '/\g/', '/\k/', '/\8/', '/(a)\2/', '/(?<n>a)(?<n>b)/', '/(*FOO)a/', '/(?(1)a)/', '/(?<=a*)b/',
	'/(?<=(?:a|bb))b/', '/(?<=\X)b/u', '/(?<=\R)b/', '/(?<=a+)b/', '/(?<!a?)b/', '/[[:foo:]]/', '/[[.a.]]/', '/[[=a=]]/', '/[z-a]/',
	'/[\d-z]/', '/[a-\d]/', '/[a/', '/[/', '/[]/', '/[^]/', '/a)/', '/(a/', '/((a)/', '/(?z)a/', '/\c/', '/\cé/u', '/\o{}/', '/\o12/',
	'/[a-\E-c]/', '/x{65536}/', '/x{3,2}/', '/(?1)/', '/(?P>x)/', '/(?&x)/', '/(?P=x)/', '/\k<x>/', '/(?<1a>b)/', '/(?<>b)/',
	'/(?<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>b)/', '/(?a)b/', '/(?i/', '/(?#abc/', '/(?/', '/(?<n/', '/\E*a/', '/[a-[:digit:]]/',
	'/[\w-a]/', '/\G+a/', '/(?(?=a)b|c|d)/', '/(?(Rx)a|b)/', '/(?(x)a|b)/', '/(?(0)a)/', '/\A?a/', '/\N{x}/', '/\g{0}/', '/\g{-1}/',
	'/(a)\g{-2}/', '/\k{x/', '/(?P&x)/', '/(?(DEFINE)a|b)/', '/(?P/', '/(?Px)/', '/(?<=(?1))(a*)/', '/a/g', '/a', 'a', '', 'aaa', '1a1',
	'\\a\\', '/a\\/', '/a/ei', '/a/k', '(a', '[a', '{a', '/a/ g?', '/(?R)/', '/(?:(?R))/', '/(a|(?1))(?1)b/',
);
// 250 parentheses are the most there may be.
ask('/' . str_repeat('(', 40) . 'a' . str_repeat(')', 40) . '/', 'b');
refuse('/' . str_repeat('(', 251) . 'a' . str_repeat(')', 251) . '/');

/* replacements */

replace('/a/', 'b', 'banana', 'xyz', '');
replace('/(\w+) (\w+)/', '$2 $1', 'Ada Lovelace', 'one two three four');
replace('/(\w+) (\w+)/', '${2}1\1\0', 'Ada Lovelace');
replace('/(a)(b)?/', '[$1|$2|$3]', 'ab a');
replace('/a/', '$', 'a');
replace('/a/', '\\\\', 'a');
replace('/a/', '\\\\1', 'a');
replace('/a/', '\\$0', 'a');
replace('/a/', '$$0', 'a');
replace('/a/', '${0', 'a');
replace('/a/', '${10}', 'a');
replace('/a/', '$00$01$100', 'a');
replace('/(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)/', '$11-$1-$10-${1}1', 'abcdefghijk');
replace('/a/', '\\x \\n $x ${x} $ {0} \\', 'a');
replace('/a/', '\\\\\\0', 'a');
replace('//', '-', 'abc', '');
replace('/x*/', '-', 'abc', 'axb', 'xxx');
replace('/$/m', '!', "a\nb\n");
replace('/^/m', '> ', "a\nb");
replace('/\b/', '|', 'hello big world');
replace('/(?=b)/', '-', 'abab');
replace('/(?<=a)/', '-', 'abab');
replace('/a|(?=b)/', '-', 'abab');
replace('/a??/', '-', 'aba');
replace('/(?<n>\d)/', '<$1>', 'a1b22');
replace('/\s+/', ' ', "  a \t\n b  ");
replace('/^\s+|\s+$/', '', "  a  b \n");
replace('/foo\K/', '-', 'foofoo');
replace('/é/u', 'e', 'élève');
replace('//u', '-', 'é😀');
replace('/./u', '<$0>', 'é😀a');
replace('/(?<!\d)(\d{3})(?!\d)/', '[$1]', '123 1234 567');
replace('/\B(?=(?:\d{3})+(?!\d))/', ',', '1234567', '12');
replace('/[^a-z0-9]+/i', '-', 'Hello, World! 42');
replace('/([a-z])([A-Z])/', '$1_$2', 'someCamelCaseName');
replace('/<[^>]+>/', '', '<p>Hi <b>there</b></p>');
replace('/```(?:json)?\s*(.*?)\s*```/s', '$1', "Here:\n```json\n{\"a\": 1}\n```\nDone");

/* every pattern of a small grammar against every short text */

mt_srand(20250101);
$atoms = ['a', 'b', '.', '[ab]', '[^a]', '(a)', '(b|a)', '(a|)', '(?:ab)', '(?:a|ab)', '(?=a)', '(?!b)', '(?<=a)', '(?<!b)', '\1', '^', '$', '\b', '(?>a|ab)', '(ab?)', '(?:(a)|b)', '((?:a)b*)'];
$repeats = ['', '', '', '*', '+', '?', '*?', '+?', '??', '*+', '{2}', '{1,2}', '{0,2}?', '{2,}'];
$texts = ['', 'a', 'b', 'ab', 'ba', 'aab', 'abab', 'bbaa', 'abba', "ab\nab"];
for ($i = 0; $i < 420; $i++) {
	$pattern = '';
	for ($length = mt_rand(1, 4); $length > 0; $length--) {
		$atom = $atoms[mt_rand(0, count($atoms) - 1)];
		$fixed = in_array($atom, ['^', '$', '\b'], true);
		$pattern .= $atom . ($fixed ? '' : $repeats[mt_rand(0, count($repeats) - 1)]);
		if (mt_rand(0, 7) === 0) $pattern .= '|';
	}
	$delimited = "/$pattern/" . ['', '', 'm', 'i', 's', 'U'][mt_rand(0, 5)];
	if (preg_match($delimited, '') === false) continue;
	foreach (array_rand(array_flip($texts), 2) as $text) ask($delimited, (string) $text);
	replace($delimited, '<$1>', 'aabab');
}

/* quoting */

foreach (['Hello. How are you?', '^test$', '[test]', 'a/b', 'a#b', "a\0b", '.\\+*?[^]$(){}=!<>|:-#/', 'é😀 a_b', '', '@&%,;~`\'"'] as $text) {
	foreach (['', '/', '#', '@', 'ab'] as $delimiter) $rows[] = ['quote', $text, $delimiter, preg_quote($text, $delimiter)];
}

$lines = array_map(
	static fn($row) => json_encode($row, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR),
	$rows,
);
$version = json_encode(['php' => PHP_VERSION, 'pcre' => PCRE_VERSION]);
echo "[\n$version,\n", implode(",\n", array_values(array_unique($lines))), "\n]\n";
