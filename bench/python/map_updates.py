from harness import measure


def map_updates(n):
    seed = 3
    totals = {}
    for i in range(n):
        seed = (seed * 16807) % 2147483647
        key = f"key{seed % 5000}"
        totals[key] = totals.get(key, 0) + i
    checksum = 0
    for total in totals.values():
        checksum = (checksum * 31 + total) % 1000003
    return checksum


measure(map_updates)
