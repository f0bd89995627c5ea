//# F unknown-filter -> 5
function "size" {
  input {
  }

  stack {
    var $word {
      value = "hello"
    }
  }

  response = $word|length
}
//# F unknown-filter with {"numbers":[4,5]} -> 2
function "size" {
  input {
    int[] numbers
  }

  stack {
  }

  response = $input.numbers|length
}
//# E unknown-filter "strlen" "count"
function "size" {
  input {
    json any
  }

  stack {
  }

  response = $input.any|len
}
