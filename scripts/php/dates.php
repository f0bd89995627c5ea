<?php
/*
 * Asks PHP itself what texts mean as dates and how it writes dates, and prints the answers as JSON:
 *
 *     php scripts/php/dates.php > test/catalogue/filters/date/php.json
 *
 * Moments are seconds since 1970; false where PHP refuses a text.
 */

error_reporting(0);
mt_srand(20250101);

/** The local time of a zone as a moment. */
function moment(string $zone, string $text): int
{
	return (new DateTimeImmutable($text, new DateTimeZone($zone)))->getTimestamp();
}

/** Every text of the first list joined with every one of the second. */
function products(array $first, array $second): array
{
	$texts = [];
	foreach ($first as $left) foreach ($second as $right) $texts[] = trim("$left $right");
	return $texts;
}

function some(array $texts, int $count): array
{
	mt_srand(crc32(implode('', $texts)));
	shuffle($texts);
	return array_slice($texts, 0, $count);
}

/* Phrases, seen from several moments in several zones. */

$bases = [
	['UTC', moment('UTC', '2023-11-14 22:13:20')], ['UTC', moment('UTC', '2024-02-29 00:00:00')], ['UTC', moment('UTC', '2024-06-30 23:59:59')],
	['UTC', moment('UTC', '2025-01-05 09:30:00')], ['UTC', moment('UTC', '1969-12-31 06:00:00')],
	['America/New_York', moment('America/New_York', '2024-03-09 02:30:00')], ['America/New_York', moment('America/New_York', '2024-11-03 12:00:00')],
	['Europe/Berlin', moment('Europe/Berlin', '2024-10-26 02:30:00')], ['Asia/Kolkata', moment('Asia/Kolkata', '2024-05-31 23:45:00')],
	['Australia/Lord_Howe', moment('Australia/Lord_Howe', '2024-04-06 01:45:00')],
];
$weekdays = ['monday', 'tue', 'Wednesday', 'thu', 'friday', 'SAT', 'sunday', 'mondays', 'weekday', 'weekdays'];
$units = ['sec', 'seconds', 'min', 'minutes', 'hour', 'day', 'days', 'week', 'weeks', 'fortnight', 'month', 'months', 'year', 'msec', 'usec'];
$ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eight', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'next', 'last', 'previous', 'this'];
$months = ['january', 'Feb', 'MARCH', 'apr', 'may', 'june', 'jul', 'august', 'sept', 'oct', 'november', 'dec', 'VIII', 'IV', 'XII', 'I'];
$times = ['10:00', '00:00', '23:59:59', '5pm', '5:30 am', '12 a.m.', '12:15pm', '24:00', 'noon', 'midnight', 't10:30', 'T1030', '2:30:45.75', '7.15', '10:11:12:123AM', 'back of 7pm', 'front of 5am', 'back of 19'];
$dates = [
	'2024-02-29', '2023-02-29', '2024-1-5', '24-05-06', '2024/3/7', '2024/03/07', '3/7/2024', '3/7/24', '3/7', '20240307', '7.3.2024', '7-3-2024', '07.03.24', '7 March 2024',
	'7-Mar-2024', '7.mar.24', 'March 7, 2024', 'March 7th, 2024', 'mar 7', '7 march', '1st may', 'may 2nd', '21st june 2024', 'march 2024', '2024 march', '2024-03', '2024-W10',
	'2024W105', '2024-W01-1', '2020-W53-7', '2024.060', '2024-366', '2024060', 'May-09-78', '78-Dec-22', '5 XII 2024', '+1999-12-31', '-0044-03-15', '+12345-06-07', '0000-00-00',
	'2024-12-00', '2024-00-10', '31 February 2024', '10 September 2000', 'oct', 'sept',
];
$zones = ['UTC', 'Z', 'GMT', 'EST', 'pdt', 'CEST', '(EST)', 'Europe/Paris', 'America/New_York', 'America/Argentina/Buenos_Aires', '+02:00', '-0330', '+5', '+5:30', 'GMT+2', '+053015', 'a', 'y', 'JST', 'IST'];
$phrases = [
	'now', 'NOW', 'today', 'tomorrow', 'yesterday', 'midnight', 'noon', 'yesterday noon', 'tomorrow noon', 'noon tomorrow', 'tomorrow 11:00', '11:00 tomorrow', 'today 25 hours', 'yesterday 14:00',
	'this week', 'next week', 'last week', 'previous week', 'first week', 'this month', 'next month', 'last month', 'this year', 'saturday this week', 'sunday this week', 'monday next week',
	'last week sunday', 'sunday last week', 'friday next week 10:00', 'this weekday', 'next weekday', 'last weekday', '+1 week 2 days', '+1 week 2 days ago', '1 day ago 2 hours', '12 weeks ago',
	'1 fortnight ago', '2 weekdays ago', '5 weekdays ago', 'monday ago', '1 monday ago', 'sunday ago', '--1 day', '+-1 day', '- 1 day', '-+-2 days', '+1month', '1 month', '+0 day', '+13 months', '-13 months',
	'+1 month -1 day', 'last day of', 'first day of', 'last day of feb', 'last day of next month', 'first day of next month noon', 'first day of january this year', 'last day of february 2024',
	'last day of previous month 23:59:59', 'first day of -2 months', 'next month first day of', 'last day of this year', 'first monday of january 2025', 'second tuesday of march 2025 10:00',
	'third wednesday of', 'last friday of next month', 'last fri of october 2024', 'first sat of this month', '2024-06-15 first monday of', 'fifth monday of february 2024', 'last sunday of march 2024 02:00',
	'@0', '@1700000000', '@-86400', '@1700000000 +1 day', '@1.5', '@-1.25', '@1700000000 UTC', '10:00 monday', 'monday 10:00', 'monday monday', 'monday tuesday', 'monday 2024-01-01', '2024-01-01 monday',
	'Sat, 30 Mar 2024 02:30:00 +0000', 'Thu, 21 Dec 2000 16:01:07 +0200', 'Sat, 30-Mar-2024 02:30:00 UTC', 'Thu Mar  7 10:11:12 2024', 'Thu Mar 07 10:11:12 UTC 2024', '2000-12-21T16:01:07+02:00',
	'2000-12-21T16:01:07.123456+02:00', '2000-12-21T16:01:07.123Z', '2000-12-21T16:01:07Z', '2000-12-21t16:01:07z', '20001221T160107', '20001221T16:01:07', '20001221t160107Z', '2000-12-21T16:01', '2000-12-21 16:01',
	'10/Oct/2000:13:55:36 -0700', '2000:10:10 13:55:36', '20240330101112', '2024-03-30 UTC UTC', '2024-03-30 UTC EST PST', '2024-03-30 2024-03-31', '10:00 11:00', '1700000000', '2024', '1960', '2460', '0930', '093015',
	'1', '12', '123', '1.5', '22.50', '1.2.3', '10.10.10', '10:10.10', 'i', 'a', 'j', 'ab', 'foo', 'foo bar', 'first', 'second', 'week', '+1 foo', '1e3', '0x1A', '2024-13-01', '2024-01-32', '13/1/2024', '25:00', '10:60',
	'10:11:60', '10:11:61', '0am', '13pm', '12am', '12pm', '2024-01-01;', '2024-01-01,', '2024-01-01.', ' 2024-01-01 ', "\n2024-01-01\t", '', '21st of may 2024', 'tues', 'thur', 'oct.', 'jun 5 5pm', 'jun 5 5:30pm',
	'oct 2 10:30:11 pm', 'oct 2 10:30:11 EST', 'oct 2 10:30', 'oct 2 10:30:11', '2 oct 10:30', '2024-01-01 10:00 europe/paris', 'Mars/Phobos', '2024-01-01 Mars/Phobos', '2024-01-01 Etc/GMT+5', 'null', 'true', '{}', '-', '+', '@',
	'31 january +1 month', '2024-01-31 +1 month', '2024-02-29 +1 year', '2024-03-31 -1 month', '2024-12-30 +1 month', '2024-01-01 +36 hours', '2024-01-01 +90 minutes', '2024-01-01 -1 sec', '9999-12-31 23:59:59',
];
$questions = array_merge(
	$phrases,
	products(['+1', '-2', '3', '+10'], array_merge($units, $weekdays)),
	some(products($ordinals, array_merge($units, $weekdays)), 140),
	some(products(products($ordinals, array_map(fn($day) => "$day of", ['monday', 'tue', 'friday', 'sun'])), ['', 'next month', 'april 2024', '10:00']), 60),
	some(products($weekdays, ['this week', 'next week', 'last week', '+1 week', '-1 week', '10:00']), 40),
	$dates, $times, $months, $zones,
	some(products($dates, $times), 220),
	some(products(products($dates, ['10:00', '5pm', '12:30:15.5']), $zones), 160),
	some(products(products($dates, ['+1 day', '-1 month', 'next friday', '+2 weekdays', 'last day of', '-3 hours']), ['', 'ago', 'noon']), 100),
);
$texts = [];
foreach (array_unique($questions) as $text) {
	$row = [$text];
	foreach ($bases as [$zone, $base]) {
		date_default_timezone_set($zone);
		$row[] = strtotime($text, $base);
	}
	$texts[] = $row;
}

