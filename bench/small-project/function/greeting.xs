// Greets one person
function "greeting" {
  input {
    text name
  }

  stack {
    var $message {
      value = "Hello, " ~ $input.name ~ "!"
    }
  }

  response = $message
}
