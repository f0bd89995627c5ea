function "assertions" {
  input {
  }

  stack {
    var $total {
      value = {sum: 5}
    }

    expect.to_equal ($total.sum) { ### "assertion-outside-test: `expect.to_equal` stands outside of a test"
      value = 5
    }

    expect.to_be_defined ($total.mean) ### "assertion-outside-test"
    expect.to_not_be_defined ($totl) ### "assertion-outside-test" "unknown-variable: nothing sets `$totl`"
    expect.to_be_within ($total.sum) { ### "assertion-outside-test" "missing-attribute: `expect.to_be_within` lacks `max`"
      min = 1
    }

    expect.to_contain ($total.sum) { ### "assertion-outside-test" "missing-attribute"
    }

    expect.to_be_true ($total.sum) as $x ### "assertion-outside-test" "unexpected"

    expect.to_throw { ### "assertion-outside-test"
      stack {
        var $found {
          value = $total ### "maybe-unset: `$total` may not be set here"
        }

        throw {
          name = "Oops"
          value = $found
        }
      }

      exception = "oops"
      message = "oops" ### "unknown-attribute: `expect.to_throw` has no property `message`"
    }

    debug.log {
      value = $found ### "maybe-unset"
    }
  }

  response = null
}
