function "expect_fails" {
  input {
  }

  stack {
    var $total {
      value = 7.5
    }

    expect.to_be_greater_than ($total) {
      value = 5
    }

    expect.to_be_less_than ($total) { //! to_be_less_than failed - 7.5 is not less than 7
      value = 7
    }
  }

  response = $total
}
