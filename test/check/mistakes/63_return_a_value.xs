//# F return-value -> true
function "yes" {
  input {
  }

  stack {
    return true
  }

  response = false
}
//# F return-value -> {}
function "empty" {
  input {
  }

  stack {
    return {}
  }

  response = false
}
//# F return-value with {"n":1} -> null
function "early" {
  input {
    int n
  }

  stack {
    conditional {
      if ($input.n > 0) {
        return
      }
    }
  }

  response = false
}
//# F return-value -> 3
function "three" {
  input {
  }

  stack {
    var $n {
      value = 1
    }

    return $n + 2
  }

  response = false
}
//# F return-value -> {"ok":true}
function "done" {
  input {
  }

  stack {
    return { ok: true }
  }

  response = false
}
//# F return-value with {"n":1} -> {"seen":1}
function "colon" {
  input {
    int n
  }

  stack {
    return { value: {seen: $input.n} }
  }

  response = false
}
//# F return-value -> {"value":1,"other":2}
function "object" {
  input {
  }

  stack {
    return { value: 1, other: 2 }
  }

  response = false
}
