function "input_missing" {
  input {
  }

  stack {
    function.run "needs" { input = {} } as $x //! Missing param: a
  }

  response = null
}

function "needs" {
  input {
    int a
  }

  stack {
  }

  response = $input.a
}
