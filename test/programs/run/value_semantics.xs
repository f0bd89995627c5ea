function "value_semantics" {
  input {
  }

  stack {
    var $a { value = [1, [2]] }
    var $b { value = $a }
    var $c { value = {kept: $a} }
    array.push $b { value = 3 }
    var.update $b[1][0] { value = "changed" }
    array.push $c.kept { value = "c" }
  }

  response = [$a, $b, $c]
}

//> [[1, [2]], [1, ["changed"], 3], {"kept": [1, [2], "c"]}]
