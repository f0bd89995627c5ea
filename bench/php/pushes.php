<?php

require __DIR__ . "/harness.php";

function pushes(int $n): int
{
    $list = [];
    for ($i = 0; $i < $n; $i++) {
        $list[] = $i % 1000;
    }
    return array_sum($list) + count($list);
}

measure("pushes", $argv);
