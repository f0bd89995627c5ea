//# F if-without-conditional with {"n":11} -> "big"
function "size" {
  input {
    int n
  }

  stack {
    var $size {
      value = "small"
    }

    // the limit is arbitrary
    if ($input.n > 10) {
      var.update $size {
        value = "big"
      }
    }
  }

  response = $size
}
//# F if-without-conditional with {"n":0} -> "none"
function "size" {
  input {
    int n
  }

  stack {
    if ($input.n > 0) {
      return { value = "some" }
    } elseif ($input.n == 0) {
      return { value = "none" }
    } else {
      return { value = "debt" }
    }
  }

  response = null
}
