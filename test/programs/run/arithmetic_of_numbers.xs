function "arithmetic_of_numbers" {
  input {
  }

  stack {
  }

  response = [7 / 2, 6 / 2, -7 % 3, 7 % -3, 7.9 % 3, "3" + 4, 0.1 + 0.2, 2.50, 1e3]
}

//> [3.5, 3, -1, 1, 1, 7, 0.30000000000000004, 2.5, 1000]
