//# F optional-chaining -> null
function "read" {
  input {
  }

  stack {
    var $a {
      value = {}
    }
  }

  response = $a?.b
}
//# F optional-chaining -> null
function "read" {
  input {
  }

  stack {
    var $a {
      value = {b: {}}
    }

    var $c {
      value = $a?.b?.c
    }
  }

  response = $c
}
//# F optional-chaining -> null
function "read" {
  input {
  }

  stack {
    var $r {
      value = {}
    }

    conditional {
      if ($r.answer? == null) {
        return {
          value = null
        }
      }
    }
  }

  response = 1
}
