function "targets_create_steps" {
  input {
  }

  stack {
    var $a { value = {} }
    var.update $a.b.c { value = 1 }
    var.update $a.list[0] { value = "x" }
    var.update $a.list[1] { value = "y" }
    var.update $a.list[4] { value = "z" }
    var $key { value = "dynamic" }
    var.update $a[$key].deep { value = true }
    var.update $a.list[-1] { value = "last" }
  }

  response = $a
}

//> {"b": {"c": 1}, "list": ["x", "y", null, null, "last"], "dynamic": {"deep": true}}
