<?php

require __DIR__ . "/harness.php";

function matrix_product(int $n): int
{
    $left = [];
    $right = [];
    for ($i = 0; $i < $n; $i++) {
        $leftRow = [];
        $rightRow = [];
        for ($j = 0; $j < $n; $j++) {
            $leftRow[] = ($i * 3 + $j) % 17;
            $rightRow[] = ($i + $j * 5) % 13;
        }
        $left[] = $leftRow;
        $right[] = $rightRow;
    }
    $product = [];
    for ($i = 0; $i < $n; $i++) {
        $leftRow = $left[$i];
        $row = [];
        for ($j = 0; $j < $n; $j++) {
            $cell = 0;
            for ($k = 0; $k < $n; $k++) {
                $cell += $leftRow[$k] * $right[$k][$j];
            }
            $row[] = $cell;
        }
        $product[] = $row;
    }
    $checksum = 0;
    foreach ($product as $row) {
        foreach ($row as $number) {
            $checksum = ($checksum * 31 + $number) % 1000003;
        }
    }
    return $checksum;
}

measure("matrix_product", $argv);
