// What a plan costs per month.
function "plan_price" {
  input {
    text plan filters=trim|lower
  }

  stack {
    var $prices {
      value = {small: 12, large: 40}
    }

    var $price {
      value = $prices|get:$input.plan
    }

    precondition ($price != null) {
      error_type = "notfound"
      error = "There is no plan \"" ~ $input.plan ~ "\""
      payload = {known: ($prices|keys)}
    }
  }

  response = $price

  test "knows the plan in whatever case" {
    input = {plan: " Large "}

    expect.to_equal ($response) {
      value = 40
    }
  }

  test "says which plans there are when there is none of the name" {
    input = {plan: "gold"}

    expect.to_throw {
      exception = "There is no plan \"gold\""
    }
  }
}
