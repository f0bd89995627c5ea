from harness import measure


def queens(n):
    column_taken = [False] * (2 * n)
    rising_taken = [False] * (2 * n)
    falling_taken = [False] * (2 * n)
    placed = [0] * (2 * n)
    row = 0
    column = 0
    checksum = 0
    while row >= 0:
        while column < n and (column_taken[column] or rising_taken[row + column] or falling_taken[row - column + n]):
            column += 1
        if column == n:
            row -= 1
            if row >= 0:
                column = placed[row]
                column_taken[column] = False
                rising_taken[row + column] = False
                falling_taken[row - column + n] = False
                column += 1
        elif row == n - 1:
            checksum += 1000 + (placed[0] + 1) * (column + 1)
            column += 1
        else:
            placed[row] = column
            column_taken[column] = True
            rising_taken[row + column] = True
            falling_taken[row - column + n] = True
            row += 1
            column = 0
    return checksum


measure(queens)
