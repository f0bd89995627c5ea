//# F wrong-argument several-constructs -> 6
function "call" {
  input {
  }

  stack {
    function.run {
      name = "double"
      input = {n: 3}
    } as $six
  }

  response = $six
}

function "double" {
  input {
    int n
  }

  stack {
  }

  response = $input.n * 2
}
//# F foreign-syntax several-constructs -> 6
function "call" {
  input {
  }

  stack {
    function.run "double": {
      n: 3
    } as $six
  }

  response = $six
}

function "double" {
  input {
    int n
  }

  stack {
  }

  response = $input.n * 2
}
//# E foreign-syntax several-constructs "function.run \"double\""
function "call" {
  input {
  }

  stack {
    var $six {
      value = double(3, 0)
    }
  }

  response = $six
}

function "double" {
  input {
    int n
  }

  stack {
  }

  response = $input.n * 2
}
