function "precedence_filters" {
  input {
  }

  stack {
    var $a { value = [1, 2, 3] }
    var $i { value = 2 }
  }

  response = [$i < $a|count, "x" ~ $a|count, $a|get:$i - 1:null, $a|count == 3, !$a|has:"k", -$i|abs, $a|some:$$ == 2, ($a|push:1 + 3)|last]
}

//> [true, "x3", 2, true, true, -2, true, 4]
