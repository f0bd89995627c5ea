function "ternary_nests" {
  input {
  }

  stack {
    var $n { value = 5 }
  }

  response = [$n > 3 ? "big" : "small", $n > 9 ? "a" : $n > 4 ? "b" : "c", {k: $n == 5 ? 1 : 2}]
}

//> ["big", "b", {"k": 1}]
