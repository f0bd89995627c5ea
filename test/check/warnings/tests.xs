//# A variable-in-test "put it into the response"
function "example" {
  input {
  }

  stack {
    var $doubled {
      value = 4
    }
  }

  response = $doubled + 1

  test "doubles" {
    expect.to_equal ($response) {
      value = $doubled + 1
    }
  }
}

//# A variable-in-test "write out here what is given there" with {"name": "Ada"} -> "Hello Ada"
function "example" {
  input {
    text name
  }

  stack {
  }

  response = "Hello " ~ $input.name

  test "greets" {
    input = {name: "Ada"}

    expect.to_end_with ($response) {
      value = $input.name
    }
  }
}

//# A mock-without-test "Case and white space count." "a warm day" -> 12
function "example" {
  input {
  }

  stack {
    var $degrees {
      value = 12
      mock = {"A warm day": 30}
    }
  }

  response = $degrees

  test "a warm day" {
    expect.to_equal ($response) {
      value = 30
    }
  }
}

//# A empty-required-input "Missing param: name" "text name?" with {"name": "Ada"} -> "Ada"
function "example" {
  input {
    text name
  }

  stack {
    precondition ($input.name != "") {
      error = "A name is wanted"
    }
  }

  response = $input.name

  test "wants a name" {
    input = {name: ""}

    expect.to_throw {
      value = "A name is wanted"
    }
  }
}

//# E wrong-place "part of the message" "workflow_test"
function "example" {
  input {
  }

  stack {
  }

  response = null

  test "raises" {
    expect.to_throw {
      stack {
        throw {
          name = "Oops"
          value = "it broke"
        }
      }
    }
  }
}
