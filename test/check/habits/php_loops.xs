//# F foreign-syntax -> 3
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    var $a { value = {x: 1, y: 2} }
    foreach ($a as $k => $v) {
      math.add $sum { value = $v }
    }
  }

  response = $sum
}

//# F foreign-syntax -> 3
function "example" {
  input {
  }

  stack {
    var $sum { value = 0 }
    var $a { value = [1, 2] }
    foreach ($a as $v) {
      math.add $sum { value = $v }
    }
  }

  response = $sum
}
