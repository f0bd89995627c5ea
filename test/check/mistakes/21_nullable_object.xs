//# A nullable-object with {"left":null} -> 0
function "depth" {
  input {
    object? left {
      schema {
        int value
      }
    }
  }

  stack {
    conditional {
      if ($input.left == null) {
        return {
          value = 0
        }
      }
    }
  }

  response = $input.left.value
}
//# A nullable-object object-without-schema with {"left":null} -> null
function "depth" {
  input {
    object? left
  }

  stack {
  }

  response = $input.left
}
