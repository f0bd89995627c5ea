function "algorithm_determinant" {
  input {
  }

  stack {
    function.run "determinant" {
      input = {m: [[2, 0, 1, 3], [1, 3, 2, 0], [0, 1, 4, 2], [5, 2, 1, 1]]}
    } as $answer
  }

  response = $answer
}

function "determinant" {
  input {
    json m
  }

  stack {
    var $n { value = $input.m|count }
    conditional {
      if ($n == 1) {
        return { value = $input.m[0][0] }
      }
    }
    var $sum { value = 0 }
    for ($n) {
      each as $c {
        // drop row 0 and column c
        var $minor {
          value = $input.m|slice:1|map:`($$|slice:0:$c)|merge:($$|slice:$c + 1)`
        }
        function.run "determinant" { input = {m: $minor} } as $d
        var $sign { value = ($c|odd) ? -1 : 1 }
        math.add $sum { value = $sign * $input.m[0][$c] * $d }
      }
    }
  }

  response = $sum
}

//> -78
