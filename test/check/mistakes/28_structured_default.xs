//# A structured-default -> ["x"]
function "tags" {
  input {
    text[] tags?=["x"]
  }

  stack {
  }

  response = $input.tags
}
//# A structured-default -> {}
function "options" {
  input {
    json options?={}
  }

  stack {
  }

  response = $input.options
}
