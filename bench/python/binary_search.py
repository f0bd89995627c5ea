from harness import measure


def binary_search(n):
    numbers = []
    for i in range(100000):
        numbers.append(i * 3)
    seed = 5
    checksum = 0
    for _ in range(n):
        seed = (seed * 16807) % 2147483647
        checksum += position_of(numbers, seed % 300000)
    return checksum


def position_of(numbers, wanted):
    low = 0
    high = len(numbers) - 1
    while low <= high:
        middle = (low + high) // 2
        found = numbers[middle]
        if found == wanted:
            return middle
        if found < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1


measure(binary_search)
