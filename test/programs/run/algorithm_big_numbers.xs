function "algorithm_big_numbers" {
  input {
  }

  stack {
    // school addition on digit texts
    function.run "big/add" { input = {a: "99999999999999999999", b: "1"} } as $sum
    function.run "big/mul" { input = {a: "123456789", b: "987654321"} } as $product
    var $fib { value = ["0", "1"] }
    for (98) {
      each as $i {
        function.run "big/add" {
          input = {a: $fib|last, b: $fib[$i]}
        } as $next
        array.push $fib { value = $next }
      }
    }
    // modular power, 64-bit safe
    var $base { value = 7 }
    var $exp { value = 560 }
    var $mod { value = 561 }
    var $acc { value = 1 }
    while ($exp > 0) {
      each {
        conditional {
          if ($exp % 2 == 1) {
            var.update $acc { value = ($acc * $base) % $mod }
          }
        }
        var.update $base { value = ($base * $base) % $mod }
        var.update $exp { value = ($exp / 2)|floor }
      }
    }
    var $exact { value = 9007199254740991 + 2 }
    var $m { value = 3037000499 * 3037000499 }
  }

  response = {sum: $sum, product: $product, fib99: $fib[99], carmichael: $acc, exact: $exact|to_text, square: $m|to_text}
}

function "big/add" {
  input {
    text a
    text b
  }

  stack {
    var $x { value = $input.a|split:""|reverse }
    var $y { value = $input.b|split:""|reverse }
    var $n { value = ($x|count)|max:($y|count) }
    var $carry { value = 0 }
    var $digits { value = [] }
    for ($n) {
      each as $i {
        var $d { value = ($x|get:$i:"0"|to_int) + ($y|get:$i:"0"|to_int) + $carry }
        array.unshift $digits { value = $d % 10 }
        var.update $carry { value = ($d / 10)|floor }
      }
    }
    conditional {
      if ($carry > 0) {
        array.unshift $digits { value = $carry }
      }
    }
  }

  response = $digits|join:""
}

function "big/mul" {
  input {
    text a
    text b
  }

  stack {
    var $x { value = $input.a|split:""|reverse }
    var $y { value = $input.b|split:""|reverse }
    var $cells { value = 0|fill:0:($x|count) + ($y|count) }
    foreach ($x|keys) {
      each as $i {
        foreach ($y|keys) {
          each as $j {
            math.add $cells[$i + $j] { value = $x[$i] * $y[$j] }
            math.add $cells[$i + $j + 1] { value = ($cells[$i + $j] / 10)|floor }
            math.mod $cells[$i + $j] { value = 10 }
          }
        }
      }
    }
  }

  response = $cells|reverse|join:""|ltrim:"0"
}

//> {"sum": "100000000000000000000", "product": "121932631112635269", "fib99": "218922995834555169026", "carmichael": 1, "exact": "9007199254740993", "square": "9223372030926249001"}
