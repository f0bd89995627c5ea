//# F unknown-statement unknown-statement unknown-statement unknown-statement -> 1
function "calculate" {
  input {
  }

  stack {
    var $n {
      value = 10
    }

    math.subtract $n {
      value = 1
    }

    math.multiply $n {
      value = 4
    }

    math.divide $n {
      value = 4
    }

    math.modulus $n {
      value = 2
    }
  }

  response = $n
}
