//# E bit-operator "pow"
function "shift" {
  input {
    int n
  }

  stack {
    var $mask {
      value = 1 << $input.n
    }
  }

  response = $mask
}
//# E bit-operator bit-operator bit-operator "bitwise_and" "bitwise_xor" "floor"
function "bits" {
  input {
    int a
    int b
  }

  stack {
    var $and {
      value = $input.a & $input.b
    }

    var $xor {
      value = $input.a ^ $input.b
    }

    var $half {
      value = $input.a >> 1
    }
  }

  response = [$and, $xor, $half]
}
//# E bit-operator "bitwise_or"
function "bits" {
  input {
    int a
  }

  stack {
  }

  response = $input.a | 4
}
