//# A computed-key -> {"k7":1}
function "keyed" {
  input {
  }

  stack {
    var $n {
      value = 7
    }

    var $result {
      value = { ("k" ~ $n): 1 }
    }
  }

  response = $result
}
