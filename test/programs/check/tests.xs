// Tests of constructs.
function "twice" {
  input {
    int number
  }

  stack {
    var $doubled {
      value = $input.number * 2
      mock = {
        "doubles": 4
        "duobles": 5 ### "mock-without-test: there is no test \"duobles\""
      }
    }

    expect.to_be_null ($doubled) ### "assertion-outside-test"
  }

  response = $doubled

  test "doubles" {
    input = {numbr: 2, number: "two"} ### "unknown-input: this function declares no input `numbr`" "wrong-input-kind"
    datasource = live ### "construct-value: Xano wants a text between double quotes for `datasource`"
    input = {number: 3} ### "duplicate-attribute: this test has `input` twice"

    expect.to_equal ($response) {
      value = 4
    }

    expect.to_equal ($doubled) { ### "assertion-subject"
      value = $dubled ### "variable-in-test: a test does not see `$dubled`"
    }

    expect.to_be ($response) ### "unknown-statement"
  }

  test "doubles" { ### "duplicate-name: there already is a test \"doubles\"" "missing-input: this function needs the input `number`" "test-without-assertions"
    inputs = {} ### "unknown-attribute: a test has no property `inputs`"

    debug.log { ### "wrong-place: the statement `debug.log` stands in a test"
      value = 1
    }
  }

  test { ### "missing-construct-name: this test has no name" "missing-input"
    expect.to_equal ($response) { ### "missing-attribute"
    }
  }
}
---
// What is given, what is waited for, and what answers.
function "greet" {
  input {
    text name
    text? nickname
    text[] titles
    int age?
  }

  stack {
    precondition ($input.name != "nobody") {
      error = "There is nobody"
    }

    function.run "twice" {
      input = {number: 1}
      mock = {
        "Greets  somebody": 3 ### "mock-without-test: there is no test \"Greets  somebody\""
        "doubles": 4
        "greets somebody": {a: 1, a: $input.name|uper} ### "duplicate-attribute: `a` is given twice" "unknown-filter"
        !"switched off": 5
      }
    } as $twice

    debug.log {
      value = $twice
      mock = "nothing" ### "written-out: Xano wants an object with a value for each test for `mock`"
    }
  }

  response = {text: "Hello " ~ $input.name, list: [$twice]}

  test "greets somebody" {
    input = {name: "Ada", nickname: null, titles: [], age: 36}

    expect.to_equal ($response.text) {
      value = "Hello " ~ $input.name ### "variable-in-test: a test does not see `$input`"
    }

    expect.to_be_null ($response.list[0]) ### "assertion-subject"

    expect.to_be_null (($response).text) ### "assertion-subject"

    expect.to_be_within ($response.age) {
      min = -1
      max = 0 ### "excluded-bounds: no whole number lies between -1 and 0"
    }

    expect.to_be_within ($response.age) {
      min = 5
      max = 5 ### "excluded-bounds: no value lies between 5 and 5"
    }

    expect.to_be_within ($response.age) {
      max = 7
      min = 8 ### "excluded-bounds: no value lies between 8 and 7"
    }

    expect.to_be_within ($response.age) {
      min = 1.5
      max = 2.5
    }
  }

  test "needs a name" {
    input = {nickname: null, titles: []} ### "missing-input: this function needs the input `name`"

    expect.to_be_defined ($response)
  }

  test "takes no empty name" {
    input = {name: "", nickname: "", titles: ""} ### "empty-required-input: `name` has to be given, and an empty text is refused"

    expect.to_be_defined ($response)
  }

  test "raises for nobody" {
    input = {name: null} ### "empty-required-input: `name` has to be given, and null is refused"

    expect.to_throw {
      exception = "nobody"
    }
  }

  test "raises for null" {
    input = {name: null, age: "many"}

    expect.to_throw {
      value = "param: NAME"
    }
  }

  test "raises for the first of several" {
    input = {name: "", titles: null}

    expect.to_throw {
      value = "Missing param: titles"
    }
  }

  test "raises because of the input" {
    input = {name: ""}

    expect.to_throw {
      value = "ERROR_CODE_INPUT_ERROR" ### "error-by-name: Xano compares this with the message of the error, not with its code"
    }
  }

  test "raises whatever" {
    expect.to_throw
  }

  test "raises and gives back" {
    input = {name: "nobody"}

    expect.to_throw {
    }

    expect.to_be_null ($response)

    expect.to_equal ($response.text) { ### "response-of-error: this test waits for an error"
      value = "Hello nobody"
    }
  }

  test "raises in a stack" {
    expect.to_throw {
      stack { ### "wrong-place: in a test `expect.to_throw` has no `stack`"
        debug.log {
          value = 1
        }
      }
    }
  }

  test " " { ### "missing-construct-name: the name of this test is empty" "test-without-assertions"
    input = {name: "Ada", nickname: null, titles: []}

    !expect.to_be_null ($response)
  }
}
---
function "patterns" {
  input {
  }

  stack {
    conditional {
      if (1 < now) {
        throw {
          name = "TooLate"
          value = "It is too late"
        }
      }

      else {
        throw {
          name = "Gone"
          value = "It has gone"
        }
      }
    }
  }

  response = null

  test "matches" {
    expect.to_match ($response) {
      value = "^a/b$" ### "undelimited-pattern: Xano wants the pattern of `expect.to_match` between delimiters"
    }

    expect.to_match ($response) {
      value = '^a$' ### "undelimited-pattern"
    }

    expect.to_match ($response) {
      value = "/^a$/i"
    }
  }

  test "raises by name" {
    expect.to_throw {
      exception = "toolate" ### "error-by-name: Xano compares this with the message of the error, not with its name"
    }
  }

  test "raises by message" {
    expect.to_throw {
      value = "Gone"
    }
  }
}
---
// No tests of its own: its mocks answer in those of its callers.
function "called" {
  input {
  }

  stack {
    var $one {
      value = 1
      mock = {
        "greets somebody": 2
        "greets nobody": 3 ### "mock-without-test: there is no test \"greets nobody\""
      }
    }
  }

  response = $one
}
---
workflow_test "runs" {
  stack {
    function.call "twice" {
      input = {number: 2}
    } as $four

    expect.to_equal ($four) {
      value = 4
    }

    workflow_test.call "rnus" as $other ### "unknown-name: the project has no `workflow_test` \"rnus\""
  }
}
