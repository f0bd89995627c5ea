//# A missing-input
run.job "Report" {
  main = {name: "report", input: {}}
}
---
function "report" {
  input {
    int days
  }

  stack {
  }

  response = $input.days
}

//# A missing-input unknown-input "days"
run.job "Report" {
  main = {name: "report", input: {dasy: 3}}
}
---
function "report" {
  input {
    int days
  }

  stack {
  }

  response = $input.days
}

//# A wrong-input-kind
run.job "Report" {
  main = {name: "report", input: {days: "soon"}}
}
---
function "report" {
  input {
    int days
  }

  stack {
  }

  response = $input.days
}

//# A -> 3
run.job "Report" {
  main = {name: "report", input: {days: "3"}}
}
---
function "report" {
  input {
    int days
  }

  stack {
  }

  response = $input.days
}
