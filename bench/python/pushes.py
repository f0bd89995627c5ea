from harness import measure


def pushes(n):
    numbers = []
    for i in range(n):
        numbers.append(i % 1000)
    return sum(numbers) + len(numbers)


measure(pushes)
