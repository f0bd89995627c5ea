<?php

require __DIR__ . "/harness.php";

function string_building(int $n): string
{
    $pieces = ["a", "be", "see", "de", "e", "ef", "gee"];
    $text = "";
    for ($i = 0; $i < $n; $i++) {
        $text .= $pieces[$i % 7];
    }
    return strlen($text) . ":" . substr($text, intdiv($n, 2), 10);
}

measure("string_building", $argv);
