function "precedence_range" {
  input {
  }

  stack {
  }

  response = [(1..3), (3..1), (0..1 + 1), [1..2]]
}

//> [[1, 2, 3], [3, 2, 1], [0, 1, 2], [[1, 2]]]
