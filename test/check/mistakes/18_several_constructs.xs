//# A -> 6
run.job "Double" {
  main = {name: "double", input: {n: 3}}
}
---
function "double" {
  input {
    int n
  }

  stack {
  }

  response = $input.n * 2
}
//# A several-constructs with {"n":3} -> 6
function "double" {
  input {
    int n
  }

  stack {
  }

  response = $input.n * 2
}

function "unused_helper" {
  input {
  }

  stack {
  }

  response = 1
}
