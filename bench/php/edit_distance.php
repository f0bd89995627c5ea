<?php

require __DIR__ . "/harness.php";

function edit_distance(int $n): int
{
    $first = random_letters($n, 7);
    $second = random_letters($n, 11);
    $previous = range(0, $n);
    for ($i = 0; $i < $n; $i++) {
        $current = [$i + 1];
        for ($j = 0; $j < $n; $j++) {
            $cost = $first[$i] === $second[$j] ? 0 : 1;
            $current[] = min($previous[$j] + $cost, $previous[$j + 1] + 1, $current[$j] + 1);
        }
        $previous = $current;
    }
    return array_sum($previous) + $previous[$n];
}

function random_letters(int $length, int $seed): string
{
    $letters = ["a", "b", "c", "d"];
    $text = "";
    for ($i = 0; $i < $length; $i++) {
        $seed = ($seed * 16807) % 2147483647;
        $text .= $letters[$seed % 4];
    }
    return $text;
}

measure("edit_distance", $argv);
