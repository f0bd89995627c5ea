// What one euro is worth in another currency today.
function "rate" {
  input {
    text currency filters=trim|upper
  }

  stack {
    conditional {
      if ($input.currency == "EUR") {
        return {
          value = 1
        }
      }
    }

    api.request {
      url = "https://rates.example.com/latest"
      method = "GET"
      params = {base: "EUR"}
      timeout = 10
      mock = {
        "reads the rate of a currency"  : {response: {status: 200, result: {rates: {USD: 1.25}}}}
        "does not know every currency"  : {response: {status: 200, result: {rates: {USD: 1.25}}}}
        "fails when the service fails"  : {response: {status: 500, result: null}}
        "converts into another currency": {response: {status: 200, result: {rates: {USD: 1.25}}}}
      }
    } as $answer

    precondition ($answer.response.status == 200) {
      error = "The rates are not available: " ~ $answer.response.status
    }

    var $rate {
      value = $answer.response.result.rates|get:$input.currency
    }

    precondition ($rate != null) {
      error_type = "inputerror"
      error = "There is no rate for " ~ $input.currency
    }
  }

  response = $rate

  // No mock answers this test: a request would make it fail.
  test "needs no request for euros" {
    input = {currency: "eur"}

    expect.to_equal ($response) {
      value = 1
    }
  }

  test "reads the rate of a currency" {
    input = {currency: "usd"}

    expect.to_equal ($response) {
      value = 1.25
    }
  }

  test "does not know every currency" {
    input = {currency: "XYZ"}

    expect.to_throw {
      exception = "There is no rate for XYZ"
    }
  }

  test "fails when the service fails" {
    input = {currency: "USD"}

    expect.to_throw {
      exception = "The rates are not available: 500"
    }
  }
}
