function "missing_member_never_raises" {
  input {
  }

  stack {
    var $a { value = {b: null} }
  }

  response = [$a.x.y ?? 1, $nothing ?? 2, ($a|get:"x":3), ($a|has:"x"), $a.b ?? 4, $a["x"].z ?? 5, $nothing.x[0] ?? 6, null ?? null ?? 7]
}

//> [1, 2, 3, false, 4, 5, 6, 7]
