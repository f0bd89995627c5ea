function "precedence_text" {
  input {
  }

  stack {
    var $n { value = 2 }
  }

  response = ["a" ~ 1 + 2, $n + 1 ~ "b", 1 ~ 2 ~ 3, "x" ~ $n * 2]
}

//> ["a3", "3b", "123", "x4"]
