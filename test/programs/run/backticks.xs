function "backticks" {
  input {
  }

  stack {
    var $x { value = 3 }
  }

  response = [`$x + 1`, `$x > 2 ? "a" : "b"`, `[1, 2]|count`]
}

//> [4, "a", 2]
