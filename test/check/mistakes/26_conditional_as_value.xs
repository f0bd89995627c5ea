//# F foreign-syntax "18) ? " with {"age":20} -> "adult"
function "group" {
  input {
    int age
  }

  stack {
    var $group {
      value = conditional {
        if ($input.age >= 18) {
          "adult"
        }
        else {
          "child"
        }
      }
    }
  }

  response = $group
}
//# E foreign-syntax "a : b"
function "group" {
  input {
    int age
  }

  stack {
    var $group {
      value = conditional {
        if ($input.age >= 18) {
          return { value = "adult" }
        }
      }
    }
  }

  response = $group
}
//# F foreign-syntax with {"age":7} -> "child"
function "group" {
  input {
    int age
  }

  stack {
    var $group {
      value = if ($input.age >= 18) { "adult" } else { "child" }
    }
  }

  response = $group
}
