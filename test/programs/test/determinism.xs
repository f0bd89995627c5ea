// Each test begins anew: with the clock of the tests, its own random values, and nothing that others left.
function "determinism" {
  input {
    int wait?
  }

  stack {
    var $begun {
      value = now
    }

    security.random_number {
      min = 1
      max = 1000000
    } as $number

    security.create_uuid as $uuid

    util.sleep {
      value = $input.wait
    }

    redis.incr {
      key = "visits"
      by = 1
    } as $visits
  }

  response = {
    begun: $begun
    later: now - $begun
    number: $number
    uuid: $uuid
    visits: $visits
    zone: now|format_timestamp:"e":"UTC"
  }

  test "what a test draws" {
    expect.to_equal ($response.begun) {
      value = 1738324800000
    }

    expect.to_be_within ($response.number) {
      min = 0
      max = 1000001
    }

    expect.to_equal ($response.visits) {
      value = 1
    }

    expect.to_equal ($response.zone) {
      value = "UTC"
    }
  }

  test "what another draws" {
    expect.to_equal ($response.visits) {
      value = 1
    }

    expect.to_equal ($response.later) {
      value = 0
    }
  }

  test "waiting moves the clock on, and takes no time" {
    input = {wait: 3600}

    expect.to_equal ($response.later) {
      value = 3600000
    }
  }

  test "a value nobody knows before" {
    expect.to_equal ($response.uuid) { ### "to_equal failed - expected value \"00000000-0000-4000-8000-000000000000\" does not equal"
      value = "00000000-0000-4000-8000-000000000000"
    }
  }
}
