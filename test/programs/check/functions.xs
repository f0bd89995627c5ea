function { ### "missing-construct-name: this `function` has no name"
  input {
  }

  stack {
  }

  response = 1
}
---
function "two" "names" { ### "wrong-argument: `function` takes one name"
  input {
  }

  input { ### "duplicate-attribute: this function has `input` twice"
  }

  stack {
  }

  output = 1 ### "unknown-attribute: a function has no `output`"
  zzz = 1 ### "unknown-attribute: a function has no `zzz`"
  response = 1
  response = 2 ### "duplicate-attribute: this function has `response` twice"
}
---
function "no braces" ### "missing-block: this function has no braces"
---
function "no stack" { ### "missing-input-block: Xano wants an `input` block"
  var $x { ### "wrong-place: the statement `var` stands outside of the `stack`"
    value = 1
  }
  debug.log {
    value = $x
  }
  response { ### "wrong-attribute-value: `response` is a property of the function"
  }
}
---
func "misspelled" { ### "unknown-construct: a file cannot begin with `func`"
}
---
debug.log { ### "unknown-construct: the statement `debug.log` stands outside of every function"
  value = 1
}
var $x {
  value = 2
}
response = 1 ### "wrong-place: `response` stands outside of every construct"
---
function "first" {
  input {
  }

  stack {
  }
}

function "second" { ### "several-constructs: Xano keeps one construct per file"
  input {
  }

  stack {
  }
}
---
// Has a description. ### "blank-line-after-header"

function "described" {
  input {
  }

  stack {
  }
}
