// Where a value stands among others, and a moment beside the clock of the test.
function "order" {
  input {
    int soon?=60
  }

  stack {
    var $later {
      value = now|add_secs_to_timestamp:$input.soon
    }
  }

  response = {
    three: 3
    decimal: 2.5
    text: "10"
    word: "apple"
    nothing: null
    now: now
    later: $later
    seconds: 1700000000
    past: "2020-02-29"
    future: "2999-01-01T00:00:00Z"
  }

  test "greater and less" {
    expect.to_be_greater_than ($response.three) {
      value = 2.5
    }

    expect.to_be_greater_than ($response.text) {
      value = 9
    }

    expect.to_be_greater_than ($response.word) {
      value = "Apple"
    }

    expect.to_be_less_than ($response.decimal) {
      value = $response.three
    }
  }

  test "neither greater nor less" {
    expect.to_be_greater_than ($response.three) { ### "to_be_greater_than failed - 3 is not greater than 3" help "`value = 2`"
      value = 3
    }

    expect.to_be_less_than ($response.three) { ### "to_be_less_than failed - 3 is not less than 3" help "`value = 4`"
      value = 3
    }

    expect.to_be_less_than ($response.nothing) { ### "to_be_less_than failed - null is not less than 3" help "null has none"
      value = 3
    }

    expect.to_be_less_than ($response.word) { ### "to_be_less_than failed - \"apple\" is not less than 3" help "compared as texts"
      value = 3
    }
  }

  test "within" {
    expect.to_be_within ($response.three) {
      min = 2
      max = 4
    }

    expect.to_be_within ($response.decimal) {
      min = 2
      max = 3
    }
  }

  test "on a bound" {
    expect.to_be_within ($response.three) { ### "to_be_within failed - 3 does not lie between 3 and 5, both excluded" help "write `min = 2`"
      min = 3
      max = 5
    }

    expect.to_be_within ($response.three) { ### "to_be_within failed - 3 does not lie between 1 and 3, both excluded" help "write `max = 4`"
      min = 1
      max = 3
    }

    expect.to_be_within ($response.three) { ### "to_be_within failed - 3 does not lie between 5 and 1, both excluded" help "`min` has to be less than `max`"
      min = 5
      max = 1
    }

    expect.to_be_within ($response.nothing) { ### "to_be_within failed - null does not lie between 0 and 9, both excluded"
      min = 0
      max = 9
    }
  }

  test "past and future" {
    expect.to_be_in_the_past ($response.past)
    expect.to_be_in_the_past ($response.now)
    expect.to_be_in_the_future ($response.future)
    expect.to_be_in_the_future ($response.later)
  }

  test "neither past nor future" {
    expect.to_be_in_the_past ($response.future) ### "to_be_in_the_past failed - \"2999-01-01T00:00:00Z\" is not in the past"
    expect.to_be_in_the_future ($response.now) ### "to_be_in_the_future failed - 1738324800000 is not in the future"
    expect.to_be_in_the_future ($response.seconds) ### "to_be_in_the_future failed - 1700000000 is not in the future" help "`* 1000`"
    expect.to_be_in_the_past ($response.word) ### "Unable to read \"apple\" as a date"
    expect.to_be_in_the_past ($response.nothing) ### "`expect.to_be_in_the_past` needs a timestamp or date text, not null"
  }

  test "the clock stands" {
    expect.to_equal ($response.now) {
      value = 1738324800000
    }

    expect.to_equal ($response.later) {
      value = 1738324800000 + 60000
    }
  }
}
