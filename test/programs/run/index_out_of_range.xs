function "index_out_of_range" {
  input {
  }

  stack {
    var $a { value = [1, 2, 3] }
    var $t { value = "xyz" }
  }

  response = [$a[0], $a[-1], $a[3], $a[-4], $a.1, $t[0], $t[-1], $t[9]]
}

//> [1, 3, null, null, 2, "x", "z", null]
