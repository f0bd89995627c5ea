//# F second-if with {"n":2} -> "two"
function "word" {
  input {
    int n
  }

  stack {
    var $word {
      value = "many"
    }

    conditional {
      if ($input.n == 1) {
        var.update $word {
          value = "one"
        }
      }

      if ($input.n == 2) {
        var.update $word {
          value = "two"
        }
      }
    }
  }

  response = $word
}
