function "unusual_positions" {
  input {
  }

  stack {
    var $a { value = [1, 2, 3] }
    var $large { value = 9007199254740993 }
    var $object { value = {valueOf: 1, toString: 2} }
  }

  response = [$a[$large], ($a|get:$large:"none"), $a[$object], $large % 10, $a[1.7], $a["1"], ($a|get:"1")]
}

//> [null, "none", null, 3, 2, 2, 2]
