//# F unknown-input-option -> ""
function "greet" {
  input {
    text name {
      optional = true
    }
  }

  stack {
  }

  response = $input.name
}
//# F unknown-input-option with {"greeting":"hi"} -> "hi"
function "greet" {
  input {
    text greeting {
      description = "what to say"
      required = true
    }
  }

  stack {
  }

  response = $input.greeting
}
