//# A maybe-unset
function "example" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n > 1) {
        var $size {
          value = "big"
        }
      }
    }
  }

  response = $size
}

//# A with {"n":1} -> "small"
function "example" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n > 1) {
        var $size {
          value = "big"
        }
      }
      else {
        var $size {
          value = "small"
        }
      }
    }
  }

  response = $size
}
