<?php

/**
 * Runs one kernel as often as asked and prints its checksum with the milliseconds of every run.
 * Usage of every script here: php KERNEL.php SIZE [RUNS]
 */
function measure(callable $kernel, array $arguments): void
{
    $size = (int) ($arguments[1] ?? 0);
    $runs = max(1, (int) ($arguments[2] ?? 1));
    $checksum = null;
    $milliseconds = [];
    for ($run = 0; $run < $runs; $run++) {
        $started = hrtime(true);
        $checksum = $kernel($size);
        $milliseconds[] = (hrtime(true) - $started) / 1e6;
    }
    echo json_encode(['checksum' => $checksum, 'milliseconds' => $milliseconds]), "\n";
}
