function "algorithm_without_parentheses" {
  input {
  }

  stack {
    var $q { value = [4, 5, 6] }
    var $s { value = "hello" }
    var $o { value = {n: 2, name: "bob", list: [1, 2], price: 2.5} }
    var $i { value = 1 }
    var $steps { value = 0 }
    while ($q|count > 0 && $steps < 10) {
      each {
        array.pop $q as $x
        math.add $steps { value = 1 }
      }
    }
    var $r { value = [] }
    conditional {
      if ($q|count == 0 && $s|strlen > 4) { array.push $r { value = "both" } }
    }
    conditional {
      if (!$s|is_empty && $o|has:"n" && !$o|has:"zzz") { array.push $r { value = "neg" } }
    }
    conditional {
      if ($o|get:"n" == 2 || $o|get:"n":0 > 100) { array.push $r { value = "get" } }
    }
    conditional {
      if ($s|substr:0:1 == "h" && $s|substr:-1 != "x") { array.push $r { value = "substr" } }
    }
    conditional {
      if ($i <= $o.list|count - 1) { array.push $r { value = "index" } }
    }
    conditional {
      if ($o.list|last >= $o.list|first) { array.push $r { value = "order" } }
    }
    conditional {
      if ("/^h.*o$/"|regex_matches:$s && $s|contains:"ell") { array.push $r { value = "regex" } }
    }
    conditional {
      if ($o.name|to_upper == "BOB") { array.push $r { value = "upper" } }
    }
    var $a { value = ($o|get:"n") + 1 }
    var $b { value = $o.list|count - 1 }
    var $c { value = $s|strlen > 3 ? "long" : "short" }
    var $d { value = "<" ~ $o.n|to_text ~ ">" }
    var $e { value = "a,b,c"|split:","|count * 2 }
    var $f { value = $o.list|sum / $o.list|count }
    var $g { value = $o|get:"missing" ?? "fallback" }
    var $h { value = $o|get:"missing":"x" ~ "y" }
    var $j { value = $o.list|map:$$ * 2|sum + 1 }
    var $k { value = $o.list|filter:$$ > 1|count }
    var $l { value = $s|split:""|reverse|join:"" == "olleh" }
    var $m { value = [$o.list|first, $o.list|last] }
    var $n { value = {first: $o.list|first, n: $s|strlen} }
    var $p { value = $o.list|push:3|push:4|slice:1:2 }
    var $t { value = $o.price * 2|round }
    var $u { value = $s|strlen % 2 == 0 ? "even" : "odd" }
    var $v { value = $o.list|some:$$ > 1 && true }
    var $w { value = $o.list[$o.list|count - 1] }
    var $x { value = 10 - $o.list|count }
    var $y { value = ($s|index:"l") + 1 }
    var $z { value = $i + 1 < $o.list|count ? "more" : "end" }
  }

  response = {r: $r, v: [$a, $b, $c, $d, $e, $f, $g, $h, $j, $k, $l, $m, $n, $p, $t, $u, $v, $w, $x, $y, $z]}
}

//> {"r": ["both", "neg", "get", "substr", "index", "order", "regex", "upper"], "v": [3, 1, "long", "<2>", 6, 1.5, "fallback", "xy", 7, 1, true, [1, 2], {"first": 1, "n": 5}, [2, 3], 5, "odd", true, 2, 8, 3, "end"]}
