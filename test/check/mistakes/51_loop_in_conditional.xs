//# E wrong-place "blocks"
function "wait" {
  input {
  }

  stack {
    var $n {
      value = 3
    }

    conditional {
      while ($n > 0) {
        each {
          math.sub $n {
            value = 1
          }
        }
      }
    }
  }

  response = $n
}
