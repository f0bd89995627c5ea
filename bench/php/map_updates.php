<?php

require __DIR__ . "/harness.php";

function map_updates(int $n): int
{
    $seed = 3;
    $totals = [];
    for ($i = 0; $i < $n; $i++) {
        $seed = ($seed * 16807) % 2147483647;
        $key = "key" . ($seed % 5000);
        $totals[$key] = ($totals[$key] ?? 0) + $i;
    }
    $checksum = 0;
    foreach ($totals as $total) {
        $checksum = ($checksum * 31 + $total) % 1000003;
    }
    return $checksum;
}

measure("map_updates", $argv);
