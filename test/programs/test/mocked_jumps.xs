// Mocks on statements that lead elsewhere.
function "mocked_throw" {
  input {
    bool wrong?
  }

  stack {
    conditional {
      if ($input.wrong) {
        throw {
          name = "wrong"
          value = "It is wrong"
          mock = {
            "goes on without what the other branch sets": null
          }
        }
      }

      else {
        var $right {
          value = 5
        }
      }
    }
  }

  response = $right

  test "is thrown without a mock" {
    input = {wrong: true}

    expect.to_throw {
      exception = "It is wrong"
    }
  }

  test "goes on without what the other branch sets" {
    input = {wrong: true}

    expect.to_throw {
      exception = "Missing var entry: right"
    }
  }

  test "takes the other branch" {
    expect.to_equal ($response) {
      value = 5
    }
  }
}
---
function "mocked_break" {
  input {
  }

  stack {
    var $sum {
      value = 0
    }

    for (5) {
      each as $number {
        conditional {
          if ($number == 2) {
            break {
              mock = {
                "goes on to the end": null
              }
            }
          }

          else {
            var $last {
              value = $number
            }
          }
        }

        math.add $sum {
          value = $last
        }
      }
    }
  }

  response = $sum

  test "leaves the loop" {
    expect.to_equal ($response) {
      value = 1
    }
  }

  test "goes on to the end" {
    expect.to_equal ($response) {
      value = 9
    }
  }
}
---
function "mocked_return" {
  input {
  }

  stack {
    try_catch {
      try {
        while (true) { ### "Loops went round more than" "Loops went round more than"
          each {
          }
        }
      }

      finally {
        return {
          value = "not reached"
          mock = {
            "cannot hide a limit": "not reached either"
          }
        }
      }
    }
  }

  response = null

  test "cannot hide a limit" {
    expect.to_throw
  }

  test "cannot hide it without a mock" {
    expect.to_throw
  }
}
---
function "computed" {
  input {
    json mocks?
  }

  stack {
    var $value {
      value = "as it is"
      mock = $input.mocks.all|merge:{"a merged entry": "merged"}
    }
  }

  response = $value

  test "an entry of the input" {
    input = {
      mocks: {all: {"an entry of the input": [1, null]}}
    }

    expect.to_equal ($response) {
      value = [1, null]
    }
  }

  test "an entry that is null" {
    input = {mocks: {all: {"an entry that is null": null}}}

    expect.to_be_null ($response)
  }

  test "a merged entry" {
    input = {mocks: {all: {}}}

    expect.to_equal ($response) {
      value = "merged"
    }
  }

  test "constructor" {
    input = {mocks: {all: {}}}

    expect.to_equal ($response) {
      value = "as it is"
    }
  }
}
---
function "mocked_start" {
  input {
  }

  stack {
    function.run "started" {
      input = {}
      async = true
      mock = {
        "only the call": "mocked"
        "the call and what waits for it": "an id"
      }
    } as $id

    await ($id) { ### "Async timeout" help "give `await` a mock as well"
      mock = {
        "only what waits for it": "mocked"
        "the call and what waits for it": "mocked for " ~ $id
      }
    } as $result
  }

  response = $result

  test "neither" {
    expect.to_equal ($response) {
      value = "started"
    }
  }

  test "only the call" {
    expect.to_equal ($response) {
      value = "mocked"
    }
  }

  test "only what waits for it" {
    expect.to_equal ($response) {
      value = "mocked"
    }
  }

  test "the call and what waits for it" {
    expect.to_equal ($response) {
      value = "mocked for an id"
    }
  }
}
---
function "started" {
  input {
  }

  stack {
    util.sleep {
      value = 1
    }
  }

  response = "started"
}
