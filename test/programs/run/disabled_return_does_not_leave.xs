function "disabled_return_does_not_leave" {
  input {
  }

  stack {
    conditional {
      if (true) {
        return {
          value = "left"
          disabled = true
        }
      }
      else {
        var $x { value = 1 }
      }
    }
    var $y { value = $x } //! Missing var entry: x
  }

  response = null
}
