//# F unknown-input-option "filters=" with {"k":3} -> 3
function "clamp" {
  input {
    int k {
      filters = "min:1|max:9"
      description = "how many"
    }
  }

  stack {
  }

  response = $input.k
}
//# F unknown-input-option with {"k":3} -> 3
function "clamp" {
  input {
    int k {
      filters = "min:1"
    }
  }

  stack {
  }

  response = $input.k
}
