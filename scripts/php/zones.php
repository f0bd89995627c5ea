<?php
/*
 * Asks PHP itself what the clocks show in every time zone it knows, and prints the answers as JSON:
 *
 *     php scripts/php/zones.php > test/catalogue/filters/date/zones.json
 *
 * A row is the zone and, for each moment, date, time, offset, abbreviation and whether it is summer time. Moments are of
 * years that all versions of the tz database agree on.
 */

error_reporting(0);

$moments = array_map(fn($text) => strtotime("$text UTC"), ['1985-07-01 12:00', '1999-12-31 23:30', '2005-04-03 09:15', '2010-07-15 18:45', '2016-03-27 00:59:59', '2016-03-27 01:00', '2020-01-01 00:00', '2021-10-31 00:30', '2021-11-07 06:30']);
$rows = [];
foreach (timezone_identifiers_list() as $zone) {
	$row = [$zone];
	foreach ($moments as $moment) $row[] = (new DateTimeImmutable("@$moment"))->setTimezone(new DateTimeZone($zone))->format('Y-m-d H:i:s P T I');
	$rows[] = json_encode($row, JSON_UNESCAPED_SLASHES);
}
echo "{\n\"php\": ", json_encode(PHP_VERSION), ",\n\"tz\": ", json_encode(timezone_version_get()), ",\n\"moments\": ", json_encode($moments), ",\n\"rows\": [\n", implode(",\n", $rows), "\n]\n}\n";
