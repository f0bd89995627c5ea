from harness import measure


def matrix_product(n):
    left = [[(i * 3 + j) % 17 for j in range(n)] for i in range(n)]
    right = [[(i + j * 5) % 13 for j in range(n)] for i in range(n)]
    product = []
    for left_row in left:
        row = []
        for j in range(n):
            cell = 0
            for k in range(n):
                cell += left_row[k] * right[k][j]
            row.append(cell)
        product.append(row)
    checksum = 0
    for row in product:
        for number in row:
            checksum = (checksum * 31 + number) % 1000003
    return checksum


measure(matrix_product)
