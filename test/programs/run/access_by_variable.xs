function "access_by_variable" {
  input {
  }

  stack {
    var $key { value = "b" }
    var $position { value = 1 }
    var $a { value = {b: [10, 20], "with space": 1} }
  }

  response = [$a.$key, $a[$key], $a.b[$position], $a.b[$position - 1], $a["with space"], {x: 5}.x, ($a.b).0, $var.a.b[0]]
}

//> [[10, 20], [10, 20], 20, 10, 1, 5, 10, 10]
