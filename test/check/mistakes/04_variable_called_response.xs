//# A reserved-variable -> [1]
function "collect" {
  input {
  }

  stack {
    var $response {
      value = []
    }

    array.push $response {
      value = 1
    }
  }

  response = $response
}
