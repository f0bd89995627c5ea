function "self_updates" {
  input {
  }

  stack {
    var $a { value = [1] }
    var $b { value = $a }
    var.update $a { value = $a|push:($a|count) }
    var.update $a { value = $a|push:$a }
    var $o { value = {k: 1} }
    var.update $o { value = $o|set:"m":$o }
    var.update $o { value = $o|set:"n.x":($o.k + 1) }
  }

  response = [$a, $b, $o]
}

//> [[1, 1, [1, 1]], [1], {"k": 1, "m": {"k": 1}, "n": {"x": 2}}]
