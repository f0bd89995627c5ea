function "algorithm_statistics" {
  input {
  }

  stack {
    function.run "statistics" {
      input = {values: [2, 4, 4, 4, 5, 5, 7, 9]}
    } as $answer
  }

  response = $answer
}

function "statistics" {
  input {
    decimal[] values filters=min:0
  }

  stack {
    var $sorted { value = $input.values|sort:"":"number":true }
    var $n { value = $sorted|count }
    precondition ($n > 0) {
      error_type = "inputerror"
      error = "no values"
    }
    var $mean { value = $sorted|avg }
    var $variance {
      value = `($sorted|map:($$ - $mean)|map:$$ * $$|sum) / $n`
    }
    var $deviation { value = $variance|sqrt }
    conditional {
      if ($n % 2 == 0) {
        var $median { value = ($sorted[$n / 2 - 1] + $sorted[$n / 2]) / 2 }
      }
      else {
        var $median { value = $sorted[($n / 2)|floor] }
      }
    }
    var $frequency { value = {} }
    foreach ($sorted) {
      each as $v {
        var $key { value = $v|to_text }
        var.update $frequency { value = $frequency|set:$key:(($frequency|get:$key:0) + 1) }
      }
    }
    var $top { value = $frequency|values|array_max }
    var $modes { value = $frequency|entries|filter:$$.value == $top|map:($$.key|to_decimal) }
    var $histogram {
      value = $frequency|entries|map:(($$.key|concat:("*"|fill:0:$$.value|join:""):" ")) 
    }
    var $z { value = $sorted|map:((($$ - $mean) / $deviation)|round:2) }
    var $p90 { value = $sorted[((0.9 * ($n - 1))|floor)] }
    var $geometric { value = (($sorted|product)|pow:(1 / $n))|round:4 }
  }

  response = {
    mean: $mean, median: $median, variance: $variance
    deviation: $deviation, modes: $modes
    histogram: $histogram
    z: $z
    p90: $p90, geometric: $geometric
    range: ($sorted|last) - ($sorted|first)
  }
}

//> {"mean": 5, "median": 4.5, "variance": 4, "deviation": 2, "modes": [4], "histogram": ["2 *", "4 ***", "5 **", "7 *", "9 *"], "z": [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2], "p90": 7, "geometric": 4.6032, "range": 7}
