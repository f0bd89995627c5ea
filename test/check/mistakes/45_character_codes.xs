//# E unknown-filter "index"
function "code" {
  input {
  }

  stack {
  }

  response = "A"|ord
}
//# E unknown-filter "substr"
function "letter" {
  input {
  }

  stack {
  }

  response = 65|chr
}
//# E unknown-filter "index"
function "code" {
  input {
  }

  stack {
    var $c {
      value = "A"
    }
  }

  response = $c|char_code_at:0
}
