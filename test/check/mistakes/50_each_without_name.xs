//# A unnamed-element -> 3
function "count" {
  input {
  }

  stack {
    var $n {
      value = 0
    }

    for (3) {
      each {
        math.add $n {
          value = 1
        }
      }
    }
  }

  response = $n
}
