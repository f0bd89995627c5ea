run.job "Temperatures" {
  main = {name: "report", input: {celsius: [-40, 0, 36.6, 100]}}
}
---
function "report" {
  input {
    decimal[] celsius
  }

  stack {
    var $rows {
      value = []
    }

    foreach ($input.celsius) {
      each as $degrees {
        function.run "to_fahrenheit" {
          input = {celsius: $degrees}
        } as $fahrenheit

        array.push $rows {
          value = $degrees ~ " °C is " ~ $fahrenheit ~ " °F"
        }
      }
    }
  }

  response = $rows

  test "has a line for every temperature" {
    input = {celsius: [0, 36.6]}

    expect.to_equal ($response) {
      value = ["0 °C is 32 °F", "36.6 °C is 97.88 °F"]
    }
  }

  test "has no lines without temperatures" {
    input = {celsius: []}

    expect.to_equal ($response) {
      value = []
    }
  }
}
---
function "to_fahrenheit" {
  input {
    decimal celsius
  }

  stack {
  }

  response = ($input.celsius * 9 / 5 + 32)|round:2

  test "is the same at -40" {
    input = {celsius: -40}

    expect.to_equal ($response) {
      value = -40
    }
  }

  test "rounds to two digits" {
    input = {celsius: 36.666}

    expect.to_equal ($response) {
      value = 98
    }
  }

  test "wants a number" {
    input = {celsius: "warm"}

    expect.to_throw {
      exception = "Not numeric."
    }
  }
}
