<?php

require __DIR__ . "/harness.php";

function binary_search(int $n): int
{
    $list = [];
    for ($i = 0; $i < 100000; $i++) {
        $list[] = $i * 3;
    }
    $seed = 5;
    $checksum = 0;
    for ($i = 0; $i < $n; $i++) {
        $seed = ($seed * 16807) % 2147483647;
        $checksum += position_of($list, $seed % 300000);
    }
    return $checksum;
}

function position_of(array $list, int $wanted): int
{
    $low = 0;
    $high = count($list) - 1;
    while ($low <= $high) {
        $middle = intdiv($low + $high, 2);
        $found = $list[$middle];
        if ($found === $wanted) {
            return $middle;
        }
        if ($found < $wanted) {
            $low = $middle + 1;
        } else {
            $high = $middle - 1;
        }
    }
    return -1;
}

measure("binary_search", $argv);
