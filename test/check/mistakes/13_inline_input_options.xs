//# A with {"a":"a"} -> "a"
function "echo" {
  input {
    text a description="what is said back"
  }

  stack {
  }

  response = $input.a
}
//# A inline-input-option inline-input-option comma-between-properties with {"a":"a"} -> "a"
function "echo" {
  input {
    text a { description = "what is said back" }
    text b? { description = "not used", sensitive = true }
  }

  stack {
  }

  response = $input.a
}
