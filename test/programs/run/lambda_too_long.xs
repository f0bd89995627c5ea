function "lambda_too_long" {
  input {
  }

  stack {
    var $list {
      value = [1, 2]
    }

    var $never {
      value = $list|lambda_map:"await new Promise(() => {})" //! The code took longer than 10 seconds
    }
  }

  response = $never
}
//? Give it more time with `timeout`
