from harness import measure


def sieve(n):
    composite = [False] * (n + 1)
    prime = 2
    while prime * prime <= n:
        if not composite[prime]:
            for multiple in range(prime * prime, n + 1, prime):
                composite[multiple] = True
        prime += 1
    count = 0
    total = 0
    for number in range(2, n + 1):
        if not composite[number]:
            count += 1
            total += number
    return total + count


measure(sieve)
