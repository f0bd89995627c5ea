//# F read-only-input with {"a":[1]} -> [9]
function "change" {
  input {
    int[] a
  }

  stack {
    var.update $input.a[0] {
      value = 9
    }
  }

  response = $input.a
}
//# F read-only-input with {"a":[1]} -> [1,2]
function "change" {
  input {
    int[] a
  }

  stack {
    array.push $input.a {
      value = 2
    }
  }

  response = $input.a
}
