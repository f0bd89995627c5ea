// What statements give in the tests their mocks name.
function "mocks" {
  input {
    int number?=1
  }

  stack {
    var $declared {
      value = $input.number
      mock = {
        "a declared variable": 5
        "a variable that is null": null
        "a variable that is false": false
        "a variable that is zero": 0
        "an entry that is switched off": 6
        !"an entry that is switched off": 7
        "expressions": $input.number + 10|add:5
        unquoted: "by a name without quotes"
      }
    }

    var $updated {
      value = [1]
    }

    var.update $updated {
      value = $updated|push:2
      mock = {
        "an updated variable": ["mocked"]
      }
    }

    var $path {
      value = {a: 1, b: 1}
    }

    var.update $path.a {
      value = 2
      mock = {
        "a path of a variable": 9
      }
    }

    array.push $updated {
      value = 3
      mock = {
        "a list that is pushed to": ["instead"]
      }
    }

    math.add $declared {
      value = 1
      mock = {
        "a number that is added to": 100
      }
    }

    security.create_uuid {
      mock = {
        "a result": "00000000-0000-4000-8000-000000000000"
      }
    } as $uuid

    array.map ([1, 2]) {
      by = $$ * 2
      mock = {
        "filters behind the result": [7, 8, 9]
      }
    } as $first|first

    array.map ([1, 2]) {
      by = $$ * 2
      mock = {
        "a result in a path": "mocked"
      }
    } as $path.c

    precondition ($input.number > 0) {
      error = "The number is not positive"
      mock = {
        "a precondition that does not look": true
      }
    }

    conditional {
      mock = {
        "a conditional that is left out": null
      }

      if ($input.number > 1) {
        var $declared {
          value = "many"
        }
      }
    }

    var $sum {
      value = 0
    }

    for (3) {
      each as $index_of_loop {
        var $each {
          value = $index_of_loop
          mock = {
            "in a loop": 10
          }
        }

        math.add $sum {
          value = $each
        }
      }
    }

    conditional {
      if ($input.number == 3) {
        return {
          value = "left early"
          mock = {
            "a return": "left with a mock"
          }
        }
      }
    }
  }

  response = {
    declared: $declared
    updated: $updated
    path: $path
    uuid: $uuid
    first: $first
    sum: $sum
  }

  test "nothing is mocked" {
    expect.to_equal ($response.declared) {
      value = 2
    }

    expect.to_equal ($response.updated) {
      value = [1, 2, 3]
    }

    expect.to_equal ($response.path) {
      value = {a: 2, b: 1, c: [2, 4]}
    }

    expect.to_equal ($response.first) {
      value = 2
    }

    expect.to_equal ($response.sum) {
      value = 3
    }

    expect.to_match ($response.uuid) {
      value = "/^[0-9a-f-]{36}$/"
    }
  }

  test "a declared variable" {
    expect.to_equal ($response.declared) {
      value = 6
    }
  }

  test "a mock that answers with something else" {
    expect.to_equal ($response.declared) { ### "to_equal failed - expected value 6 does not equal 2"
      value = 6
    }
  }

  test "a variable that is null" {
    expect.to_throw {
      exception = "numbers are required"
    }
  }

  test "a variable that is zero" {
    expect.to_equal ($response.declared) {
      value = 1
    }
  }

  test "an entry that is switched off" {
    expect.to_equal ($response.declared) {
      value = 7
    }
  }

  test "expressions" {
    input = {number: 2}

    expect.to_equal ($response.declared) {
      value = "many"
    }
  }

  test "unquoted" {
    expect.to_throw
  }

  test "an updated variable" {
    expect.to_equal ($response.updated) {
      value = ["mocked", 3]
    }
  }

  test "a path of a variable" {
    expect.to_equal ($response.path) {
      value = {a: 9, b: 1, c: [2, 4]}
    }
  }

  test "a list that is pushed to" {
    expect.to_equal ($response.updated) {
      value = ["instead"]
    }
  }

  test "a number that is added to" {
    expect.to_equal ($response.declared) {
      value = 100
    }
  }

  test "a result" {
    expect.to_equal ($response.uuid) {
      value = "00000000-0000-4000-8000-000000000000"
    }
  }

  test "filters behind the result" {
    expect.to_equal ($response.first) {
      value = 7
    }
  }

  test "a result in a path" {
    expect.to_equal ($response.path) {
      value = {a: 2, b: 1, c: "mocked"}
    }
  }

  test "a precondition that does not look" {
    input = {number: -1}

    expect.to_equal ($response.declared) {
      value = 0
    }
  }

  test "a precondition that looks" {
    input = {number: -1}

    expect.to_throw {
      value = "not positive"
    }
  }

  test "a conditional that is left out" {
    input = {number: 2}

    expect.to_equal ($response.declared) {
      value = 3
    }
  }

  test "in a loop" {
    expect.to_equal ($response.sum) {
      value = 30
    }
  }

  test "a return" {
    input = {number: 3}

    expect.to_equal ($response) {
      value = "left with a mock"
    }
  }

  test "a return without" {
    input = {number: 3}

    expect.to_equal ($response) {
      value = "left early"
    }
  }
}
