function "spread" {
  input {
  }

  stack {
    var $list { value = [1, 2] }
    var $object { value = {a: 1, b: 2} }
  }

  response = [[0, ...$list, 3], {...$object, b: 5, c: 6}]
}

//> [[0, 1, 2, 3], {"a": 1, "b": 5, "c": 6}]
