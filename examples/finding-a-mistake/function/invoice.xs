// The lines of an order, each with what it comes to
function "invoice" {
  input {
    text customer
    json lines
  }

  stack {
    var $rows {
      value = []
    }

    var $total {
      value = 0
    }

    foreach ($input.lines) {
      each as $line {
        function.run "line_total" {
          input = {line: $line}
        } as $amount

        math.add $total {
          value = $amount
        }

        array.push $rows {
          value = {item: $line.item, amount: $amount}
        }
      }
    }
  }

  response = {customer: $input.customer, rows: $rows, total: $total}

  test "adds up" {
    input = {
      customer: "Ada"
      lines   : [
        {item: "Ink", quantity: 2, price: 1.5}
        {item: "Pen", quantity: 1, price: 2}
      ]
    }

    expect.to_equal ($response.total) {
      value = 5
    }
  }
}
