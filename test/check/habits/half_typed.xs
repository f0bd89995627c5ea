//# E missing-name missing-name missing-name "`$input.`" "`api.`"
function "example" {
  input {
    text name
  }

  stack {
    var $a { value = $input. }
    api.
    var $b { value = 2 }
    array.
  }

  response = [$a, $b]
}

//# E unclosed-bracket missing-name
function "example" {
  input {
    text name
  }

  stack {
    var $greeting {
      value = $input.

//# E hash-comment hash-comment foreign-syntax "one `var`"
function "example" {
  input {
  }

  stack {
    -- the first
    var $a { value = 1 } -- and its comment
    var $x, $y { value = 2 }
  }

  response = $a
}
