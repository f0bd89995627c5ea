// Ten or more of an item are a tenth cheaper
function "line_total" {
  input {
    json line
  }

  stack {
    var $price {
      value = $input.line.price
    }

    conditional {
      if ($input.line.quantity >= 10) {
        var.update $price {
          value = $price * 0.9
        }
      }
    }

    var $amount {
      value = $price * $input.line.quantity
    }
  }

  response = $amount|round:2

  test "ten are cheaper" {
    input = {line: {quantity: 10, price: 2}}

    expect.to_equal ($response) {
      value = 18
    }
  }
}
