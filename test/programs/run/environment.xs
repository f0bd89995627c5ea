function "environment" {
  input {
  }

  stack {
  }

  response = [$env.REGION, $env.NOTHING]
}

//> ["north", null]
