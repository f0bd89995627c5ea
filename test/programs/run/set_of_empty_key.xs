// The empty text is a key like any other, also where the value is worked out from the path.
function "set_of_empty_key" {
  input {
  }

  stack {
    var $a { value = {x: 1} }
    var $plain { value = $a|set:"":[1] }
    var $worked_out { value = $a|set:"":([1, 2]|filter:$$ == 1) }
  }

  response = [$plain, $worked_out]
}

//> [{"x": 1, "": [1]}, {"x": 1, "": [1]}]
