function "computed_keys" {
  input {
  }

  stack {
    var $n { value = 5 }
  }

  response = {["k" ~ $n]: 1, ($n ~ "x"): 2, [$n]: 3, $n: 4}
}

//> {"k5": 1, "5x": 2, "5": 3, "$n": 4}
