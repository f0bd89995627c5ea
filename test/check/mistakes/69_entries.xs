//# F equals-entry equals-entry -> {"a":1,"b":2}
function "object" {
  input {
  }

  stack {
    var $o {
      value = {
        a = 1
        b = 2
      }
    }
  }

  response = $o
}
//# A number-key -> {"1":"one"}
function "object" {
  input {
  }

  stack {
  }

  response = {1: "one"}
}
