//# F hash-comment -> 1
function "example" {
  input {
  }

  stack {
    # a comment
    var $a { value = 1 }
  }

  response = $a
}
