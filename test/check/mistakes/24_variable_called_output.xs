//# A reserved-variable -> 3
function "three" {
  input {
  }

  stack {
    var $output {
      value = 3
    }
  }

  response = $output
}
