function "comparisons" {
  input {
  }

  stack {
  }

  response = [2 < 10, "2" < "10", "b" > "a", "B" < "a", 1 <= 1, 2 >= 3, "10" > 9, null < 1]
}

//> [true, true, true, true, true, false, true, true]
