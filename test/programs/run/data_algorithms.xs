function "math/gcd" {
  input {
    int a
    int b
  }
  stack {
    conditional {
      if ($input.b == 0) {
        return { value = $input.a }
      }
    }
    function.run "math/gcd" {
      input = {a: $input.b, b: $input.a % $input.b}
    } as $r
  }
  response = $r
}
---
function "data_algorithms" {
  input {
  }
  stack {
    // Luhn
    var $digits { value = "4539578763621486"|split:""|reverse }
    var $sum { value = 0 }
    foreach ($digits) {
      each as $d {
        var $i { value = ($i ?? -1) + 1 }
        var $n { value = $d|to_int }
        conditional {
          if ($i % 2 == 1) {
            var.update $n { value = $n * 2 }
            conditional {
              if ($n > 9) {
                math.sub $n { value = 9 }
              }
            }
          }
        }
        math.add $sum { value = $n }
      }
    }
    // IBAN
    var $iban { value = "DE89 3704 0044 0532 0130 00"|replace:" ":"" }
    var $moved { value = ($iban|substr:4) ~ ($iban|substr:0:4) }
    var $rem { value = 0 }
    foreach ($moved|split:"") {
      each as $ch {
        var $num { value = ("/[A-Z]/"|regex_matches:$ch) ? (("ABCDEFGHIJKLMNOPQRSTUVWXYZ"|index:$ch) + 10) : ($ch|to_int) }
        var.update $rem { value = ($rem * ($num > 9 ? 100 : 10) + $num) % 97 }
      }
    }
    // Roman
    var $left { value = 1994 }
    var $roman { value = "" }
    foreach ([{v: 1000, s: "M"}, {v: 900, s: "CM"}, {v: 500, s: "D"}, {v: 400, s: "CD"}, {v: 100, s: "C"}, {v: 90, s: "XC"}, {v: 50, s: "L"}, {v: 40, s: "XL"}, {v: 10, s: "X"}, {v: 9, s: "IX"}, {v: 5, s: "V"}, {v: 4, s: "IV"}, {v: 1, s: "I"}]) {
      each as $r {
        while ($left >= $r.v) {
          each {
            text.append $roman { value = $r.s }
            math.sub $left { value = $r.v }
          }
        }
      }
    }
    // Levenshtein
    var $x { value = "kitten"|split:"" }
    var $y { value = "sitting"|split:"" }
    var $prev { value = 0..($y|count) }
    for ($x|count) {
      each as $a {
        var $cur { value = [$a + 1] }
        for ($y|count) {
          each as $b {
            var $cost { value = $x[$a] == $y[$b] ? 0 : 1 }
            array.push $cur {
              value = [$cur[$b] + 1, $prev[$b + 1] + 1, $prev[$b] + $cost]|array_min
            }
          }
        }
        var.update $prev { value = $cur }
      }
    }
    // Brackets
    var $checks { value = [] }
    foreach (["([]{})", "([)]", "((", ""]) {
      each as $text {
        var $stack { value = [] }
        var $ok { value = true }
        foreach ($text|split:"") {
          each as $c {
            conditional {
              if (["(", "[", "{"]|some:$$ == $c) {
                array.push $stack { value = $c }
              }
              else {
                array.pop $stack as $open
                var $want { value = {")": "(", "]": "[", "}": "{"}|get:$c }
                conditional {
                  if ($open != $want) {
                    var.update $ok { value = false }
                    break
                  }
                }
              }
            }
          }
        }
        array.push $checks { value = $ok && ($stack|is_empty) }
      }
    }
    // Base62
    var $alphabet { value = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" }
    var $id { value = 123456789 }
    var $short { value = "" }
    while ($id > 0) {
      each {
        var.update $short { value = ($alphabet|substr:($id % 62):1) ~ $short }
        var.update $id { value = ($id / 62)|floor|to_int }
      }
    }
    // Sieve
    var $primes { value = [] }
    var $composite { value = {} }
    foreach ((2..50)) {
      each as $p {
        conditional {
          if ($composite|has:($p|to_text)) {
            continue
          }
        }
        array.push $primes { value = $p }
        var $k { value = $p * $p }
        while ($k <= 50) {
          each {
            var.update $composite[$k|to_text] { value = true }
            math.add $k { value = $p }
          }
        }
      }
    }
    // Merge intervals
    var $merged { value = [] }
    foreach ([[8, 10], [1, 3], [2, 6], [15, 18], [17, 20]]|map:{s: $$[0], e: $$[1]}|sort:"s":"number":true) {
      each as $iv {
        var $last { value = $merged|last }
        conditional {
          if ($last == null || $iv.s > $last.e) {
            array.push $merged { value = $iv }
          }
          else {
            var.update $merged[($merged|count) - 1].e { value = $last.e|max:$iv.e }
          }
        }
      }
    }
    function.run "math/gcd" { input = {a: 1071, b: 462} } as $gcd
    // Transpose
    var $grid { value = [[1, 2, 3], [4, 5, 6]] }
    var $t { value = [] }
    for (3) {
      each as $col {
        array.push $t { value = $grid|map:$$[$col] }
      }
    }
    // Fizz
    var $fizz { value = (1..15)|map:($$ % 15 == 0 ? "FizzBuzz" : ($$ % 5 == 0 ? "Buzz" : ($$ % 3 == 0 ? "Fizz" : $$))) }
  }
  response = {luhn: ($sum % 10 == 0), iban: $rem, roman: $roman, lev: ($prev|last), checks: $checks, short: $short, primes: $primes, merged: $merged, gcd: $gcd, t: $t, fizz: $fizz}
}

//> {"luhn":true,"iban":1,"roman":"MCMXCIV","lev":3,"checks":[true,false,false,true],"short":"8M0kX","primes":[2,3,5,7,11,13,17,19,23,29,31,37,41,43,47],"merged":[{"s":1,"e":6},{"s":8,"e":10},{"s":15,"e":20}],"gcd":21,"t":[[1,4],[2,5],[3,6]],"fizz":[1,2,"Fizz",4,"Buzz","Fizz",7,8,"Fizz","Buzz",11,"Fizz",13,14,"FizzBuzz"]}
