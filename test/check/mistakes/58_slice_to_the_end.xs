//# A -> [1,2]
function "but_last" {
  input {
  }

  stack {
    var $a {
      value = [1, 2, 3]
    }
  }

  response = $a|slice:0:-1
}
