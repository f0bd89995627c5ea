//# F assignment -> [1,9]
function "replace_second" {
  input {
  }

  stack {
    var $list {
      value = [1, 2]
    }

    $list[1] = 9
  }

  response = $list
}
//# F assignment-by-declaration -> [1,9]
function "replace_second" {
  input {
  }

  stack {
    var $list {
      value = [1, 2]
    }

    var $list[1] {
      value = 9
    }
  }

  response = $list
}
//# F assignment -> {"a":{"b":2}}
function "set" {
  input {
  }

  stack {
    var $object {
      value = {a: {b: 1}}
    }

    $object.a.b = 1 + 1
  }

  response = $object
}
