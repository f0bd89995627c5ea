//# F unknown-filter -> ["a","b"]
function "letters" {
  input {
  }

  stack {
  }

  response = "ab"|str_split:1
}
//# F unknown-filter -> ["a","b"]
function "letters" {
  input {
  }

  stack {
  }

  response = "ab"|str_split
}
