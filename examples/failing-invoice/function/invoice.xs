// What a customer owes for a month: every line with its amount, and the tax of the country on top.
function "invoice" {
  input {
    json customer
    json lines
  }

  stack {
    var $tax {
      value = $input.customer.country == "NO" ? 0.25 : 0
    }

    var $rows {
      value = []
    }

    foreach ($input.lines) {
      each as $line {
        function.run "line_amount" {
          input = {line: $line}
        } as $amount

        array.push $rows {
          value = {product: $line.product, amount: $amount}
        }
      }
    }

    var $net {
      value = $rows.amount|sum
    }
  }

  response = {
    customer: $input.customer.name
    rows    : $rows
    net     : $net
    tax     : ($net * $tax)|round:2
    total   : ($net * (1 + $tax))|round:2
  }

  test "puts the tax of the country on top" {
    input = {
      customer: {name: "Nordlys AS", country: "NO"}
      lines   : [{product: "Hosting", plan: "large", months: 2}]
    }

    expect.to_equal ($response) {
      value = {
        customer: "Nordlys AS"
        rows    : [{product: "Hosting", amount: 80}]
        net     : 80
        tax     : 20
        total   : 100
      }
    }
  }

  test "fails as a whole when a line has no price" {
    input = {
      customer: {name: "Nordlys AS", country: "NO"}
      lines   : [{product: "Support", plan: "gold", months: 3}]
    }

    expect.to_throw {
      exception = "There is no plan \"gold\""
    }
  }
}