/* Moments moved by `modify`: without a time in the text the time of day stays, and zones in it mean nothing. */

$moved = [];
foreach (some(array_values(array_unique($questions)), 320) as $text) {
	$row = [$text];
	foreach (array_slice($bases, 3, 5) as [$zone, $base]) {
		$result = (new DateTimeImmutable("@$base"))->setTimezone(new DateTimeZone($zone))->modify($text);
		$row[] = $result === false ? false : $result->getTimestamp();
	}
	$moved[] = $row;
}

/* Working days from every day of a week. */

date_default_timezone_set('UTC');
$workdays = [];
for ($start = 0; $start < 7; $start++) {
	$base = moment('UTC', '2024-05-06 08:00') + $start * 86400;
	foreach (range(-12, 12) as $count) $workdays[] = [$base, $count, strtotime("$count weekdays", $base)];
}

/* Clock changes: local times every quarter of an hour, and hours added across them. */

$clocks = [];
$changes = [
	'America/New_York' => ['2024-03-10', '2024-11-03'], 'Europe/Berlin' => ['2024-03-31', '2024-10-27'], 'Australia/Lord_Howe' => ['2024-04-07', '2024-10-06'],
	'Australia/Sydney' => ['2024-04-07', '2024-10-06'], 'America/St_Johns' => ['2024-03-10', '2024-11-03'], 'Asia/Tokyo' => ['2024-03-10'], 'Pacific/Apia' => ['2011-12-29', '2011-12-30', '2011-12-31'],
	'America/Sao_Paulo' => ['2018-11-04', '2019-02-16'], 'Europe/London' => ['2024-03-31', '2024-10-27'],
];
foreach ($changes as $zone => $days) {
	date_default_timezone_set($zone);
	foreach ($days as $day) {
		for ($minutes = 0; $minutes < 240; $minutes += 15) {
			$text = sprintf('%s %02d:%02d', $day, intdiv($minutes, 60), $minutes % 60);
			$clocks[] = [$zone, $text, strtotime($text)];
		}
		foreach (['+1 hour', '+24 hours', '+1 day', '-1 day', '+90 minutes', 'tomorrow', '+1 week', 'noon', 'next month'] as $phrase) {
			$clocks[] = [$zone, "$day 01:30 $phrase", strtotime("$day 01:30 $phrase")];
		}
	}
}

