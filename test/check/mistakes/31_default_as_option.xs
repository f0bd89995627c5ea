//# F unknown-input-option -> "error"
function "level" {
  input {
    text level {
      default = "error"
    }
  }

  stack {
  }

  response = $input.level
}
//# F unknown-input-option -> 150
function "limit" {
  input {
    int limit {
      description = "how many at most"
      default = 150
    }
  }

  stack {
  }

  response = $input.limit
}
//# F foreign-syntax -> 150
function "limit" {
  input {
    int limit default:150
  }

  stack {
  }

  response = $input.limit
}
//# A unused-default "?=" with {"limit":150} -> 150
function "limit" {
  input {
    int limit = 150
  }

  stack {
  }

  response = $input.limit
}
