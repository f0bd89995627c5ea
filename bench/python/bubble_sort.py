from harness import measure


def bubble_sort(n):
    seed = 42
    numbers = []
    for _ in range(n):
        seed = (seed * 16807) % 2147483647
        numbers.append(seed % 100000)
    for end in range(len(numbers) - 1, 0, -1):
        for j in range(end):
            if numbers[j] > numbers[j + 1]:
                numbers[j], numbers[j + 1] = numbers[j + 1], numbers[j]
    checksum = 0
    for number in numbers:
        checksum = (checksum * 31 + number) % 1000003
    return checksum


measure(bubble_sort)
