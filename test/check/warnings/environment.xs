//# A undeclared-environment "API_KEY"
run.job "Report" {
  main = {name: "report"}
  env = ["API_KEY"]
}
---
function "report" {
  input {
  }

  stack {
  }

  response = $env.API_KYE
}

//# A -> "north"
run.job "Report" {
  main = {name: "report"}
  env = ["REGION"]
}
---
function "report" {
  input {
  }

  stack {
  }

  response = $env.REGION
}
