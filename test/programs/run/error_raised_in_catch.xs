function "error_raised_in_catch" {
  input {
  }

  stack {
    try_catch {
      try {
        throw {
          name = "first"
          value = "first"
        }
      }

      catch {
        throw { //! second after first
          name = "second"
          value = "second after " ~ $error.message
        }
      }
    }
  }

  response = null
}
