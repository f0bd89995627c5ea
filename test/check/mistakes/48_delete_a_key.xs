//# F unknown-filter -> {"b":2}
function "without" {
  input {
  }

  stack {
    var $object {
      value = {a: 1, b: 2}
    }

    var.update $object {
      value = $object|delete:"a"
    }
  }

  response = $object
}
//# F unknown-filter -> {"b":2}
function "without" {
  input {
  }

  stack {
    var $object {
      value = {a: 1, b: 2}
    }
  }

  response = $object|remove_key:"a"
}
//# E unknown-statement "unset"
function "without" {
  input {
  }

  stack {
    var $object {
      value = {a: 1, b: 2}
    }

    object.delete $object {
      key = "a"
    }
  }

  response = $object
}
