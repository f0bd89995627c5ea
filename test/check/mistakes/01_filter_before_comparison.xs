//# A filter-before-comparison with {"prices":[]} -> "empty"
function "basket/state" {
  input {
    int[] prices
  }

  stack {
    var $state {
      value = "full"
    }

    conditional {
      if ($input.prices|count == 0) {
        var.update $state {
          value = "empty"
        }
      }
    }
  }

  response = $state
}
//# A filter-before-comparison filter-before-comparison -> "x"
function "letters/pick" {
  input {
  }

  stack {
    var $word {
      value = "xyz"
    }

    conditional {
      if ($word|strlen > 2 && $word|substr:0:1 == "x") {
        return {
          value = $word|substr:0:1
        }
      }
    }
  }

  response = null
}
//# A -> "7 items"
function "label" {
  input {
  }

  stack {
    var $n {
      value = 7
    }
  }

  response = $n|to_text ~ " items"
}
