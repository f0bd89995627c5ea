function "concatenation" {
  input {
  }

  stack {
    var $list { value = [1] }
  }

  response = ["a" ~ null, "a" ~ true, "a" ~ false, "a" ~ 1.5, 1 ~ 2, $list ~ [2]]
}

//> ["a", "atrue", "afalse", "a1.5", "12", [1, 2]]
