//# F assignment-by-declaration -> [1,5]
function "set" {
  input {
  }

  stack {
    var $list {
      value = [1, 2]
    }

    var $i {
      value = 1
    }

    var $list[$i] {
      value = 5
    }
  }

  response = $list
}
//# F assignment-by-declaration -> {"a":5}
function "set" {
  input {
  }

  stack {
    var $object {
      value = {}
    }

    var $object.a {
      value = 5
    }
  }

  response = $object
}
