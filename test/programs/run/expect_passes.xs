// Trying out a function: what holds says nothing.
function "expect_passes" {
  input {
  }

  stack {
    function.run "price" {
      input = {items: [{name: "tea", price: 3.5}, {name: "cake", price: 4}], code: "WELCOME"}
    } as $order

    expect.to_equal ($order.items) {
      value = ["tea", "cake"]
    }

    expect.to_be_within ($order.total) {
      min = 6
      max = 7
    }

    expect.to_match ($order.number) {
      value = "/^ORD-\\d{4}$/"
    }

    expect.to_be_defined ($order.discount)
    expect.to_be_null ($order.discount.until)
    expect.to_not_be_defined ($order.discount.since)
    expect.to_not_be_defined ($order.refund.reason)

    expect.to_throw {
      stack {
        function.run "price" {
          input = {items: [], code: ""}
        } as $none
      }

      exception = "nothing to pay"
    }
  }

  response = $order.total
}

function "price" {
  input {
    json items
    text code?
  }

  stack {
    precondition (($input.items|count) > 0) {
      error_type = "badrequest"
      error = "There is nothing to pay for"
    }

    var $total {
      value = $input.items|map:$$.price|sum
    }

    var $order {
      value = {number: "ORD-0042", items: ($input.items|map:$$.name), total: $total}
    }

    conditional {
      if ($input.code == "WELCOME") {
        var.update $order.discount {
          value = {percent: 10, until: null}
        }

        var.update $order.total {
          value = $total * 0.9
        }
      }
    }
  }

  response = $order
}

//> 6.75
