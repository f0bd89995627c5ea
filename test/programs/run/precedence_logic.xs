function "precedence_logic" {
  input {
  }

  stack {
    var $t { value = true }
    var $f { value = false }
  }

  response = [$t || $f && $f, 1 < 2 && 3 < 4, !$f && $t, $f || $t ? "yes" : "no", null ?? $f || $t, 1 + 1 == 2, "a" ~ "b" == "ab", !($t && $f)]
}

//> [true, true, true, "yes", true, true, true, true]
