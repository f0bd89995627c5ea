//# F foreign-syntax "$$" with {"numbers":[1,2]} -> [2,4]
function "twice" {
  input {
    int[] numbers
  }

  stack {
    var $twice {
      value = $input.numbers|map:($n) -> $n * 2
    }
  }

  response = $twice
}
//# E foreign-syntax "$$"
function "sum" {
  input {
    int[] numbers
  }

  stack {
    var $sum {
      value = $input.numbers|reduce:($a, $b) => { return $a + $b }
    }
  }

  response = $sum
}
//# F foreign-syntax "$$" with {"numbers":[1,3]} -> [3]
function "big" {
  input {
    int[] numbers
  }

  stack {
    var $big {
      value = $input.numbers|filter:(n => n > 2)
    }
  }

  response = $big
}
//# E foreign-syntax "$$"
function "big" {
  input {
    int[] numbers
  }

  stack {
    var $big {
      value = $input.numbers|filter:function(n) { return n > 2; }
    }
  }

  response = $big
}
