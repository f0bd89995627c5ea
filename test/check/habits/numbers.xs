//# F foreign-syntax foreign-syntax foreign-syntax foreign-syntax foreign-syntax foreign-syntax -> [1000,1000,31,0.5,5,7]
function "example" {
  input {
  }

  stack {
    var $a { value = 1,000 }
    var $b { value = 1_000 }
    var $c { value = 0x1F }
    var $d { value = .5 }
    var $e { value = 5. }
    var $f { value = +7 }
  }

  response = [$a, $b, $c, $d, $e, $f]
}
