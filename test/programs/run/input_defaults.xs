function "input_defaults" {
  input {
  }

  stack {
    function.run "defaults" { input = {a: "5"} } as $x
  }

  response = $x
}

function "defaults" {
  input {
    int a
    int b?=7
    text c?
    bool d?
    int[] e?
    text? f?
  }

  stack {
  }

  response = [$input.a, $input.b, $input.c, $input.d, $input.e, $input.f]
}

//> [5, 7, "", false, [], null]
