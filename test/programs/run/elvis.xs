function "elvis" {
  input {
  }

  stack {
    var $none {
      value = 0
    }
  }

  response = [1 ?: 2, $none ?: 2, "" ?: null ?: [], $none ?: 1 + 1, `$none ?: "x"`, {}|set_conditional:"a":1:2 == 1 + 1]
}

//> [1, 2, [], 2, "x", {"a": 1}]