/* Every letter of date(). */

$letters = 'dDjlNSwzWFmMntLoXxYyaABgGhHisuveIOPpTZcrU';
$formatted = [];
$moments = [0, -1, 86399, 951782400, 1704067199, 1704067200, 1719792000, 1735603200, 1735689599, 1609459200, 1230768000, 1262304000, -2208988800, 253402300800, -62198755200, 1700000000, 1710054000, 1729994400];
for ($i = 0; $i < 12; $i++) $moments[] = mt_rand(0, 2000000000);
foreach (['UTC', 'America/New_York', 'Europe/Paris', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Adelaide', 'America/Los_Angeles', 'Asia/Tokyo', 'America/Sao_Paulo', 'Europe/London', 'Europe/Moscow', '+05:30', 'EST', '-03:00'] as $zone) {
	foreach ($moments as $moment) {
		// Of the years before 1972 the histories of zones differ between versions of the tz database.
		if ($moment < 63072000 && str_contains($zone, '/')) continue;
		$date = (new DateTimeImmutable("@$moment"))->setTimezone(new DateTimeZone($zone));
		$formatted[] = [$zone, $moment, implode('|', array_map(fn($letter) => $date->format($letter), str_split($letters)))];
	}
}

/* createFromFormat, whose missing times are midnight here. */

$parsed = [];
$formats = [
	['Y-m-d', ['2024-03-07', '2024-3-7', '2024-02-30', '24-03-07', '2024-03', '2024-03-07 ', 'x', '2024/03/07', '2024-13-01', '']],
	['Y-m-d H:i:s', ['2023-08-15 13:45:30', '2023-08-15 25:61:61', '2023-08-15 1:45:30', '2023-08-15 13:45', '2023-08-15T13:45:30']],
	['d/m/Y', ['07/03/2024', '7/3/2024', '31/02/2024', '07-03-2024']], ['m/d/y', ['03/07/24', '03/07/69', '03/07/70', '03/07/5']],
	['j F Y', ['7 March 2024', '7 mar 2024', '7 Foo 2024']], ['D, d M Y H:i:s O', ['Thu, 07 Mar 2024 10:11:12 +0200', 'Fri, 07 Mar 2024 10:11:12 +0200', 'Foo, 07 Mar 2024 10:11:12 +0200']],
	['l jS F Y', ['Thursday 7th March 2024', 'Thursday 1st March 2024']], ['Y-m-d\TH:i:sP', ['2024-03-07T10:11:12+05:30', '2024-03-07T10:11:12Z', '2024-03-07T10:11:12']],
	['Y-m-d g:i A', ['2024-03-07 5:30 PM', '2024-03-07 12:30 am', '2024-03-07 13:30 PM', '2024-03-07 5:30 XM']], ['U', ['1700000000', '-5', 'x']],
	['Y-m-d H:i:s.u', ['2024-03-07 10:11:12.5', '2024-03-07 10:11:12.123456']], ['Y-m-d H:i:s.v', ['2024-03-07 10:11:12.123']], ['Y-m-d H:i T', ['2024-03-07 10:11 EST', '2024-03-07 10:11 Europe/Paris', '2024-03-07 10:11 Mars/Phobos']],
	['Y-m-d e', ['2024-03-07 UTC', '2024-03-07 America/New_York']], ['!Y-m-d', ['2024-03-07']], ['Y-m-d|', ['2024-03-07']], ['Y-m-d H|', ['2024-03-07 10']], ['!d', ['15']], ['Y-m-d+', ['2024-03-07 and more']],
	['Y-m-d *', ['2024-03-07 foo', '2024-03-07 foo-bar']], ['Y#m#d', ['2024.03/07', '2024a03b07']], ['Y?m?d', ['2024x03y07']], ['Y;m:d', ['2024;03:07', '2024:03;07']], ['Ymd', ['20240307', '202437']], ['YmdHis', ['20240307101112']],
	['Y-z', ['2024-59', '2024-365', '2023-365']], ['Y \w\e\e\k m-d', ['2024 week 03-07']], ['H\h i\m Y-m-d', ['10h 30m 2024-03-07']], ['Y-m-d H', ['2024-03-07 10', '2024-03-07 24']], ['Y-m-d i', ['2024-03-07 30']], ['n/j/Y G:i', ['3/7/2024 5:05', '12/31/2024 15:05', '3/7/2024 5:5']],
];
foreach ($formats as [$format, $list]) foreach ($list as $text) foreach (['UTC', 'America/New_York'] as $zone) {
	$date = DateTime::createFromFormat($format, $text, new DateTimeZone($zone));
	if ($date !== false && !preg_match('/[gGhHisuvU!|]/', preg_replace('/\\\\./', '', $format))) $date->setTime(0, 0);
	$parsed[] = [$format, $text, $zone, $date === false ? false : $date->getTimestamp()];
}

$sections = ['bases' => $bases, 'texts' => $texts, 'moved' => $moved, 'workdays' => $workdays, 'clocks' => $clocks, 'formatted' => $formatted, 'parsed' => $parsed];
$flags = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR;
echo "{\n\"php\": ", json_encode(PHP_VERSION), ",\n\"letters\": ", json_encode($letters);
// One row a line keeps the file readable in a diff.
foreach ($sections as $name => $rows) echo ",\n\"$name\": [\n", implode(",\n", array_map(fn($row) => json_encode($row, $flags), $rows)), "\n]";
echo "\n}\n";
