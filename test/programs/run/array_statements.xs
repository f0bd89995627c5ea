function "array_statements" {
  input {
  }

  stack {
    var $a { value = [2] }
    array.push $a { value = 3 }
    array.unshift $a { value = 1 }
    array.merge $a { value = [4, 5] }
    var $merged { value = ["a"] }
    array.merge $merged { value = "b" }
    array.pop $a as $last
    array.shift $a as $first
    var $empty { value = [] }
    array.pop $empty as $none
  }

  response = [$a, $first, $last, $none, $merged]
}

//> [[2, 3, 4], 1, 5, null, ["a", "b"]]
