//# A unreachable
function "example" {
  input {
  }

  stack {
    return {
      value = 1
    }

    debug.log {
      value = "never"
    }
  }

  response = null
}

//# A unreachable
function "example" {
  input {
  }

  stack {
    foreach ([1]) {
      each as $item {
        continue

        debug.log {
          value = $item
        }
      }
    }
  }

  response = null
}

//# A -> 1
function "example" {
  input {
  }

  stack {
    conditional {
      if (1 < 2 && ("a"|strlen) == 1) {
        return {
          value = 1
        }
      }
    }

    debug.log {
      value = "later"
    }
  }

  response = null
}
