//# A environment-in-job-input
run.job "Report" {
  main = {name: "report", input: {region: $env.REGION}}
  env = ["REGION"]
}
---
function "report" {
  input {
    text region
  }

  stack {
  }

  response = $input.region
}
