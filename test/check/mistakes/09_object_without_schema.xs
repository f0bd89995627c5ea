//# A object-without-schema with {"user":{"name":"Ann"}} -> "Ann"
function "name_of" {
  input {
    object user
  }

  stack {
  }

  response = $input.user.name
}
//# A object-without-schema with {"user":{"name":"Ann"}} -> "Ann"
function "name_of" {
  input {
    object user {
      description = "who it is about"
    }
  }

  stack {
  }

  response = $input.user.name
}
