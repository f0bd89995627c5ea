//# F unknown-filter "??" -> "x"
function "either" {
  input {
    text? a?
  }

  stack {
  }

  response = $input.a|default:"x"
}
