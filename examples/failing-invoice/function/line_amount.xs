// The amount of one line; whoever pays for a year ahead has two months free.
function "line_amount" {
  input {
    json line
  }

  stack {
    var $months {
      value = $input.line.months >= 12 ? $input.line.months - 2 : $input.line.months
    }

    function.run "plan_price" {
      input = {plan: $input.line.plan}
    } as $price
  }

  response = $price * $months

  test "counts the months" {
    input = {line: {plan: "small", months: 3}}

    expect.to_equal ($response) {
      value = 36
    }
  }

  test "gives two months of a year" {
    input = {line: {plan: "small", months: 12}}

    expect.to_equal ($response) {
      value = 120
    }
  }
}
