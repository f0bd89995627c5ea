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

    expect.to_equal ($response) {
      value = 4
    }

    expect.to_equal ($doubled) { ### "assertion-subject"
      value = $dubled ### "variable-in-test: a test does not see `$dubled`"
    }

    expect.to_be ($response) ### "unknown-statement"

    expect.to_throw {
      exception = "no number"
    }
  }

  test "doubles" { ### "duplicate-name: there already is a test \"doubles\""
    inputs = {} ### "unknown-attribute: a test has no property `inputs`"

    debug.log { ### "wrong-place: the statement `debug.log` stands in a test"
      value = 1
    }
  }

  test { ### "missing-construct-name: this test has no name"
    expect.to_equal ($response) { ### "missing-attribute"
    }
  }
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
