function "line_continues_with_a_filter" {
  input {
  }

  stack {
    var $x {
      value = [3, 1, 2]
        |sort
        |push:4
        |map:$$ * 2
    }
  }

  response = $x
}

//> [2, 4, 6, 8]
