//# F unknown-filter -> true
function "has" {
  input {
  }

  stack {
    var $object {
      value = {k: 1}
    }
  }

  response = $object|has_key:"k"
}
//# F unknown-filter -> true
function "has" {
  input {
  }

  stack {
    var $object {
      value = {k: 1}
    }
  }

  response = $object|array_key_exists:"k"
}
