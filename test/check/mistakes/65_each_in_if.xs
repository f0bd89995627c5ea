//# F each-without-loop -> 1
function "one" {
  input {
  }

  stack {
    var $n {
      value = 0
    }

    conditional {
      if ($n == 0) {
        each {
          var.update $n {
            value = 1
          }
        }
      }
    }
  }

  response = $n
}
