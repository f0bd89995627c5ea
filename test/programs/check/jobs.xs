run.job "Body" {
  stack { ### "function-body-in-job: a `run.job` holds no statements"
    var $x {
      value = $nowhere
    }
  }

  response = $x
}
---
run.job "Keys" {
  main = {
    name  : "greet"
    inputs: {name: "Ada"} ### "unknown-attribute: `main` has no entry `inputs`"
    input : {
      name : "Ada"
      age  : 1 + 1 ### "non-constant-input"
      other: [$env.OTHER] ### "environment-in-job-input"
      more : [-1, true, {a: $x}] ### "non-constant-input"
    }
  }
  environment = ["A"] ### "unknown-attribute: a `run.job` has no property `environment`"
  main = "greet" ### "duplicate-attribute: `main` is set twice"
  env = "A" ### "wrong-attribute-value: `env` is a list of names"
}
---
run.job "Lists" {
  main = {name: "greet", input: ["Ada"]} ### "wrong-attribute-value: the input of a job is an object"
  pre = {} ### "missing-attribute: `pre` does not name a function"
  post = ["greet"] ### "wrong-attribute-value: `post` names a function"
  env = ["A", $b] ### "wrong-attribute-value: `env` is a list of names"
}
---
run.job "Block" {
  main { ### "wrong-attribute-value: `main` is a property here"
    name = "greet"
  }
  debug.log { ### "function-body-in-job"
    value = 1
  }
}
---
run.job "Nothing" { ### "missing-main: this job does not say what it runs"
}
---
run.job { ### "missing-construct-name: this `run.job` has no name"
  main = {name: "gret", input: {}} ### "function-not-found: there is no function \"gret\""
}
---
run.job "Inputs" {
  main = {name: "greet", input: {nmae: "Ada"}} ### "missing-input: the function \"greet\" needs the input `name`" "unknown-input: the function \"greet\" declares no input `nmae`"
}
---
run.job "Kinds" {
  main = {name: "greet", input: {name: {}, age: "old", other: null}} ### "wrong-input-kind: `name` is declared as `text`" "wrong-input-kind: `age` is declared as `int`"
}
---
run.service "api" {
  main = {name: "greet"} ### "main-in-service: a service has no `main`"
  pre = {name: "a table"} ### "function-not-found: there is no function \"a table\""
}
---
table "a table" {
  auth = false

  schema {
    int id
  }
}
---
function "greet" {
  input {
    text name
    int age?
    json other?
    json more?
  }

  stack {
  }

  response = $input.name
}
