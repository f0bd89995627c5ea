from harness import measure


def edit_distance(n):
    first = random_letters(n, 7)
    second = random_letters(n, 11)
    previous = list(range(n + 1))
    for i in range(n):
        current = [i + 1]
        for j in range(n):
            cost = 0 if first[i] == second[j] else 1
            current.append(min(previous[j] + cost, previous[j + 1] + 1, current[j] + 1))
        previous = current
    return sum(previous) + previous[n]


def random_letters(length, seed):
    letters = ["a", "b", "c", "d"]
    text = ""
    for _ in range(length):
        seed = (seed * 16807) % 2147483647
        text += letters[seed % 4]
    return text


measure(edit_distance)
