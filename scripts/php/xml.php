<?php
/*
 * Asks PHP's XML parser which texts are well-formed and what is in them, and prints the answers as JSON:
 *
 *     php scripts/php/xml.php > test/catalogue/filters/xml/php.json
 *
 * The answer is the shape Xano documents, or "error". Entities that a document declares are not expanded: what uses them
 * is an error. Declarations of namespaces are attributes like others.
 */

error_reporting(0);
libxml_use_internal_errors(true);

/** The documented shape of an element; null where it holds an entity of the document's own. */
function shape(DOMElement $element): ?array
{
	$attributes = [];
	foreach ($element->attributes as $attribute) $attributes[$attribute->nodeName] = $attribute->nodeValue;
	$text = '';
	$content = [];
	$hasElements = false;
	$flush = function () use (&$text, &$content) {
		if (trim($text, " \t\r\n") !== '') $content[] = $text;
		$text = '';
	};
	foreach ($element->childNodes as $node) {
		if ($node instanceof DOMText) $text .= $node->nodeValue;
		if ($node instanceof DOMEntityReference) return null;
		if (!$node instanceof DOMElement) continue;
		$flush();
		$hasElements = true;
		$inner = shape($node);
		if ($inner === null) return null;
		$content[] = $inner;
	}
	if ($hasElements) $flush();
	return [$element->nodeName => ['@attributes' => $attributes === [] ? [] : (object) $attributes, 'value' => $hasElements ? $content : $text]];
}

$parts = [
	'', ' ', 'x', 'x y', "x\ny", "\tx\r\ny", '&amp;', '&lt;b&gt;', '&quot;&apos;', '&#65;', '&#x41;', '&#x1F600;', '&#0;', '&#xD800;', '&#x110000;', '&#;', '&#x;', '&;', '& ', '&', '&amp', '&nbsp;', '&x;', '<![CDATA[a<b]]>', '<![CDATA[]]>', '<![CDATA[a]]]]>', 'a<![CDATA[b]]>c', '<![CDATA[', ']]>', ']]', ']>', '>', '<', '<!-- c -->', 'a<!-- c -->b',
	'<!-- -- -->', '<!-->', '<!--->', '<!-- ', '<?pi x?>', '<?pi?>', '<?xml x?>', '<?', '<? x?>', '<b/>', '<b></b>', '<b>1</b>', '<b>1</b><c>2</c>', '<b>1</b> <b>2</b>', 'x<b/>y', ' <b/> ', "\n  <b/>\n  <c/>\n", '<b><c><d>1</d></c></b>', '<b', '<b>', '</b>', '<b></c>', '<b></B>', '<b/ >', '<b / >', '< b/>', '<b ></b >', '<b></b x>', '<b/><', '<1/>', '<-b/>', '<_b/>', '<b-c/>', '<b.c/>', '<b:c/>', '<:b/>', '<é/>', '<日本/>', '<b!/>', '<b>é</b>', '日本語', '😀', "\u{b}", "\u{1}", "\u{7f}", "\u{85}",
	"\u{a0}", "\u{fffe}", '<b c="1"/>', "<b c='1'/>", '<b c=1/>', '<b c/>', '<b c=""/>', '<b c="1" d="2"/>', '<b c="1"d="2"/>', '<b c="1" c="2"/>', '<b c = "1"/>', '<b c="a&amp;b"/>', '<b c="a&b"/>', '<b c="a<b"/>', '<b c="a>b"/>', "<b c=\"a\nb\"/>", "<b c=\"a\tb\"/>", "<b c=\" a  b \"/>", '<b c="&#10;"/>', '<b c="&lt;"/>', '<b c="\'"/>', "<b c='\"'/>", '<b c="x/>', '<b c=x"/>', '<b "c"/>', '<b é="1"/>', '<b c-d="1"/>', '<b 1="1"/>', '<b xml:lang="en"/>', '<b __proto__="1"/>', '<b constructor="1"/>', '<__proto__>1</__proto__>', '<b value="1">2</b>',
];
$documents = [];
foreach ($parts as $part) array_push($documents, "<a>$part</a>", "<a k=\"v\"><i>1</i>{$part}</a>");
array_push($documents,
	'', ' ', 'x', '<a>', '</a>', '<a/>', '<a></a>', '<a/><b/>', '<a/>x', 'x<a/>', '<a/> ', ' <a/>', "\n<a/>\n", '<a/><!-- c -->', '<!-- c --><a/>', '<a/><?pi x?>', '<?pi x?><a/>', '<a/><![CDATA[x]]>', '<?xml version="1.0"?><a/>', "<?xml version='1.0'?>\n<a/>", '<?xml version="1.0" encoding="UTF-8"?><a>é</a>', '<?xml version="1.0" encoding="utf-8" standalone="yes"?><a/>', ' <?xml version="1.0"?><a/>', '<a/><?xml version="1.0"?>',
	'<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', '<?xml version="1.0" encoding="windows-1252"?><a>é</a>', '<?xml?><a/>', '<?xml encoding="UTF-8"?><a/>', '<?xml version="1.0" foo="x"?><a/>', '<!DOCTYPE a><a/>', '<!DOCTYPE a SYSTEM "a.dtd"><a/>', '<!DOCTYPE a PUBLIC "-//X//Y" "http://x.invalid/a.dtd"><a>1</a>', '<!DOCTYPE a [<!ELEMENT a ANY>]><a>1</a>', '<!DOCTYPE a [<!ENTITY e "hi">]><a>&e;</a>', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', '<!DOCTYPE a [<!ENTITY e "hi">]><a>x</a>', '<!DOCTYPE a><!DOCTYPE a><a/>',
	'<a/><!DOCTYPE a>', '<!DOCTYPE html><html><body><p>x</p></body></html>', "\u{feff}<a>x</a>", '<root><a>1</a><b>2</b><c>3</c></root>', '<r><i id="1">a</i><i id="2">b</i></r>', '<soap:Envelope xmlns:soap="http://x.y"><soap:Body><m:Get xmlns:m="http://z"><m:Id>7</m:Id></m:Get></soap:Body></soap:Envelope>', '<rss version="2.0"><channel><title>T &amp; U</title><item><link>http://x.y/?a=1&amp;b=2</link></item></channel></rss>', '<p>Some <b>bold</b> and <i>italic</i> text.</p>', "<a>\n  <b>1</b>\n  text\n  <c/>\n</a>",
	'<a><b></a></b>', '<A></a>', '<a b="1" B="2"/>', '<a><a><a/></a></a>', '<svg width="1" viewBox="0 0 1 1"><path d="M0 0"/></svg>', "<a>\r\nx\ry\n</a>", '<a xmlns="u"><b/></a>', '<x:a/>', str_repeat('<a>', 150) . str_repeat('</a>', 150), str_repeat('<a>', 300) . str_repeat('</a>', 300),
);
$rows = [];
foreach (array_unique($documents) as $document) {
	$parsed = new DOMDocument();
	$shape = $document !== '' && $parsed->loadXML($document, LIBXML_NONET) ? shape($parsed->documentElement) : null;
	// Declarations of namespaces are no attributes in PHP's tree.
	if (str_contains($document, 'xmlns')) $shape = $shape === null ? 'error' : 'well-formed';
	libxml_clear_errors();
	$row = json_encode([$document, $shape ?? 'error'], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE, 1000);
	if ($row !== false) $rows[] = $row;
}

echo "{\n\"php\": ", json_encode(PHP_VERSION), ",\n\"libxml\": ", json_encode(LIBXML_DOTTED_VERSION), ",\n\"rows\": [\n", implode(",\n", $rows), "\n]\n}\n";
