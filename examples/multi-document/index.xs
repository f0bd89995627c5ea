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
}
---
function "to_fahrenheit" {
  input {
    decimal celsius
  }

  stack {
  }

  response = ($input.celsius * 9 / 5 + 32)|round:2
}
