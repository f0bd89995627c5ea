<?php

require __DIR__ . "/harness.php";

function queens(int $n): int
{
    $columnTaken = array_fill(0, 2 * $n, false);
    $risingTaken = array_fill(0, 2 * $n, false);
    $fallingTaken = array_fill(0, 2 * $n, false);
    $placed = array_fill(0, 2 * $n, 0);
    $row = 0;
    $column = 0;
    $checksum = 0;
    while ($row >= 0) {
        while ($column < $n && ($columnTaken[$column] || $risingTaken[$row + $column] || $fallingTaken[$row - $column + $n])) {
            $column++;
        }
        if ($column === $n) {
            $row--;
            if ($row >= 0) {
                $column = $placed[$row];
                $columnTaken[$column] = false;
                $risingTaken[$row + $column] = false;
                $fallingTaken[$row - $column + $n] = false;
                $column++;
            }
        } elseif ($row === $n - 1) {
            $checksum += 1000 + ($placed[0] + 1) * ($column + 1);
            $column++;
        } else {
            $placed[$row] = $column;
            $columnTaken[$column] = true;
            $risingTaken[$row + $column] = true;
            $fallingTaken[$row - $column + $n] = true;
            $row++;
            $column = 0;
        }
    }
    return $checksum;
}

measure("queens", $argv);
