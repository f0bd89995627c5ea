function "strict_equality" {
  input {
  }

  stack {
  }

  response = ["1" === 1, 1 === 1.0, [1] === [1], [1] === ["1"], {a: 1, b: 2} === {b: 2, a: 1}, null === null, null !== false]
}

//> [false, true, true, false, false, true, true]
