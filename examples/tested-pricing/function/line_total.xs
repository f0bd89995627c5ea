// What a number of pieces costs, in the currency of the price.
function "line_total" {
  input {
    decimal price filters=min:0
    int quantity filters=min:1
    bool is_member?=false
  }

  stack {
    function.run "discount" {
      input = {quantity: $input.quantity, is_member: $input.is_member}
      mock = {"half the price is rounded to whole cents": 50}
    } as $percent
  }

  response = ($input.price * $input.quantity * (100 - $percent) / 100)|round:2

  test "multiplies" {
    input = {price: 2.5, quantity: 3}

    expect.to_equal ($response) {
      value = 7.5
    }
  }

  test "takes off the discount" {
    input = {price: 10, quantity: 10}

    expect.to_equal ($response) {
      value = 95
    }
  }

  // Here the discount is what the test says, whatever the function discount would answer.
  test "half the price is rounded to whole cents" {
    input = {price: 0.33, quantity: 1}

    expect.to_equal ($response) {
      value = 0.17
    }
  }
}
