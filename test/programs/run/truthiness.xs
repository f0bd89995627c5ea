function "truthiness" {
  input {
  }

  stack {
    var $values { value = [null, false, 0, 0.0, "", "0", [], {}, true, 1, -1, 0.1, "a", "0.0", " ", [0], {a: 0}, "false"] }
  }

  response = $values|map:($$ ? 1 : 0)
}

//> [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
