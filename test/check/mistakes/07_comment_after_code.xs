//# A -> 2
function "count_up" { // called by the job
  input {
  }

  stack {
    var $x { value = 1 } // where it begins

    var.update $x { // one more
      value = $x + 1 // isn't it
    }
  }

  response = $x
}
