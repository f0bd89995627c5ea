<?php

require __DIR__ . "/harness.php";

function sieve(int $n): int
{
    $composite = array_fill(0, $n + 1, false);
    for ($prime = 2; $prime * $prime <= $n; $prime++) {
        if ($composite[$prime]) {
            continue;
        }
        for ($multiple = $prime * $prime; $multiple <= $n; $multiple += $prime) {
            $composite[$multiple] = true;
        }
    }
    $count = 0;
    $sum = 0;
    for ($number = 2; $number <= $n; $number++) {
        if (!$composite[$number]) {
            $count++;
            $sum += $number;
        }
    }
    return $sum + $count;
}

measure("sieve", $argv);
