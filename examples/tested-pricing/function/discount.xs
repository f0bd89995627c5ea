// How much less somebody pays who buys many, in per cent.
function "discount" {
  input {
    int quantity filters=min:1
    bool is_member?=false
  }

  stack {
    var $percent {
      value = 0
    }

    conditional {
      if ($input.quantity >= 100) {
        var.update $percent {
          value = 15
        }
      }

      elseif ($input.quantity >= 10) {
        var.update $percent {
          value = 5
        }
      }
    }

    conditional {
      if ($input.is_member) {
        math.add $percent {
          value = 2
        }
      }
    }
  }

  response = $percent

  test "one piece costs what it costs" {
    input = {quantity: 1}

    expect.to_equal ($response) {
      value = 0
    }
  }

  test "9 pieces are not many yet" {
    input = {quantity: 9}

    expect.to_equal ($response) {
      value = 0
    }
  }

  test "10 pieces are many" {
    input = {quantity: 10}

    expect.to_equal ($response) {
      value = 5
    }
  }

  test "100 pieces are very many" {
    input = {quantity: 100}

    expect.to_equal ($response) {
      value = 15
    }
  }

  test "members pay less, however much they buy" {
    input = {quantity: 1, is_member: true}

    expect.to_equal ($response) {
      value = 2
    }
  }

  test "nobody buys nothing" {
    input = {quantity: 0}

    expect.to_throw {
      exception = "less than the minimum value of 1"
    }
  }
}
