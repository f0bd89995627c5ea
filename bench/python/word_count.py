from harness import measure


def word_count(n):
    seed = 1
    words = []
    for _ in range(n):
        seed = (seed * 16807) % 2147483647
        rank = ((seed % 997) * (seed % 3)) % 997
        words.append(f"Word{rank}")
    text = " ".join(words).lower()
    counts = {}
    for word in text.split(" "):
        counts[word] = counts.get(word, 0) + 1
    checksum = len(counts)
    for word, count in counts.items():
        checksum = (checksum * 31 + count + len(word)) % 1000003
    return checksum


measure(word_count)
