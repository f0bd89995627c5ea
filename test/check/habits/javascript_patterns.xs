//# F foreign-syntax -> true
function "example" {
  input {
  }

  stack {
    var $ok { value = /^a\d+$/i|regex_matches:"A12" }
  }

  response = $ok
}
