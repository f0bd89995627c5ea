from harness import measure


def string_building(n):
    pieces = ["a", "be", "see", "de", "e", "ef", "gee"]
    text = ""
    for i in range(n):
        text += pieces[i % 7]
    middle = n // 2
    return f"{len(text)}:{text[middle : middle + 10]}"


measure(string_building)
