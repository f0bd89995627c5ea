// What is raised, and what waits for it.
function "errors" {
  input {
    text kind
  }

  stack {
    switch ($input.kind) {
      case ("thrown") {
        throw {
          name = "InvalidInputError"
          value = "The name is too long"
        }
      } break

      case ("precondition") {
        precondition (1 > 2) {
          error_type = "notfound"
          error = "There is no such thing"
        }
      } break

      case ("engine") {
        var $bad {
          value = "a" + 1 ### "Not numeric."
        }
      } break

      case ("silent") {
        throw {
          name = "Silent"
          value = ""
        }
      } break

      case ("called") {
        function.run "fails" {
          input = {}
        }
      } break

      case ("endless") {
        while (true) { ### "Loops went round more than 100,000 times"
          each {
          }
        }
      } break
    }
  }

  response = {kind: $input.kind}

  test "nothing is raised" {
    input = {kind: "none"}

    expect.to_throw ### "to_throw failed - response is ok" help "Its response is {\"kind\":\"none\"}"
  }

  test "any error" {
    input = {kind: "thrown"}

    expect.to_throw
  }

  test "any error, with braces" {
    input = {kind: "engine"}

    expect.to_throw {
    }
  }

  test "a part of the message" {
    input = {kind: "precondition"}

    expect.to_throw {
      exception = "no SUCH"
    }

    expect.to_throw {
      value = "There is no such thing"
    }
  }

  test "another message" {
    input = {kind: "precondition"}

    expect.to_throw { ### "to_throw failed - the message \"There is no such thing\" does not contain \"forbidden\"" help "its code is \"ERROR_CODE_NOT_FOUND\""
      value = "forbidden"
    }
  }

  test "the name of the error" {
    input = {kind: "thrown"}

    expect.to_throw {
      value = "InvalidInputError"
    }
  }

  test "a part of the name" {
    input = {kind: "thrown"}

    expect.to_throw { ### "to_throw failed - the message \"The name is too long\" does not contain \"InvalidInput\"" help "its name \"InvalidInputError\""
      value = "InvalidInput"
    }
  }

  test "the code of the error" {
    input = {kind: "precondition"}

    expect.to_throw {
      exception = "ERROR_CODE_NOT_FOUND"
    }
  }

  test "an error without a message" {
    input = {kind: "silent"}

    expect.to_throw ### "to_throw failed - response is ok" help "without a message"
  }

  test "an error of a called function" {
    input = {kind: "called"}

    expect.to_throw {
      exception = "deep inside"
    }
  }

  test "a required input is missing" {
    expect.to_throw {
      exception = "Missing param: kind"
    }
  }

  test "a required input is empty" {
    input = {kind: ""}

    expect.to_throw {
      value = "ERROR_CODE_INPUT_ERROR"
    }
  }

  test "the input is refused before the function judges it" {
    input = {kind: ""}

    expect.to_throw { ### "to_throw failed - the message \"Missing param: kind\" does not contain \"too long\"" help "before the first statement"
      value = "too long"
    }
  }

  test "nobody waits for the error" {
    input = {kind: "engine"}

    expect.to_equal ($response.kind) {
      value = "engine"
    }
  }

  test "a limit is no error of the function" {
    input = {kind: "endless"}

    expect.to_throw
  }

  test "a response beside it is not judged after an error" {
    input = {kind: "thrown"}

    expect.to_throw

    expect.to_be_null ($response)
  }
}
---
function "fails" {
  input {
  }

  stack {
    precondition (false) {
      error = "It broke deep inside"
    }
  }

  response = null
}
