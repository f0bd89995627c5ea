//# A comma-between-properties -> "bad: x"
function "caught" {
  input {
  }

  stack {
    try_catch {
      try {
        throw { name = "bad", value = "x" }
      }

      catch {
        return {
          value = $error.name ~ ": x"
        }
      }
    }
  }

  response = null
}
