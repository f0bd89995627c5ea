run.job "Region" {
  main = {name: "region", input: {}}
  env = [
    "REGION"
    "ZONE" ### "unused-environment: nothing reads the environment variable ZONE"
  ]
}
---
function "region" {
  input {
  }

  stack {
  }

  response = $env.REGION
}
