function "object_key_order" {
  input {
  }

  stack {
    var $o { value = {b: 1, "2": 2, a: 3, "1": 4} }
    var.update $o["0"] { value = 5 }
    var.update $o.b { value = 6 }
  }

  response = [($o|keys), $o]
}

//> [["b", "2", "a", "1", "0"], {"b": 6, "2": 2, "a": 3, "1": 4, "0": 5}]
