//# F assignment -> 1
function "example" {
  input {
  }

  stack {
    let x = 1
  }

  response = $x
}

//# F assignment assignment -> [1,2]
function "example" {
  input {
  }

  stack {
    const $a = 1;
    let $b = $a + 1;
  }

  response = [$a, $b]
}

//# F assignment -> {"a":{"b":2}}
function "example" {
  input {
  }

  stack {
    var $o { value = {a: {b: 1}} }
    $o.a.b = 2;
  }

  response = $o
}

//# F assignment -> [7,2]
function "example" {
  input {
  }

  stack {
    var $list { value = [1, 2] }
    $list[0] = 7
  }

  response = $list
}
