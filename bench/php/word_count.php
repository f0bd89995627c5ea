<?php

require __DIR__ . "/harness.php";

function word_count(int $n): int
{
    $seed = 1;
    $words = [];
    for ($i = 0; $i < $n; $i++) {
        $seed = ($seed * 16807) % 2147483647;
        $rank = (($seed % 997) * ($seed % 3)) % 997;
        $words[] = "Word" . $rank;
    }
    $text = strtolower(implode(" ", $words));
    $counts = [];
    foreach (explode(" ", $text) as $word) {
        $counts[$word] = ($counts[$word] ?? 0) + 1;
    }
    $checksum = count($counts);
    foreach ($counts as $word => $count) {
        $checksum = ($checksum * 31 + $count + strlen($word)) % 1000003;
    }
    return $checksum;
}

measure("word_count", $argv);
