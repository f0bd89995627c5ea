// Mocks of what goes outside, in the function under test and in what it calls.
function "mocked_calls" {
  input {
    text way
  }

  stack {
    var $answer {
      value = null
    }

    switch ($input.way) {
      case ("request") {
        api.request { ### "no mock answers this request: GET https://api.invalid/weather" help "\"a request that nothing answers\": {response: {status: 200, result: {}}}"
          url = "https://api.invalid/weather"
          mock = {
            "a request": {response: {status: 200, result: {degrees: 21}}}
          }
        } as $answer|get:"response.result"
      } break

      case ("caught") {
        try_catch {
          try {
            api.request { ### "no mock answers this request: POST https://api.invalid/orders"
              url = "https://api.invalid/orders"
              method = "POST"
            } as $answer
          }

          catch {
            var $answer {
              value = "caught"
            }
          }
        }
      } break

      case ("function") {
        function.run "inner" {
          input = {}
          mock = {
            "a called function": "instead of the function"
          }
        } as $answer
      } break

      case ("deep") {
        function.run "outer" as $answer ### "no mock answers this request: GET https://api.invalid/deep" help "mock = {\"nothing answers deep inside\": {}}"
      } break

      case ("database") {
        db.get "product" {
          field_name = "id"
          field_value = 1
          mock = {
            "a row": {id: 1, name: "Lamp"}
            "no row": null
          }
        } as $answer
      } break

      case ("rows") {
        db.query "product" {
          where = $db.product.price > 10
          return = {type: "list"}
          mock = {
            "rows": [{id: 1, price: 20}, {id: 2, price: 30}]
          }
        } as $rows

        var $answer {
          value = $rows.price|sum
        }
      } break
    }
  }

  response = $answer

  test "a request" {
    input = {way: "request"}

    expect.to_equal ($response) {
      value = {degrees: 21}
    }
  }

  test "a request that nothing answers" {
    input = {way: "request"}

    expect.to_be_null ($response)
  }

  test "an error that is caught does not hide it" {
    input = {way: "caught"}

    expect.to_be_defined ($response)
  }

  test "a called function" {
    input = {way: "function"}

    expect.to_equal ($response) {
      value = "instead of the function"
    }
  }

  test "in a called function" {
    input = {way: "function"}

    expect.to_equal ($response) {
      value = "mocked in the called function"
    }
  }

  test "deep inside" {
    input = {way: "deep"}

    expect.to_equal ($response) {
      value = "mocked deep inside"
    }
  }

  test "nothing answers deep inside" {
    input = {way: "deep"}

    expect.to_throw
  }

  test "a row" {
    input = {way: "database"}

    expect.to_equal ($response.name) {
      value = "Lamp"
    }
  }

  test "no row" {
    input = {way: "database"}

    expect.to_be_null ($response)
  }

  test "rows" {
    input = {way: "rows"}

    expect.to_equal ($response) {
      value = 50
    }
  }
}
---
function "outer" {
  input {
  }

  stack {
    function.run "inner" as $inner
  }

  response = $inner
}
---
function "inner" {
  input {
  }

  stack {
    api.request {
      url = "https://api.invalid/deep"
      mock = {
        "in a called function": {response: {result: "mocked in the called function"}}
        "deep inside": {response: {result: "mocked deep inside"}}
      }
    } as $answer
  }

  response = $answer.response.result

  // The same name as in the other function: it answers here as well.
  test "deep inside" {
    expect.to_equal ($response) {
      value = "mocked deep inside"
    }
  }
}
