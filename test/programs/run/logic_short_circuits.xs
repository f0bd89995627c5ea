function "logic_short_circuits" {
  input {
  }

  stack {
    var $zero { value = 0 }
  }

  response = [$zero != 0 && 1 / $zero > 1, $zero == 0 || 1 / $zero > 1, $zero == 0 ? "fine" : 1 / $zero, 1 ?? (1 / $zero)]
}

//> [false, true, "fine", 1]
