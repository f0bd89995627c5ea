"""Runs one kernel as often as asked and prints its checksum with the milliseconds of every run.

Usage of every script here: python3 KERNEL.py SIZE [RUNS]
"""

import json
import sys
from time import perf_counter_ns


def measure(kernel):
    size = int(sys.argv[1])
    runs = max(1, int(sys.argv[2])) if len(sys.argv) > 2 else 1
    checksum = None
    milliseconds = []
    for _ in range(runs):
        started = perf_counter_ns()
        checksum = kernel(size)
        milliseconds.append((perf_counter_ns() - started) / 1e6)
    print(json.dumps({"checksum": checksum, "milliseconds": milliseconds}))
