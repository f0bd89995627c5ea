<?php

require __DIR__ . "/harness.php";

function bubble_sort(int $n): int
{
    $seed = 42;
    $list = [];
    for ($i = 0; $i < $n; $i++) {
        $seed = ($seed * 16807) % 2147483647;
        $list[] = $seed % 100000;
    }
    for ($end = count($list) - 1; $end > 0; $end--) {
        for ($j = 0; $j < $end; $j++) {
            if ($list[$j] > $list[$j + 1]) {
                $larger = $list[$j];
                $list[$j] = $list[$j + 1];
                $list[$j + 1] = $larger;
            }
        }
    }
    $checksum = 0;
    foreach ($list as $number) {
        $checksum = ($checksum * 31 + $number) % 1000003;
    }
    return $checksum;
}

measure("bubble_sort", $argv);
