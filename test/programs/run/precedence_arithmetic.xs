function "precedence_arithmetic" {
  input {
  }

  stack {
  }

  response = [1 + 2 * 3, (1 + 2) * 3, 10 - 2 - 3, 2 * 3 % 4, 7 - 4 / 2, -2 * 3, 8 / 4 / 2, 1 - -1]
}

//> [7, 9, 5, 2, 5, -6, 1, 2]
