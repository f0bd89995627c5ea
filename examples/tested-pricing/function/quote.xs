// A quote for several products, in the currency of the customer.
function "quote" {
  input {
    object[] lines {
      schema {
        text product filters=trim
        decimal price
        int quantity
      }
    }
    text currency?="EUR" filters=trim|upper
    bool is_member?=false
  }

  stack {
    precondition (($input.lines|count) > 0) {
      error_type = "inputerror"
      error = "A quote needs at least one line"
    }

    function.run "rate" {
      input = {currency: $input.currency}
    } as $rate

    var $lines {
      value = []
    }

    foreach ($input.lines) {
      each as $line {
        function.run "line_total" {
          input = {
            price    : $line.price
            quantity : $line.quantity
            is_member: $input.is_member
          }
        } as $total

        array.push $lines {
          value = {product: $line.product, total: ($total * $rate)|round:2}
        }
      }
    }
  }

  response = {
    currency  : $input.currency
    lines     : $lines
    total     : ($lines.total|sum|round:2)
    created_at: now
  }

  test "adds up its lines" {
    input = {
      lines: [
        {product: "Chair", price: 49.9, quantity: 12}
        {product: "Desk", price: 180, quantity: 2}
      ]
    }

    expect.to_equal ($response.currency) {
      value = "EUR"
    }

    expect.to_equal ($response.lines) {
      value = [
        {product: "Chair", total: 568.86}
        {product: "Desk", total: 360}
      ]
    }

    expect.to_equal ($response.total) {
      value = 928.86
    }

    expect.to_be_in_the_past ($response.created_at)
  }

  // The answer to the request stands in the function rate, by the name of this test.
  test "converts into another currency" {
    input = {
      lines   : [{product: "Desk", price: 180, quantity: 2}]
      currency: "usd"
    }

    expect.to_equal ($response.total) {
      value = 450
    }
  }

  test "needs a line" {
    input = {lines: []}

    expect.to_throw {
      exception = "A quote needs at least one line"
    }
  }

  test "passes on what is wrong with a line" {
    input = {lines: [{product: "Desk", price: 180, quantity: 0}]}

    expect.to_throw {
      exception = "less than the minimum value of 1"
    }
  }
}
